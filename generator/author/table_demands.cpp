#include "author/table_demands.hpp"

#include "check/field_table.hpp"
#include "check/key_tables.hpp"

#include <algorithm>

namespace peil::author {
namespace {

using check::ConditionForm;
using check::FieldKey;

using Names = std::vector<std::string>;

Json filled(const Names& keys)
{
  Json schema{{"required", keys}, {"properties", Json::object()}};
  for (const std::string& key : keys)
    schema["properties"][key] = {{"not", {{"type", "null"}}}};
  return schema;
}

Json empty(const Names& keys)
{
  Json schema{{"properties", Json::object()}};
  for (const std::string& key : keys)
    schema["properties"][key] = {{"type", "null"}};
  return schema;
}

Json both(Json first, const Json& second)
{
  first.merge_patch(second);
  return first;
}

Json has(const std::string& key, Json value)
{
  return {{"properties", {{key, std::move(value)}}}, {"required", {key}}};
}

Json when(Json condition, Json then)
{
  return {{"if", std::move(condition)}, {"then", std::move(then)}};
}

Json exactly(const std::string& word)
{
  return {{"const", word}};
}

// check/indicators.cpp and check/changes.cpp, lacks_bounds.
Json demands_of_bounds()
{
  return Json::array({Json{{"anyOf", Json::array({filled({"minimum"}), filled({"maximum"})})}}});
}

// check/indicators.cpp, check_kind.
Json demands_of_indicator()
{
  const Json measured = has("soort", exactly("gemeten"));
  const Json in_period = has("soort", exactly("periode"));
  return Json::array({
      when(measured, both(filled({"metingen"}), empty({"telregel", "periode"}))),
      when(in_period, both(filled({"telregel", "periode"}), empty({"metingen"}))),
      when(has("soort", {{"enum", {"stand", "cumulatief", "per_jaar"}}}),
           both(filled({"telregel"}), empty({"metingen", "periode"}))),
      // A goal of yes or no is that it is there; every other has a number (check/targets.cpp).
      when({{"not", has("getal", exactly("ja_nee"))}},
           {{"properties", {{"doel", demands_of_bounds().front()}}}}),
  });
}

// check/progress.cpp, demand_reason.
Json demands_of_judgement()
{
  return Json::array(
      {when(has("oordeel", {{"enum", {"niet_gestart", "niet_in_periode", "niet_te_bepalen"}}}),
            filled({"reden"}))});
}

// check/rules.cpp, compile_source; with `bronnen` each source says these itself.
Json demands_of_rule()
{
  const auto of_kind = [](const char* kind, const char* key) {
    return when(has("tel", exactly(kind)),
                Json{{"anyOf", Json::array({filled({key}), filled({"bronnen"})})}});
  };
  return Json::array({
      Json{{"anyOf", Json::array({filled({"register"}), filled({"bronnen"})})}},
      of_kind("uniek", "eenheid"),
      of_kind("som", "bedrag"),
      of_kind("aandeel", "van"),
  });
}

Json demands_of_condition()
{
  Json forms = Json::array();
  Json demands = Json::array();
  Json earlier = Json::array();
  for (const ConditionForm& form : check::condition_forms()) {
    const std::string key(form.key);
    Json allowed = Json::array({key});
    for (const std::string_view other : form.with)
      allowed.push_back(std::string(other));
    for (const std::string_view common : check::common_condition_keys())
      allowed.push_back(std::string(common));
    forms.push_back(filled({key}));
    // The first form that is there decides.
    Json condition = filled({key});
    if (!earlier.empty())
      condition["not"] = {{"anyOf", earlier}};
    demands.push_back(when(std::move(condition), {{"propertyNames", {{"enum", allowed}}}}));
    earlier.push_back(filled({key}));
  }
  demands.push_back({{"anyOf", std::move(forms)}});
  // check/rule_conditions.cpp, compile_value_test: one comparison.
  Json comparisons = Json::array();
  for (const char* key : {"is", "is_een_van", "is_geen_van", "aanwezig", "minstens", "hoogstens"})
    comparisons.push_back(filled({key}));
  demands.push_back(when(filled({"veld"}), {{"oneOf", std::move(comparisons)}}));
  return demands;
}

Names needed_by(FieldType type)
{
  switch (type) {
  case FieldType::reference:
    return {"register"};
  case FieldType::group:
  case FieldType::groups:
    return {"velden"};
  case FieldType::history:
    return {"waarde"};
  default:
    return {};
  }
}

Json demands_of_type(const check::TypeRow& row)
{
  Names left_out;
  for (const FieldKey& key : check::field_keys())
    if (!check::fits(key, row.type))
      left_out.emplace_back(key.key.name);
  Json then = filled(needed_by(row.type));
  then["propertyNames"] = {{"not", {{"enum", left_out}}}};
  if (row.type == FieldType::choice)
    then["oneOf"] = Json::array({filled({"lijst"}), filled({"keuzes"})});
  return then;
}

Json demands_of_field()
{
  Json demands = Json::array();
  for (const check::TypeRow& row : check::field_types())
    demands.push_back(when(has("type", exactly(std::string(row.name))), demands_of_type(row)));
  return demands;
}

} // namespace

Json demands_of(check::Shape::Table table)
{
  if (table == check::indicator_keys)
    return demands_of_indicator();
  if (table == check::target_bounds_keys)
    return demands_of_bounds();
  if (table == check::judgement_keys)
    return demands_of_judgement();
  if (table == check::rule_keys)
    return demands_of_rule();
  if (table == check::condition_keys)
    return demands_of_condition();
  if (table == check::record_field_keys || table == check::history_value_keys)
    return demands_of_field();
  return Json::array();
}

} // namespace peil::author
