#include "publish_data.hpp"

#include "base/dutch.hpp"
#include "base/sha256.hpp"
#include "base/share_work.hpp"
#include "model/status_keys.hpp"
#include "open_data/catalogue.hpp"
#include "open_data/csv.hpp"
#include "open_data/data_package.hpp"
#include "open_data/datasets.hpp"
#include "open_data/figures.hpp"
#include "open_data/json.hpp"
#include "workbook/write_archive.hpp"
#include "workbook/write_data_workbook.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil {
namespace {

std::string path_of(std::string_view address)
{
  return std::string(address.substr(1));
}

/// A dataset in every format.
struct Encoded
{
  std::vector<OutputFile> files;
  std::vector<DataFile> listed;
  Diagnostics mistakes;
};

void add(Encoded& encoded, DataFormat format, const std::string& name, const DataTable& table,
         std::string bytes)
{
  const std::string address = data_address(format, name);
  encoded.listed.push_back({format, address, bytes.size(), sha256(bytes), table.name, table.title});
  encoded.files.push_back({path_of(address), std::move(bytes)});
}

std::vector<std::string> remarks_on(const DatasetInfo& info, const Plan& plan)
{
  std::vector<std::string> remarks = {
      info.description, fmt::format("{}, {}.", plan.organisation, plan.title),
      fmt::format("Stand op {}, {}.", dutch::long_date(info.as_of), key_of(info.state))};
  if (info.is_sample)
    remarks.emplace_back("Let op: dit zijn voorbeeldgegevens. Ze zijn verzonnen.");
  if (plan.licence)
    remarks.push_back(fmt::format("Licentie: {} ({}).", words_of(*plan.licence).title,
                                  words_of(*plan.licence).address));
  if (!plan.address.empty())
    remarks.push_back(plan.address + "open-data/");
  return remarks;
}

Encoded encode(const Dataset& dataset, const Plan& plan)
{
  Encoded encoded;
  for (const DataTable& table : dataset.tables)
    add(encoded, DataFormat::csv, table.name, table, open_data::csv(table));
  for (const DataTable& table : dataset.tables)
    add(encoded, DataFormat::excel_csv, table.name, table, open_data::excel_csv(table));
  add(encoded, DataFormat::json, dataset.info.name, {}, open_data::json_text(dataset));
  Result<std::string> workbook =
      workbook::write_data_workbook(dataset, remarks_on(dataset.info, plan));
  if (workbook.ok())
    add(encoded, DataFormat::xlsx, dataset.info.name, {}, std::move(workbook).value());
  else
    encoded.mistakes = std::move(workbook).mistakes();
  return encoded;
}

// Workbooks take most of the time, so two threads share them.
std::vector<Encoded> encode_all(const std::vector<Dataset>& datasets, const Plan& plan)
{
  std::vector<Encoded> encoded(datasets.size());
  share_work(datasets.size(), [&](std::size_t i) { encoded[i] = encode(datasets[i], plan); });
  return encoded;
}

const DataFile& file_of(const std::vector<DataFile>& files, const std::string& table)
{
  return *std::find_if(files.begin(), files.end(), [&](const DataFile& one) {
    return one.format == DataFormat::csv && one.table == table;
  });
}

std::vector<open_data::Resource> resources_of(const std::vector<Dataset>& datasets,
                                              const DataListing& listing)
{
  std::vector<open_data::Resource> resources;
  for (std::size_t i = 0; i < datasets.size(); ++i)
    for (const DataTable& table : datasets[i].tables) {
      const DataFile& file = file_of(listing.datasets[i].files, table.name);
      resources.push_back({&table, table.name + ".csv", file.bytes, file.digest});
    }
  return resources;
}

bool any_sample(const std::vector<Dataset>& datasets)
{
  return std::any_of(datasets.begin(), datasets.end(),
                     [](const Dataset& one) { return one.info.is_sample; });
}

std::string read_me(const Plan& plan, Date as_of, bool is_sample)
{
  std::string text = fmt::format("{}\r\n{}\r\nStand op {}\r\n\r\n", plan.title, plan.organisation,
                                 dutch::long_date(as_of));
  if (is_sample)
    text += "Let op: hierin staan voorbeeldgegevens. Ze zijn verzonnen.\r\n\r\n";
  text += "*.csv              voor programma's: komma's, decimale punt\r\n"
          "excel/*.csv        voor Excel in het Nederlands: puntkomma's, decimale komma\r\n"
          "*.xlsx             Excel-werkmappen\r\n"
          "*.json             voor programma's, met lijsten bij hun record\r\n"
          "kolommen.csv       wat elke kolom betekent; kolommen.codes.csv: elke code\r\n"
          "datapackage.json   hetzelfde voor programma's (datapackage.org)\r\n";
  if (plan.licence)
    text += fmt::format("\r\nLicentie: {} ({})\r\n", words_of(*plan.licence).title,
                        words_of(*plan.licence).address);
  if (!plan.address.empty())
    text += fmt::format("\r\n{}open-data/\r\n", plan.address);
  return text;
}

// The files as they lie in the archive: without the folder that holds them on the site.
std::vector<OutputFile> packed(const std::vector<OutputFile>& files, std::string description)
{
  std::vector<OutputFile> inside = {{"LEESMIJ.txt", std::move(description)}};
  for (const OutputFile& one : files)
    inside.push_back({one.path.substr(path_of(k_data_folder).size()), one.bytes});
  std::sort(inside.begin(), inside.end(),
            [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
  return inside;
}

} // namespace

Result<PublishedData> publish_data(const Project& project, const Snapshot& snapshot,
                                   const std::vector<const Edition*>& frozen)
{
  const Plan& plan = project.plan;
  const std::vector<Dataset> datasets = open_data::make_datasets(project, snapshot, frozen);
  PublishedData published;
  std::vector<Encoded> encoded = encode_all(datasets, plan);
  for (std::size_t i = 0; i < datasets.size(); ++i) {
    if (!encoded[i].mistakes.empty())
      return encoded[i].mistakes;
    std::move(encoded[i].files.begin(), encoded[i].files.end(),
              std::back_inserter(published.files));
    published.listing.datasets.push_back(
        {datasets[i].info, datasets[i].tables.front().rows.size(), std::move(encoded[i].listed)});
  }
  const bool is_sample = any_sample(datasets);
  published.files.push_back({path_of(k_package_address),
                             open_data::data_package(plan, snapshot.as_of, nullptr, is_sample,
                                                     resources_of(datasets, published.listing))});
  TRY_ASSIGN(std::string archive, workbook::write_archive(packed(
                                      published.files, read_me(plan, snapshot.as_of, is_sample))));
  published.listing.archive = {
      DataFormat::zip, std::string(k_archive_address), archive.size(), sha256(archive), {}, {}};
  published.files.push_back({path_of(k_archive_address), std::move(archive)});
  published.files.push_back({path_of(k_catalogue_address),
                             open_data::catalogue(plan, snapshot.as_of, published.listing)});
  return published;
}

std::vector<OutputFile> publish_edition_data(const Project& project, const Snapshot& snapshot,
                                             const Edition& edition)
{
  const Dataset dataset = open_data::figures_of_edition(project, snapshot, edition);
  const std::string folder = fmt::format("edities/{}/", edition.id.value);
  std::vector<OutputFile> files = {
      {folder + dataset.info.name + ".json", open_data::json_text(dataset)}};
  std::vector<open_data::Resource> resources;
  for (const DataTable& table : dataset.tables) {
    std::string bytes = open_data::csv(table);
    resources.push_back({&table, table.name + ".csv", bytes.size(), sha256(bytes)});
    files.push_back({folder + table.name + ".csv", std::move(bytes)});
  }
  files.push_back(
      {folder + "datapackage.json", open_data::data_package(project.plan, snapshot.as_of, &edition,
                                                            dataset.info.is_sample, resources)});
  return files;
}

} // namespace peil
