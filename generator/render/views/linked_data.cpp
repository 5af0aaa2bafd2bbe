#include "render/views/linked_data.hpp"

#include "model/status_keys.hpp"
#include "render/addresses.hpp"
#include "template/relative_address.hpp"

#include <array>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

constexpr std::string_view k_vocabulary = "https://schema.org";

struct FormatRow
{
  DataFormat format;
  std::string_view word;
  std::string_view media_type;
};

// In the order in which readers are offered them.
constexpr std::array k_formats{
    FormatRow{DataFormat::csv, "open_data.csv", "text/csv"},
    FormatRow{DataFormat::excel_csv, "open_data.excel_csv", "text/csv"},
    FormatRow{DataFormat::xlsx, "open_data.xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    FormatRow{DataFormat::json, "open_data.json", "application/json"},
};

/// Addresses as the page at `page` can say them: public ones or, while the site has none, from
/// where that page stands.
std::string place(const SiteView& site, std::string_view page, std::string_view address)
{
  const std::string& base = site.project.plan.address;
  if (!base.empty())
    return base + std::string(address.substr(1));
  const std::string own =
      has_translation(page) ? site.words.root() + std::string(page) : std::string(page);
  return template_engine::relative_address(file_of(own), address);
}

json organisation(const SiteView& site)
{
  return {{"@type", "GovernmentOrganization"}, {"name", site.project.plan.organisation}};
}

json distributions(const SiteView& site, std::string_view page, const std::string& dataset)
{
  json list = json::array();
  for (const FormatRow& row : k_formats)
    list.push_back({{"@type", "DataDownload"},
                    {"encodingFormat", row.media_type},
                    {"contentUrl", place(site, page, data_address(row.format, dataset))}});
  return list;
}

// What every dataset and report says of itself.
json described(const SiteView& site, std::string_view type, const std::string& name,
               const std::string& description, std::string_view page)
{
  const Plan& plan = site.project.plan;
  json thing = {{"@context", k_vocabulary},
                {"@type", type},
                {"name", name},
                {"description", description},
                {"creator", organisation(site)},
                {"publisher", organisation(site)},
                {"inLanguage", plan.language},
                {"dateModified", site.snapshot.as_of.to_iso()},
                {"temporalCoverage",
                 fmt::format("{}/{}", plan.period.first.to_iso(), plan.period.last.to_iso())},
                {"isAccessibleForFree", true}};
  if (!plan.address.empty()) {
    thing["@id"] = place(site, page, page);
    thing["url"] = thing["@id"];
  }
  if (plan.licence)
    thing["license"] = words_of(*plan.licence).address;
  if (!plan.keywords.empty())
    thing["keywords"] = plan.keywords;
  return thing;
}

std::string_view dataset_of(const Indicator& indicator)
{
  return indicator.is_helper ? "kengetallen" : "indicatoren";
}

std::string page_of(const Indicator& indicator)
{
  return indicator_address(indicator.belongs_to.empty() ? indicator.id.value
                                                        : indicator.belongs_to);
}

json number_of(Decimal value)
{
  return value.is_whole() ? json(value.whole()) : json(value.to_double());
}

// "geen gegevens" where there is no number to say.
std::string value_in_words(const SiteView& site, const Indicator& indicator,
                           const IndicatorResult& result)
{
  if (result.not_applicable)
    return site.words.say("waarde.nvt");
  if (result.hidden)
    return site.words.say("waarde.niet_getoond");
  return result.value ? site.words.value_with_unit(indicator, *result.value)
                      : site.words.say("waarde.geen_gegevens");
}

} // namespace

json figure_for_machines(const SiteView& site, std::size_t index)
{
  const Indicator& indicator = site.project.indicators[index];
  const IndicatorResult& result = site.snapshot.indicators[index];
  const std::string page = page_of(indicator);
  json measured = {{"@type", "PropertyValue"},
                   {"name", indicator.title},
                   {"unitText", indicator.unit_many},
                   {"description", indicator.summary}};
  if (result.value && !result.hidden && !result.not_applicable)
    measured["value"] = number_of(*result.value);
  if (result.target && result.target->minimum)
    measured["minValue"] = number_of(*result.target->minimum);
  if (result.target && result.target->maximum)
    measured["maxValue"] = number_of(*result.target->maximum);
  json figure = described(site, "Dataset", indicator.title, indicator.summary, page);
  figure["identifier"] = indicator.id.value;
  figure["creativeWorkStatus"] = key_of(result.state);
  figure["citation"] = citation_of(site, index);
  figure["variableMeasured"] = std::move(measured);
  figure["distribution"] = distributions(site, page, std::string(dataset_of(indicator)));
  return figure;
}

json register_for_machines(const SiteView& site, const Register& of)
{
  const std::string page = register_address(of.name);
  json data = described(site, "Dataset", of.title,
                        of.description.empty() ? of.title : of.description, page);
  data["identifier"] = of.name;
  data["distribution"] = distributions(site, page, of.name);
  return data;
}

json catalogue_for_machines(const SiteView& site, const DataListing& data)
{
  json catalogue = described(site, "DataCatalog", site.project.plan.title,
                             site.project.plan.summary, k_open_data);
  catalogue["dataset"] = json::array();
  for (const PublishedDataset& one : data.datasets) {
    const DatasetInfo& info = one.info;
    json entry = described(site, "Dataset", info.title,
                           info.description.empty() ? info.title : info.description, k_open_data);
    for (const char* known : {"@context", "@id", "url"})
      entry.erase(known);
    entry["identifier"] = info.name;
    entry["creativeWorkStatus"] = key_of(info.state);
    entry["distribution"] = distributions(site, k_open_data, info.name);
    catalogue["dataset"].push_back(std::move(entry));
  }
  return catalogue;
}

json report_for_machines(const SiteView& site, const std::string& title, const std::string& address,
                         const Edition* edition)
{
  json report = described(site, "Report", title, site.project.plan.summary, address);
  report["about"] = site.project.plan.title;
  report["reportNumber"] = edition == nullptr ? site.snapshot.as_of.to_iso() : edition->id.value;
  if (edition != nullptr && edition->published)
    report["datePublished"] = edition->published->to_iso();
  return report;
}

json downloads_of(const Words& words, const std::string& dataset)
{
  json list = json::array();
  for (const FormatRow& row : k_formats)
    list.push_back({{"titel", words.say(row.word)}, {"adres", data_address(row.format, dataset)}});
  return list;
}

std::string citation_of(const SiteView& site, std::size_t index)
{
  const Indicator& indicator = site.project.indicators[index];
  const IndicatorResult& result = site.snapshot.indicators[index];
  return site.words.say(
      "open_data.citaat",
      {{"organisatie", site.project.plan.organisation},
       {"titel", site.words.title(indicator).text},
       {"waarde", value_in_words(site, indicator, result)},
       {"plan", site.words.title(site.project.plan).text},
       {"datum", site.words.notation().long_date(site.snapshot.as_of)},
       {"stand", site.words.say(fmt::format("cijfer.{}", key_of(result.state)))}});
}

} // namespace peil::render
