#include "model/public_value.hpp"
#include "model/value_text.hpp"
#include "render/addresses.hpp"
#include "render/views/field_values.hpp"
#include "render/views/linked_data.hpp"
#include "render/views/pages.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

bool is_filled(const SiteView& site, std::size_t register_index, std::size_t column)
{
  const Register& of = site.project.registers[register_index];
  const auto& states = site.snapshot.registers[register_index].records;
  return std::any_of(states.begin(), states.end(), [&](const RecordState& state) {
    const Cell& cell = of.records[state.record_index].item.cells[column];
    return !short_value(site, of.fields[column], cell).is_null();
  });
}

// What fits in a list: one short value each, unless nobody filled it in. A register without pages
// of its own shows them all.
std::vector<std::size_t> list_columns(const SiteView& site, std::size_t register_index)
{
  const Register& of = site.project.registers[register_index];
  constexpr std::size_t most = 4;
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < of.fields.size(); ++i) {
    const Field& field = of.fields[i];
    const bool is_short = field.type != FieldType::markdown && field.type != FieldType::group &&
                          field.type != FieldType::groups && field.type != FieldType::evidence;
    const bool is_map_place =
        of.tile_map && (i == of.tile_map->row_field || i == of.tile_map->column_field);
    if (!has_public_value(field) || !is_short || is_map_place || i == of.title_field ||
        !is_filled(site, register_index, i))
      continue;
    if (of.has_pages && columns.size() >= most)
      break;
    columns.push_back(i);
  }
  return columns;
}

// Where a record counts, and where not and why: the trace of every indicator over this register.
json counting_of(const SiteView& site, std::size_t register_index, std::size_t record_index)
{
  json list = json::array();
  for (const auto& [indicator, entry] : site.mentions[register_index][record_index]) {
    json view = link_view(site, *indicator, indicator_address(indicator->id.value));
    view["telt_mee"] = entry->counts;
    view["reden"] = entry->reason.empty() ? json() : json(entry->reason);
    view["sinds"] = date_view(site.words, entry->since);
    view["niet_meer_sinds"] = date_view(site.words, entry->no_longer_since);
    list.push_back(std::move(view));
  }
  return list;
}

/// The records that exist, in the order that the register asks for.
std::vector<const RecordState*> in_order(const SiteView& site, std::size_t register_index)
{
  const Register& of = site.project.registers[register_index];
  std::vector<const RecordState*> states;
  for (const RecordState& state : site.snapshot.registers[register_index].records)
    states.push_back(&state);
  if (!of.sort_field)
    return states;
  const auto text_of = [&](const RecordState* state) {
    const Cell& cell = of.records[state->record_index].item.cells[*of.sort_field];
    if (const Decimal* number = cell.as<Decimal>())
      return fmt::format("{:020}", number->millionths());
    if (const Date* date = cell.as<Date>())
      return date->to_iso();
    return value_text(cell, &of.fields[*of.sort_field], site.project);
  };
  std::stable_sort(states.begin(), states.end(), [&](const RecordState* a, const RecordState* b) {
    return text_of(a) < text_of(b);
  });
  return states;
}

json row_of(const SiteView& site, std::size_t register_index, const RecordState& state,
            const std::vector<std::size_t>& columns)
{
  const Register& of = site.project.registers[register_index];
  const Record& record = of.records[state.record_index];
  json cells = json::array();
  for (const std::size_t column : columns)
    cells.push_back(short_value(site, of.fields[column], record.item.cells[column]));
  return {{"id", record.id.value},
          {"titel", record_title(site.project, register_index, state.record_index)},
          {"adres", of.has_pages ? json(record_address(of.name, record.id.value)) : json()},
          {"cellen", std::move(cells)},
          {"telt", counting_of(site, register_index, state.record_index)}};
}

