#include "tables/change_data.hpp"

#include "tables/record_texts.hpp"

namespace peil::tables {
namespace {

using Json = nlohmann::ordered_json;

Json one_value(const std::string& text, const Field& field)
{
  if (field.type == FieldType::yes_no)
    return text == "true";
  // As the sources write it, so that no digit is lost.
  const bool is_number = field.type == FieldType::number || field.type == FieldType::amount;
  Json number = is_number ? Json::parse(text, nullptr, false) : Json();
  return number.is_number() ? number : Json(text);
}

Json value_of(const Texts& texts, const Field& field)
{
  if (texts.empty())
    return nullptr;
  if (!field.many)
    return one_value(texts.front(), field);
  Json list = Json::array();
  for (const std::string& text : texts)
    list.push_back(one_value(text, field));
  return list;
}

Json place_of(const CellPlace& place)
{
  if (place.at.line != 0)
    return {{"regel", place.at.line}, {"kolom", place.at.column}};
  return {{"werkblad", place.sheet == nullptr ? "" : place.sheet->name},
          {"cel", cell_name(place.column, place.row)}};
}

Json fields_of(const std::vector<ValueChange>& values)
{
  Json list = Json::array();
  for (const ValueChange& value : values)
    list.push_back({{"veld", value.path},
                    {"was", value_of(value.from, *value.field)},
                    {"wordt", value_of(value.to, *value.field)},
                    {"plek", place_of(value.place)}});
  return list;
}

const char* kind_of(const std::optional<Position>& at)
{
  return at ? "gewijzigd" : "nieuw";
}

Json record_of(const RecordChange& record)
{
  Json lines = Json::array();
  for (const LineChange& line : record.items)
    lines.push_back({{"lijst", line.list},
                     {"soort", kind_of(line.at)},
                     {"regel", line.at ? Json(line.name) : Json()},
                     {"velden", fields_of(line.values)}});
  return {{"id", record.id},
          {"soort", kind_of(record.at)},
          {"velden", fields_of(record.values)},
          {"regels", std::move(lines)}};
}

} // namespace

nlohmann::ordered_json change_data(const RecordChanges& changes)
{
  Json records = Json::array();
  for (const RecordChange& record : changes.records)
    records.push_back(record_of(record));
  Json lines = Json::array();
  for (const MissingItems& one : changes.missing_items)
    lines.push_back({{"id", one.id}, {"lijst", one.list}, {"aantal", one.count}});
  return {{"wijzigingen", std::move(records)},
          {"gelijk", changes.unchanged},
          {"blijft_staan", {{"records", changes.missing}, {"regels", std::move(lines)}}}};
}

} // namespace peil::tables
