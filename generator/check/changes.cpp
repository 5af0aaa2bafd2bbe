#include "check/changes.hpp"

#include "check/key_tables.hpp"
#include "check/parts.hpp"

#include <array>

namespace peil::check {
namespace {

constexpr Key k_date_key{"datum", Need::required, "vanaf wanneer het geldt", k_date};
constexpr Key k_reason_key{"reden", Need::required, "waarom"};
constexpr Key k_decision_key{"besluit", Need::required,
                             "id van een besluit uit data/besluiten.yaml", id_of(Names::decisions)};

constexpr auto k_definition_change_keys = std::to_array<Key>({
    k_date_key,
    {"van", Need::required, "wat er tot dan gold"},
    {"naar", Need::required, "wat er vanaf dan geldt"},
    k_reason_key,
    k_decision_key,
});

constexpr auto k_bounds_keys = std::to_array<Key>({
    {"minimum", Need::optional, "onderkant", k_number},
    {"maximum", Need::optional, "bovenkant", k_number},
});

constexpr auto k_target_change_keys = std::to_array<Key>({
    k_date_key,
    {"van", Need::required, "wat er tot dan gold", group_of(target_bounds_keys)},
    {"naar", Need::required, "wat er vanaf dan geldt", group_of(target_bounds_keys)},
    k_reason_key,
    k_decision_key,
});

// "{minimum: 5, maximum: 7}", as an author would write it.
std::string shown(const TargetBounds& bounds)
{
  std::string text;
  if (bounds.minimum)
    text += "minimum: " + bounds.minimum->to_source();
  if (bounds.maximum)
    text += (text.empty() ? "" : ", ") + ("maximum: " + bounds.maximum->to_source());
  return "{" + text + "}";
}

std::optional<TargetBounds> read_bounds(const Value* value, Diagnostics& mistakes)
{
  if (value == nullptr)
    return std::nullopt;
  const std::size_t before = mistakes.size();
  const MapReader reader(*value, k_bounds_keys, mistakes);
  const TargetBounds bounds{reader.decimal("minimum"), reader.decimal("maximum")};
  if (lacks_bounds(reader, *value))
    mistakes.push_back(error_at(
        value->at,
        say("hier staat geen minimum en geen maximum", "there is neither minimum nor maximum here"),
        say("schrijf {{minimum: …}}, {{maximum: …}} of allebei",
            "write {{minimum: …}}, {{maximum: …}} or both")));
  demand_in_order(reader, bounds);
  return mistakes.size() == before ? std::optional(bounds) : std::nullopt;
}

/// What both kinds of change have: from when, why and by which decision.
template <typename Change>
std::optional<Change> read_change(const MapReader& reader, const Plan& plan, const PlanIds& known,
                                  std::optional<Located<Date>>& before)
{
  Change change;
  const auto date = reader.date("datum");
  change.reason = reader.text("reden");
  change.decision = {
      reader.reference("besluit", known.decisions, say("besluit", "decision")).value_or(""),
      reader.at("besluit")};
  if (!date)
    return std::nullopt;
  change.date = *date;
  demand_later(before, {*date, reader.at("datum")}, say("deze wijziging", "this change"),
               reader.mistakes());
  if (*date < plan.period.first)
    reader.mistakes().push_back(
        error_at(reader.at("datum"),
                 say("deze wijziging is van voor het begin van het plan",
                     "this change is from before the plan began"),
                 say("het plan begint op {}; kijk de datum na",
                     "the plan begins on {}; check the date", plan.period.first.to_iso())));
  return change;
}

void check_target_change(const MapReader& reader, const TargetChange& change,
                         const TargetBounds& in_force)
{
  if (change.from != in_force)
    reader.mistakes().push_back(error_at(
        reader.at("van"),
        say("tot deze dag geldt {}, niet {}", "until this day {} holds, not {}", shown(in_force),
            shown(change.from)),
        say("schrijf bij 'van' het doel dat tot dan geldt: het doel van het plan, of dat van de "
            "vorige wijziging",
            "write at 'van' the target that holds until then: that of the plan, or of the change "
            "before")));
  else if (change.to == change.from)
    reader.mistakes().push_back(
        error_at(reader.at("naar"), say("dit doel verandert niet", "this target does not change"),
                 say("schrijf bij 'naar' het nieuwe doel, of haal deze wijziging weg",
                     "write the new target at 'naar', or remove this change")));
}

} // namespace

std::span<const Key> target_bounds_keys()
{
  return k_bounds_keys;
}

std::span<const Key> target_change_keys()
{
  return k_target_change_keys;
}

std::span<const Key> definition_change_keys()
{
  return k_definition_change_keys;
}

bool lacks_bounds(const MapReader& reader, const Value& value)
{
  return reader.get("minimum") == nullptr && reader.get("maximum") == nullptr && value.is_map();
}

void demand_in_order(const MapReader& reader, const TargetBounds& bounds)
{
  if (!bounds.minimum || !bounds.maximum || *bounds.maximum >= *bounds.minimum)
    return;
  Diagnostic mistake = error_at(reader.at("maximum"),
                                say("het maximum {1} is kleiner dan het minimum {0}",
                                    "the maximum {1} is smaller than the minimum {0}",
                                    bounds.minimum->to_string(), bounds.maximum->to_string()),
                                say("wissel de twee getallen om", "swap the two numbers"));
  mistake.notes.push_back({reader.at("minimum"), say("het minimum", "the minimum")});
  reader.mistakes().push_back(std::move(mistake));
}

void read_target_changes(const MapReader& indicator, const Plan& plan, const PlanIds& known,
                         Indicator& made)
{
  if (indicator.get("doelwijzigingen") != nullptr && indicator.get("doel") == nullptr)
    indicator.mistakes().push_back(
        error_at(indicator.key_at("doelwijzigingen"),
                 say("er is geen doel om te wijzigen", "there is no target to change"),
                 say("schrijf bij 'doel' wat het plan belooft, of haal 'doelwijzigingen' weg",
                     "write what the plan promises at 'doel', or remove 'doelwijzigingen'")));
  // Unknown after a change that cannot be read: then nothing can be said of the next.
  std::optional<TargetBounds> in_force;
  if (made.target)
    in_force = TargetBounds{made.target->minimum, made.target->maximum};
  std::optional<Located<Date>> before;
  for (const Value& item : indicator.list("doelwijzigingen")) {
    const MapReader reader(item, k_target_change_keys, indicator.mistakes());
    auto change = read_change<TargetChange>(reader, plan, known, before);
    const auto from = read_bounds(reader.get("van"), indicator.mistakes());
    const auto to = read_bounds(reader.get("naar"), indicator.mistakes());
    if (change && from && to) {
      change->from = *from;
      change->to = *to;
      if (in_force)
        check_target_change(reader, *change, *in_force);
      made.target_changes.push_back(std::move(*change));
    }
    in_force = made.target ? to : std::nullopt;
  }
}

void read_definition_changes(const MapReader& indicator, const Plan& plan, const PlanIds& known,
                             Indicator& made)
{
  std::optional<Located<Date>> before;
  for (const Value& item : indicator.list("definitiewijzigingen")) {
    const MapReader reader(item, k_definition_change_keys, indicator.mistakes());
    auto change = read_change<DefinitionChange>(reader, plan, known, before);
    const std::string from = reader.text("van");
    const std::string to = reader.text("naar");
    if (!change)
      continue;
    change->from = from;
    change->to = to;
    made.definition_changes.push_back(std::move(*change));
  }
}

} // namespace peil::check