json list_data(const SiteView& site, std::size_t register_index)
{
  const Register& of = site.project.registers[register_index];
  const DataText title = site.words.title(of);
  const std::vector<std::size_t> columns = list_columns(site, register_index);
  json headings = json::array();
  for (const std::size_t column : columns)
    headings.push_back(title_of(of.fields[column]));
  json rows = json::array();
  bool any_counting = false;
  for (const RecordState* state : in_order(site, register_index)) {
    rows.push_back(row_of(site, register_index, *state, columns));
    any_counting = any_counting || !rows.back()["telt"].empty();
  }
  return {{"titel", title.text},
          {"titel_taal", language_of(site, title)},
          {"enkelvoud", of.singular},
          {"omschrijving", of.description},
          {"voorbeeld", of.is_sample},
          {"plaats", of.plan_place.empty() ? json() : json(of.plan_place)},
          {"pijler", pillar_link(site, of.pillar)},
          {"naamkop", of.fields[of.title_field].title},
          {"koppen", std::move(headings)},
          {"rijen", std::move(rows)},
          {"met_telling", any_counting},
          {"trechter", chart_view(site, "fasen-" + of.name)},
          {"stroom", chart_view(site, "stroom-" + of.name)},
          {"kaart", chart_view(site, "kaart-" + of.name)},
          {"downloads", downloads_of(site.words, of.name)},
          {"voor_machines", register_for_machines(site, of)}};
}

Page list_page(const SiteView& site, std::size_t register_index)
{
  const Register& of = site.project.registers[register_index];
  Page page;
  page.address = register_address(of.name);
  page.template_name = "register.html";
  page.title = site.words.title(of);
  page.description = of.description;
  page.breadcrumbs = {{site.words.own("menu.gegevens"), std::string(k_data)}};
  page.data = [&site, register_index] { return list_data(site, register_index); };
  return page;
}

json record_data(const SiteView& site, const Narratives& narratives, std::size_t register_index,
                 const RecordState& state)
{
  const Register& of = site.project.registers[register_index];
  const Record& record = of.records[state.record_index];
  const NarrativeHtml* narrative =
      narratives.find(Narrative::Kind::record, record.id.value, of.name);
  json link = link_view(site, of, register_address(of.name));
  link["enkelvoud"] = of.singular;
  return {{"titel", record_title(site.project, register_index, state.record_index)},
          {"id", record.id.value},
          {"register", std::move(link)},
          {"voorbeeld", of.is_sample},
          {"fase", state.phase.empty() ? json() : json(phase_title(of, state.phase))},
          {"fase_sinds", date_view(site.words, state.phase_since)},
          {"telt", counting_of(site, register_index, state.record_index)},
          {"tekst", narrative == nullptr ? json() : json(narrative->html)},
          {"velden", record_fields(site, of, record)}};
}

Page record_page(const SiteView& site, const Narratives& narratives, std::size_t register_index,
                 const RecordState& state)
{
  const Register& of = site.project.registers[register_index];
  const Record& record = of.records[state.record_index];
  Page page;
  page.address = record_address(of.name, record.id.value);
  page.template_name = "record.html";
  page.title = {record_title(site.project, register_index, state.record_index), false};
  page.description =
      site.words.say("record.omschrijving", {{"titel", page.title.text}, {"wat", of.singular}});
  page.breadcrumbs = {{site.words.own("menu.gegevens"), std::string(k_data)},
                      {site.words.title(of), register_address(of.name)}};
  page.data = [&site, &narratives, register_index, &state] {
    return record_data(site, narratives, register_index, state);
  };
  return page;
}

} // namespace

std::vector<Page> register_pages(const SiteView& site, const Narratives& narratives)
{
  std::vector<Page> pages;
  for (std::size_t i = 0; i < site.project.registers.size(); ++i) {
    const Register& of = site.project.registers[i];
    if (!of.is_public)
      continue;
    pages.push_back(list_page(site, i));
    if (of.has_pages)
      for (const RecordState& state : site.snapshot.registers[i].records)
        pages.push_back(record_page(site, narratives, i, state));
  }
  return pages;
}

} // namespace peil::render
