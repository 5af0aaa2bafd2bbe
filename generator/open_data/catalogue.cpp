#include "open_data/catalogue.hpp"

#include "model/status_keys.hpp"

#include <array>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace peil::open_data {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view k_authority = "http://publications.europa.eu/resource/authority/";
constexpr std::string_view k_media_types = "https://www.iana.org/assignments/media-types/";

struct FormatRow
{
  std::string_view file_type;
  std::string_view media_type;
  std::string_view title;
};

const FormatRow& row_of(DataFormat format)
{
  // In the order of DataFormat.
  static constexpr std::array k_formats{
      FormatRow{"CSV", "text/csv", "CSV"},
      FormatRow{"CSV", "text/csv", "CSV voor Excel (Nederlands)"},
      FormatRow{"JSON", "application/json", "JSON"},
      FormatRow{"XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "Excel-werkmap"},
      FormatRow{"ZIP", "application/zip", "alles in één zipbestand"},
  };
  return k_formats[static_cast<std::size_t>(format)];
}

json context()
{
  return {{"adms", "http://www.w3.org/ns/adms#"},
          {"dcat", "http://www.w3.org/ns/dcat#"},
          {"dct", "http://purl.org/dc/terms/"},
          {"foaf", "http://xmlns.com/foaf/0.1/"},
          {"skos", "http://www.w3.org/2004/02/skos/core#"},
          {"spdx", "http://spdx.org/rdf/terms#"},
          {"vcard", "http://www.w3.org/2006/vcard/ns#"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

json id(std::string address)
{
  return {{"@id", std::move(address)}};
}

json concept_of(std::string_view list, std::string_view code)
{
  return id(fmt::format("{}{}/{}", k_authority, list, code));
}

json date_of(Date date)
{
  return {{"@type", "xsd:date"}, {"@value", date.to_iso()}};
}

/// Says each thing in the language of the plan, at the address of the site.
class Catalogue
{
public:
  Catalogue(const Plan& plan, Date as_of, const DataListing& listing)
      : m_plan(plan), m_as_of(as_of), m_listing(listing)
  {
  }

  json make() const
  {
    json catalogue = {
        {"@context", context()},
        {"@id", place("/data/catalog.jsonld")},
        {"@type", "dcat:Catalog"},
        {"dct:title", words(m_plan.title)},
        {"dct:description", words(m_plan.summary)},
        {"dct:publisher", publisher()},
        {"dct:creator", publisher()},
        {"dct:language", language()},
        {"dct:issued", date_of(m_as_of)},
        {"dct:modified", date_of(m_as_of)},
        {"foaf:homepage", id(place("/open-data/"))},
        {"dcat:themeTaxonomy", id("http://publications.europa.eu/resource/authority/data-theme")}};
    add_contact(catalogue);
    add_licence(catalogue);
    catalogue["dcat:dataset"] = json::array();
    for (const PublishedDataset& one : m_listing.datasets)
      catalogue["dcat:dataset"].push_back(dataset(one));
    catalogue["dcat:dataset"].push_back(archive());
    return catalogue;
  }

private:
  // From the top of the site to an address that a catalogue can use.
  std::string place(std::string_view address) const
  {
    return m_plan.address.empty() ? ".." + std::string(address)
                                  : m_plan.address + std::string(address.substr(1));
  }

  json words(const std::string& text) const
  {
    return {{"@language", m_plan.language}, {"@value", text}};
  }

  json publisher() const
  {
    return {{"@id", place("/") + "#organisatie"},
            {"@type", "foaf:Agent"},
            {"foaf:name", words(m_plan.organisation)}};
  }

  // The European list has codes of three letters.
  json language() const
  {
    return concept_of("language", m_plan.language == "nl"   ? "NLD"
                                  : m_plan.language == "en" ? "ENG"
                                  : m_plan.language == "de" ? "DEU"
                                  : m_plan.language == "fy" ? "FRY"
                                                            : "MUL");
  }

  void add_contact(json& to) const
  {
    if (m_plan.contact_name.empty())
      return;
    const std::string& address = m_plan.contact_address;
    json contact = {{"@id", place("/") + "#contact"},
                    {"@type", "vcard:Organization"},
                    {"vcard:fn", words(m_plan.contact_name)}};
    if (address.starts_with("https://"))
      contact["vcard:hasURL"] = id(address);
    else if (address.find('@') != std::string::npos)
      contact["vcard:hasEmail"] = id("mailto:" + address);
    else
      contact["vcard:note"] = words(address);
    to["dcat:contactPoint"] = std::move(contact);
  }

  void add_licence(json& to) const
  {
    if (m_plan.licence)
      to["dct:license"] = {
          {"@id", words_of(*m_plan.licence).address},
          {"@type", "dct:LicenseDocument"},
          {"skos:exactMatch", id(std::string(words_of(*m_plan.licence).authority))}};
  }

  json themes() const
  {
    json list = json::array();
    for (const std::string& code : m_plan.themes)
      list.push_back(concept_of("data-theme", code));
    // The report of a public body on its plan, whatever the plan is about.
    if (list.empty())
      list.push_back(concept_of("data-theme", "GOVE"));
    return list;
  }

  json described(const DatasetInfo& info, const std::string& address) const
  {
    json one = {
        {"@id", place(address)},
        {"@type", "dcat:Dataset"},
        {"dct:identifier",
         m_plan.address.empty() ? fmt::format("{}/{}", m_plan.id, info.name) : place(address)},
        {"dct:title", words(info.title)},
        {"dct:description", words((info.is_sample ? "Voorbeeldgegevens, verzonnen. " : "") +
                                  (info.description.empty() ? info.title : info.description))},
        {"dct:publisher", publisher()},
        {"dct:creator", publisher()},
        {"dct:accessRights", concept_of("access-right", "PUBLIC")},
        {"dct:language", language()},
        {"dcat:theme", themes()},
        {"dct:issued", date_of(info.as_of)},
        {"dct:modified", date_of(info.as_of)},
        {"dcat:version", info.as_of.to_iso()},
        {"adms:status", concept_of("dataset-status", "COMPLETED")},
        {"adms:versionNotes", words(std::string(key_of(info.state)))},
        {"dct:temporal",
         {{"@type", "dct:PeriodOfTime"},
          {"dcat:startDate", date_of(m_plan.period.first)},
          {"dcat:endDate", date_of(std::max(m_plan.period.first, info.as_of))}}},
        {"dcat:landingPage", id(place("/open-data/"))}};
    // A dataset that still changes is not complete.
    if (info.state == FigureState::provisional)
      one["adms:status"] = concept_of("dataset-status", "DEVELOP");
    if (!info.page.empty())
      one["foaf:page"] = id(place(info.page));
    for (const std::string& keyword : m_plan.keywords)
      one["dcat:keyword"].push_back(words(keyword));
    add_contact(one);
    return one;
  }

  json distribution(const DataFile& file) const
  {
    const FormatRow& format = row_of(file.format);
    const std::string title = file.table.empty() ? std::string(format.title)
                                                 : fmt::format("{} ({})", format.title, file.table);
    json one = {{"@id", place(file.address) + "#bestand"},
                {"@type", "dcat:Distribution"},
                {"dct:title", words(title)},
                {"dcat:accessURL", id(place(file.address))},
                {"dcat:downloadURL", id(place(file.address))},
                {"dct:format", concept_of("file-type", format.file_type)},
                {"dcat:mediaType", id(fmt::format("{}{}", k_media_types, format.media_type))},
                {"dcat:byteSize",
                 {{"@type", "xsd:nonNegativeInteger"}, {"@value", std::to_string(file.bytes)}}},
                {"spdx:checksum",
                 {{"@type", "spdx:Checksum"},
                  {"spdx:algorithm", id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")},
                  {"spdx:checksumValue", {{"@type", "xsd:hexBinary"}, {"@value", file.digest}}}}},
                {"adms:status", concept_of("distribution-status", "COMPLETED")}};
    add_licence(one);
    return one;
  }

  json dataset(const PublishedDataset& published) const
  {
    json one =
        described(published.info, fmt::format("/open-data/#gegevens-{}", published.info.name));
    one["dcat:distribution"] = json::array();
    for (const DataFile& file : published.files)
      one["dcat:distribution"].push_back(distribution(file));
    return one;
  }

  json archive() const
  {
    DatasetInfo info;
    info.name = "alles";
    info.title = "Alles in één bestand";
    info.description = fmt::format("Alle gegevens van {} bij elkaar.", m_plan.title);
    info.as_of = m_as_of;
    info.state = FigureState::definitive;
    info.page = "/open-data/";
    for (const PublishedDataset& one : m_listing.datasets) {
      info.is_sample = info.is_sample || one.info.is_sample;
      if (one.info.state != FigureState::definitive)
        info.state = FigureState::provisional;
    }
    json one = described(info, "/open-data/#alles");
    one["dcat:distribution"] = json::array({distribution(m_listing.archive)});
    return one;
  }

  const Plan& m_plan;
  Date m_as_of;
  const DataListing& m_listing;
};

} // namespace

std::string catalogue(const Plan& plan, Date as_of, const DataListing& listing)
{
  return Catalogue(plan, as_of, listing).make().dump(1) + "\n";
}

} // namespace peil::open_data
