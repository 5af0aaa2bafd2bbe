#include "check/register_folders.hpp"

#include "base/text.hpp"
#include "check/source_folder.hpp"
#include "model/open_data.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace peil::check {
namespace {

constexpr std::string_view k_registers = "data/registers/";
constexpr std::string_view k_description = "register.yaml";

using Folders = std::map<std::string, RegisterFolder, std::less<>>;

Position whole(FileName file)
{
  return {file, 0, 0, 1};
}

// Nothing, after a mistake, for a file that stands in no register folder, or too deep in one.
RegisterFolder* folder_of(FileName file, Folders& folders, Diagnostics& mistakes)
{
  const std::string_view path = std::string_view(file.str()).substr(k_registers.size());
  const std::vector<std::string_view> names = split(path, '/');
  if (names.size() == 2) {
    RegisterFolder& folder = folders[std::string(names.front())];
    folder.name = names.front();
    return &folder;
  }
  mistakes.push_back(
      error_at(whole(file),
               say("dit bestand hoort niet bij een register", "this file belongs to no register"),
               say("zet records in de map van hun register: data/registers/{}/{}",
                   "put records in the folder of their register: data/registers/{}/{}",
                   names.size() > 2 ? names.front() : std::string_view("NAAM"), names.back())));
  return nullptr;
}

bool is_description(FileName file)
{
  return file.str().ends_with("/" + std::string(k_description));
}

void add_documents(const Sources& sources, Folders& folders, Diagnostics& mistakes)
{
  for (const Document& document : sources.documents) {
    if (!document.file.str().starts_with(k_registers))
      continue;
    RegisterFolder* folder = folder_of(document.file, folders, mistakes);
    if (folder == nullptr)
      continue;
    if (is_description(document.file))
      folder->description = &document;
    else
      folder->documents.push_back(&document);
  }
}

void add_tables(const Sources& sources, Folders& folders, Diagnostics& mistakes)
{
  for (const Table& table : sources.tables)
    if (table.file.str().starts_with(k_registers))
      if (RegisterFolder* folder = folder_of(table.file, folders, mistakes))
        folder->tables.push_back(&table);
}

FileName first_file(const RegisterFolder& folder)
{
  if (folder.description != nullptr)
    return folder.description->file;
  return folder.documents.empty() ? folder.tables.front()->file : folder.documents.front()->file;
}

// The site has data of its own with these names (docs/open-data.md).
bool is_reserved(const std::string& name)
{
  const std::vector<std::string>& own = own_dataset_names();
  return std::find(own.begin(), own.end(), name) != own.end();
}

void check_name(const RegisterFolder& folder, Diagnostics& mistakes)
{
  if (is_reserved(folder.name))
    mistakes.push_back(error_at(
        whole(first_file(folder)),
        say("een register kan niet '{}' heten: dat adres heeft de site zelf nodig",
            "a register cannot be called '{}': the site needs that address itself", folder.name),
        say("geef de map een andere naam", "give the folder another name")));
  if (is_address_word(folder.name))
    return;
  mistakes.push_back(error_at(
      whole(first_file(folder)),
      say("de map '{}' kan geen adres zijn", "the folder '{}' cannot be an address", folder.name),
      say("een register heet naar zijn map: kleine letters, cijfers en '-'",
          "a register is named after its folder: lower case letters, digits and '-'")));
}

void report_missing_description(const RegisterFolder& folder, Diagnostics& mistakes)
{
  mistakes.push_back(error_at(
      whole(first_file(folder)),
      say("deze map heeft geen register.yaml", "this folder has no register.yaml"),
      say("beschrijf de velden van deze records in data/registers/{}/register.yaml",
          "describe the fields of these records in data/registers/{}/register.yaml", folder.name)));
}

} // namespace

std::vector<std::string> unreadable_registers(const Sources& sources)
{
  std::vector<std::string> names;
  for (const std::string& file : unreadable_files(sources, k_registers))
    if (file.ends_with(fmt::format("/{}", k_description)))
      names.push_back(file.substr(k_registers.size(), file.rfind('/') - k_registers.size()));
  return names;
}

std::vector<std::string> faulty_registers(const Diagnostics& mistakes)
{
  std::vector<std::string> names;
  for (const Diagnostic& one : mistakes) {
    const std::string& file = one.at.file.str();
    if (one.severity != Severity::warning && file.starts_with(k_registers) &&
        file.ends_with(fmt::format("/{}", k_description)))
      names.push_back(file.substr(k_registers.size(), file.rfind('/') - k_registers.size()));
  }
  return names;
}

std::vector<RegisterFolder> find_register_folders(const Sources& sources, Diagnostics& mistakes)
{
  Folders folders;
  add_documents(sources, folders, mistakes);
  add_tables(sources, folders, mistakes);
  const std::vector<std::string> unreadable = unreadable_registers(sources);
  std::vector<RegisterFolder> found;
  for (auto& [name, folder] : folders) {
    check_name(folder, mistakes);
    if (folder.description == nullptr) {
      if (std::find(unreadable.begin(), unreadable.end(), name) == unreadable.end())
        report_missing_description(folder, mistakes);
      continue;
    }
    folder.has_unreadable_files =
        !unreadable_files(sources, fmt::format("{}{}/", k_registers, name)).empty();
    found.push_back(std::move(folder));
  }
  return found;
}

} // namespace peil::check
