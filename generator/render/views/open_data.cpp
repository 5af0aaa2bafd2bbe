#include "model/status_keys.hpp"
#include "render/addresses.hpp"
#include "render/editions.hpp"
#include "render/views/linked_data.hpp"
#include "render/views/pages.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

// "340 bytes", "12 kB", "1,3 MB": rounded up, so that no file has nothing in it.
std::string size_text(const Words& words, std::size_t bytes)
{
  constexpr std::size_t kilo = 1'000;
  constexpr std::size_t mega = kilo * kilo;
  constexpr std::size_t tenth = mega / 10;
  if (bytes < mega)
    return fmt::format("{}\u00a0kB", (bytes + kilo - 1) / kilo);
  return words.notation().number(Decimal::from_millionths(
             static_cast<std::int64_t>((bytes + tenth - 1) / tenth * tenth))) +
         "\u00a0MB";
}

json file_view(const Words& words, const DataFile* file)
{
  if (file == nullptr)
    return nullptr;
  return {{"adres", file->address}, {"grootte", size_text(words, file->bytes)}};
}

const DataFile* find(const PublishedDataset& data, DataFormat format, std::string_view table)
{
  const auto found = std::find_if(data.files.begin(), data.files.end(), [&](const DataFile& one) {
    return one.format == format && one.table == table;
  });
  return found == data.files.end() ? nullptr : &*found;
}

// A row for each table: its two forms of CSV.
json tables_view(const Words& words, const PublishedDataset& data)
{
  json rows = json::array();
  for (const DataFile& file : data.files)
    if (file.format == DataFormat::csv)
      rows.push_back({{"naam", file.table},
                      {"titel", file.table_title},
                      {"csv", file_view(words, &file)},
                      {"excel", file_view(words, find(data, DataFormat::excel_csv, file.table))}});
  return rows;
}

json dataset_view(const SiteView& site, const PublishedDataset& data)
{
  const DatasetInfo& info = data.info;
  return {{"id", info.name},
          {"titel", info.title},
          {"omschrijving", info.description.empty() ? json() : json(info.description)},
          {"peildatum", date_view(site.words, info.as_of)},
          {"stand", site.words.say(fmt::format("cijfer.{}", key_of(info.state)))},
          {"voorbeeld", info.is_sample},
          {"aantal", data.records},
          {"pagina", info.page == k_open_data ? json() : json(info.page)},
          {"xlsx", file_view(site.words, find(data, DataFormat::xlsx, ""))},
          {"json", file_view(site.words, find(data, DataFormat::json, ""))},
          {"tabellen", tables_view(site.words, data)}};
}

json licence_view(const Plan& plan)
{
  if (!plan.licence)
    return nullptr;
  const LicenceWords& words = words_of(*plan.licence);
  return {
      {"titel", words.title}, {"adres", words.address}, {"vrij", *plan.licence == Licence::cc0}};
}

// Editions that have data of their own beside their page; those frozen by an earlier version of the
// program have less.
json editions_view(const SiteView& site)
{
  json list = json::array();
  if (site.editions == nullptr)
    return list;
  for (const EditionSite& one : site.editions->shown) {
    const std::string folder = edition_address(one.edition->id.value);
    const std::string package = folder.substr(1) + "datapackage.json";
    const bool has_package =
        !one.edition->is_frozen() ||
        std::any_of(one.edition->files->begin(), one.edition->files->end(),
                    [&](const OutputFile& file) { return file.path == package; });
    list.push_back({{"titel", one.edition->title},
                    {"adres", folder},
                    {"peildatum", date_view(site.words, one.edition->as_of)},
                    {"json", folder + "indicatoren.json"},
                    {"csv", has_package ? json(folder + "indicatoren.csv") : json()},
                    {"pakket", has_package ? json(folder + "datapackage.json") : json()}});
  }
  return list;
}

// The first figure there is, to show how to name one.
json example_citation(const SiteView& site)
{
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i)
    if (!site.project.indicators[i].is_helper)
      return citation_of(site, i);
  return nullptr;
}

json contact_view(const Plan& plan)
{
  if (plan.contact_name.empty())
    return nullptr;
  return {{"naam", plan.contact_name}, {"adres", plan.contact_address}};
}

json open_data(const SiteView& site)
{
  const DataListing none;
  const DataListing& listing = site.data == nullptr ? none : *site.data;
  json list = json::array();
  for (const PublishedDataset& one : listing.datasets)
    list.push_back(dataset_view(site, one));
  return {{"datasets", std::move(list)},
          {"alles", listing.empty() ? json() : file_view(site.words, &listing.archive)},
          {"licentie", licence_view(site.project.plan)},
          {"edities", editions_view(site)},
          {"citaat", example_citation(site)},
          {"contact", contact_view(site.project.plan)},
          {"voor_machines", catalogue_for_machines(site, listing)}};
}

} // namespace

Page open_data_page(const SiteView& site)
{
  Page page;
  page.address = std::string(k_open_data);
  page.template_name = "open-data.html";
  page.title = site.words.own("open_data.titel");
  page.description = site.words.say("open_data.omschrijving");
  page.breadcrumbs = {{site.words.own("menu.gegevens"), std::string(k_data)}};
  page.data = [&site] { return open_data(site); };
  return page;
}

} // namespace peil::render
