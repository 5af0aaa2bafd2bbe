#include "model/open_data.hpp"

#include "model/project.hpp"

#include <array>

namespace peil {

const LicenceWords& words_of(Licence licence)
{
  // In the order of the enumeration.
  static constexpr std::array k_licences{
      LicenceWords{"CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/",
                   "http://publications.europa.eu/resource/authority/licence/CC0"},
      LicenceWords{"CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/",
                   "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"},
  };
  return k_licences[static_cast<std::size_t>(licence)];
}

const std::vector<std::string>& own_dataset_names()
{
  static const std::vector<std::string> k_names = {
      "indicatoren", "kengetallen", "mijlpalen", "begroting", "besluiten", "edities", "kolommen"};
  return k_names;
}

std::string data_address(DataFormat format, const std::string& name)
{
  const std::string folder(k_data_folder);
  switch (format) {
  case DataFormat::csv:
    return folder + name + ".csv";
  case DataFormat::excel_csv:
    return folder + "excel/" + name + ".csv";
  case DataFormat::json:
    return folder + name + ".json";
  case DataFormat::xlsx:
    return folder + name + ".xlsx";
  case DataFormat::zip:
    break;
  }
  return std::string(k_archive_address);
}

std::set<std::string, std::less<>> data_addresses(const Project& project)
{
  std::vector<std::string> names = {"indicatoren", "kengetallen", "kolommen"};
  for (const Register& one : project.registers)
    if (one.is_public)
      names.push_back(one.name);
  if (!project.milestones.empty())
    names.emplace_back("mijlpalen");
  if (!project.budget.lines.empty())
    names.emplace_back("begroting");
  if (project.keeps_decisions)
    names.emplace_back("besluiten");
  std::set<std::string, std::less<>> addresses = {std::string(k_archive_address),
                                                  std::string(k_package_address),
                                                  std::string(k_catalogue_address)};
  for (const std::string& name : names)
    for (const DataFormat format :
         {DataFormat::csv, DataFormat::excel_csv, DataFormat::json, DataFormat::xlsx})
      addresses.insert(data_address(format, name));
  return addresses;
}

} // namespace peil
