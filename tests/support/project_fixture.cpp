#include "support/project_fixture.hpp"

#include "base/disk_files.hpp"
#include "check/check_sources.hpp"
#include "read/project_files.hpp"
#include "read/yaml.hpp"

#include <algorithm>
#include <stdexcept>

namespace peil::tests {
namespace {

constexpr std::string_view k_registers = "data/registers/";

[[noreturn]] void give_up(const Diagnostics& mistakes)
{
  std::string text;
  for (const Diagnostic& one : mistakes)
    text +=
        to_text(one, Language::dutch, [](const FileName&, std::uint32_t) { return std::nullopt; });
  throw std::runtime_error(text);
}

// "ketenprojecten" for a file in data/registers/ketenprojecten/; nothing for other files.
std::string register_of(const FileName& file)
{
  if (!file.str().starts_with(k_registers))
    return {};
  const std::string rest = file.str().substr(k_registers.size());
  return rest.substr(0, rest.find('/'));
}

bool is_description(const FileName& file)
{
  return file.str().ends_with("/register.yaml");
}

bool holds_sample(const Document& description)
{
  const Value* sample = description.root.find("voorbeeld");
  return sample != nullptr && sample->text == "true";
}

// Only the names of the municipalities stand in the plan; what they did is up to the test.
void keep_plain_facts(Table& municipalities)
{
  for (Value& row : municipalities.rows)
    std::erase_if(row.members, [](const Value::Member& member) {
      return member.key.value.find('.') != std::string::npos;
    });
}

// What the plan itself says: no progress, no editions, no texts, no sample records.
Sources without_sample(Sources sources)
{
  std::vector<std::string> sample;
  for (const Document& one : sources.documents)
    if (is_description(one.file) && holds_sample(one))
      sample.push_back(register_of(one.file));
  const auto is_sample = [&](const FileName& file) {
    return file.str().starts_with("data/voortgang/") || file.str().starts_with("data/edities") ||
           (!is_description(file) &&
            std::find(sample.begin(), sample.end(), register_of(file)) != sample.end());
  };
  std::erase_if(sources.documents, [&](const Document& one) { return is_sample(one.file); });
  std::erase_if(sources.tables, [&](const Table& one) {
    return is_sample(one.file) && register_of(one.file) != "gemeenten";
  });
  for (Table& one : sources.tables)
    if (register_of(one.file) == "gemeenten")
      keep_plain_facts(one);
  sources.texts.clear();
  sources.theme_files.clear();
  sources.edition_files.clear();
  sources.bytes_by_file.clear();
  std::erase_if(sources.mistakes,
                [](const Diagnostic& one) { return !one.at.file.str().starts_with("data/"); });
  return sources;
}

// Read once for all tests of a program.
const Sources& shipped_sources()
{
  static const Sources sources = [] {
    DiskFiles files;
    const std::filesystem::path project = PEIL_SOURCE_DIR;
    return without_sample(read::read_sources(files, {project, project / "themes/standaard"}));
  }();
  return sources;
}

void put_file(Sources& sources, const std::string& name, const std::string& yaml)
{
  const FileName file(name);
  std::erase_if(sources.documents, [&](const Document& one) { return one.file == file; });
  Result<Value> root = read::parse_yaml(file, yaml);
  if (!root)
    give_up(root.mistakes());
  const auto place = std::find_if(sources.documents.begin(), sources.documents.end(),
                                  [&](const Document& one) { return file.str() < one.file.str(); });
  sources.documents.insert(place, {file, std::move(root).value()});
}

void put_records(Sources& sources, const std::string& name, const std::string& yaml)
{
  const auto is_shipped = [&name](const auto& one) {
    return register_of(one.file) == name && !is_description(one.file);
  };
  std::erase_if(sources.documents, is_shipped);
  std::erase_if(sources.tables, is_shipped);
  put_file(sources, std::string(k_registers) + name + "/test.yaml", yaml);
}

} // namespace

Project make_project(const TestData& data)
{
  Sources sources = shipped_sources();
  for (const auto& [name, yaml] : data.records)
    put_records(sources, name, yaml);
  for (const auto& [name, yaml] : data.files)
    put_file(sources, name, yaml);
  Result<Project> project = check::check_sources(sources);
  if (!project)
    give_up(project.mistakes());
  return std::move(project).value();
}

TestProject::TestProject(const TestData& data)
    : m_project(std::make_unique<Project>(make_project(data))),
      m_evaluation(std::make_unique<compute::Evaluation>(*m_project))
{
}

Snapshot TestProject::snapshot(std::string_view on) const
{
  return compute::compute_snapshot(*m_evaluation, day(on));
}

IndicatorResult TestProject::result(std::string_view indicator, std::string_view on) const
{
  for (IndicatorResult& one : snapshot(on).indicators)
    if (m_project->indicators[one.indicator_index].id.value == indicator)
      return std::move(one);
  throw std::runtime_error("no indicator " + std::string(indicator));
}

Date day(std::string_view iso)
{
  const std::optional<Date> date = Date::parse(iso);
  if (!date)
    throw std::runtime_error("no date: " + std::string(iso));
  return *date;
}

} // namespace peil::tests
