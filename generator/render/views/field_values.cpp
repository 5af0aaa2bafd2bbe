#include "render/views/field_values.hpp"

#include "markdown/to_html.hpp"
#include "model/public_value.hpp"
#include "model/record_facts.hpp"
#include "model/value_text.hpp"
#include "render/addresses.hpp"

#include <algorithm>

namespace peil::render {
namespace {

using nlohmann::json;

json text_value(std::string text)
{
  return {{"vorm", "tekst"}, {"tekst", std::move(text)}, {"adres", nullptr}};
}

json reference_value(const SiteView& site, const Field& field, const Reference& reference)
{
  const Register& of = site.project.registers[field.register_index];
  json value = text_value(record_title(site.project, field.register_index, reference.index));
  if (of.is_public && of.has_pages && site.exists[field.register_index][reference.index])
    value["adres"] = record_address(of.name, reference.id);
  return value;
}

// The text of a field stands in a YAML file; its lines begin where the value begins.
json markdown_value(const Cell& cell, const std::string& body)
{
  markdown::Source source{cell.at.file, body, cell.at.line, cell.at.column, cell.at.column};
  return {{"vorm", "html"}, {"html", markdown::to_html(source, {}, {}).html}};
}

json evidence_value(const SiteView& site, const Field& field, const Item& item)
{
  Evidence evidence;
  for (std::size_t i = 0; i < field.fields.size(); ++i) {
    const Cell& cell = item.cells[i];
    const std::string& name = field.fields[i].name.value;
    if (const Date* date = cell.as<Date>())
      evidence.date = *date;
    const std::string* text = cell.as<std::string>();
    if (text == nullptr)
      continue;
    (name == "soort"   ? evidence.kind
     : name == "titel" ? evidence.title
                       : evidence.reference) = *text;
  }
  json value = evidence_view(site.words, evidence);
  value["vorm"] = "bewijs";
  return value;
}

json table_value(const SiteView& site, const Field& field, const std::vector<Item>& items)
{
  json headings = json::array();
  json rows = json::array();
  for (const Item& item : items)
    if (item_exists(item, field.fields, site.snapshot.as_of))
      rows.push_back(json::array());
  if (rows.empty())
    return nullptr;
  for (std::size_t i = 0; i < field.fields.size(); ++i) {
    Field part = field.fields[i];
    part.is_public = part.is_public || (field.type == FieldType::history && i == k_history_date);
    json column = json::array();
    for (const Item& item : items)
      if (item_exists(item, field.fields, site.snapshot.as_of))
        column.push_back(field_value(site, part, item.cells[i]));
    // A column in which nobody wrote anything says nothing.
    if (std::all_of(column.begin(), column.end(), [](const json& one) { return one.is_null(); }))
      continue;
    headings.push_back(title_of(part));
    for (std::size_t row = 0; row < rows.size(); ++row)
      rows[row].push_back(std::move(column[row]));
  }
  return {{"vorm", "tabel"}, {"koppen", std::move(headings)}, {"rijen", std::move(rows)}};
}

json group_value(const SiteView& site, const Field& field, const std::vector<Item>& items)
{
  if (items.empty() || !item_exists(items.front(), field.fields, site.snapshot.as_of))
    return nullptr;
  return field.type == FieldType::evidence ? evidence_value(site, field, items.front())
                                           : table_value(site, field, items);
}

json scalar_value(const SiteView& site, const Field& field, const Cell& cell)
{
  if (const Date* date = cell.as<Date>()) {
    if (is_later(field, *date, site.snapshot.as_of))
      return nullptr;
    return {{"vorm", "datum"}, {"datum", date_view(site.words, *date)}};
  }
  if (const Reference* reference = cell.as<Reference>())
    return reference_value(site, field, *reference);
  if (const std::string* text = cell.as<std::string>(); text && field.type == FieldType::markdown)
    return markdown_value(cell, *text);
  return text_value(value_text(cell, &field, site.project));
}

} // namespace

const std::string& title_of(const Field& field)
{
  return field.title.empty() ? field.name.value : field.title;
}

json field_value(const SiteView& site, const Field& field, const Cell& cell)
{
  if (!field.is_public || cell.empty())
    return nullptr;
  if (const auto* many = cell.as<Cell::Many>()) {
    json list = json::array();
    for (const Cell& one : *many)
      list.push_back(scalar_value(site, field, one));
    return list.empty() ? json() : json{{"vorm", "lijst"}, {"waarden", std::move(list)}};
  }
  if (const auto* items = cell.as<std::vector<Item>>())
    return field.type == FieldType::groups || field.type == FieldType::history
               ? table_value(site, field, *items)
               : group_value(site, field, *items);
  return scalar_value(site, field, cell);
}

json record_fields(const SiteView& site, const Register& of, const Record& record)
{
  json list = json::array();
  for (std::size_t i = 0; i < of.fields.size(); ++i) {
    if (i == of.title_field)
      continue;
    const Field& field = of.fields[i];
    json value = field_value(site, field, record.item.cells[i]);
    if (value.is_null())
      continue;
    list.push_back({{"naam", field.name.value},
                    {"titel", title_of(field)},
                    {"omschrijving", field.description.empty() ? json() : json(field.description)},
                    {"waarde", std::move(value)}});
  }
  return list;
}

json short_value(const SiteView& site, const Field& field, const Cell& cell)
{
  if (!has_public_value(field))
    return nullptr;
  if (field.type != FieldType::history)
    return field_value(site, field, cell);
  const Item* entry = entry_at(cell, site.snapshot.as_of);
  if (entry == nullptr)
    return nullptr;
  return text_value(
      value_text(entry->cells[k_history_value], &field.fields[k_history_value], site.project));
}

} // namespace peil::render
