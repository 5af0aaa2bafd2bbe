#include "check/targets.hpp"

#include "check/changes.hpp"
#include "check/key_tables.hpp"
#include "check/parts.hpp"

#include <array>

namespace peil::check {
namespace {

const std::vector<std::string> k_directions = {"omhoog", "omlaag"};

constexpr auto k_interim_keys = std::to_array<Key>({
    {"datum", Need::required, "wanneer het tussendoel wordt getoetst", k_date},
    {"minimum", Need::optional, "onderkant", k_number},
    {"maximum", Need::optional, "bovenkant", k_number},
    {"citaat", Need::optional, "de woorden van het plan"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_target_keys = std::to_array<Key>({
    {"citaat", Need::optional, "de woorden van het plan"},
    {"plaats", Need::optional, "waar het in het plan staat"},
    {"minimum", Need::optional, "onderkant", k_number},
    {"maximum", Need::optional, "bovenkant", k_number},
    {"van", Need::optional, "toont 'n van 12'", k_number},
    {"richting", Need::optional, "omhoog of omlaag", one_of([] { return k_directions; })},
    {"toetsdatum", Need::optional, "wanneer het doel wordt getoetst", k_date},
    {"woord", Need::optional, "circa, ongeveer, ten minste"},
    {"keuze", Need::optional, "wat hier onze keuze is"},
    {"tussendoelen", Need::optional, "lijst van {datum, minimum of maximum, citaat, plaats}",
     list_of(group_of<k_interim_keys>())},
});

// A result that is there or not has no number; the goal is that it is there.
void read_yes(const MapReader& reader, TargetBounds& bounds)
{
  for (const char* key : {"minimum", "maximum"})
    if (reader.get(key) != nullptr)
      reader.mistakes().push_back(error_at(
          reader.key_at(key),
          say("een doel met ja of nee heeft geen {}", "a goal of yes or no has no {}", key),
          say("haal '{}' weg: het doel is dat het er is",
              "remove '{}': the goal is that it is there", key)));
  bounds = {Decimal(1), std::nullopt};
}

TargetBounds read_target_bounds(const MapReader& reader, const Value& value, ValueKind kind)
{
  TargetBounds bounds{reader.decimal("minimum"), reader.decimal("maximum")};
  if (kind == ValueKind::yes_no)
    read_yes(reader, bounds);
  else if (lacks_bounds(reader, value))
    reader.mistakes().push_back(
        error_at(value.at,
                 say("dit doel heeft geen minimum en geen maximum",
                     "this target has neither minimum nor maximum"),
                 say("vul bij 'minimum' of 'maximum' het getal in dat het plan belooft",
                     "fill in the number that the plan promises at 'minimum' or "
                     "'maximum'")));
  demand_in_order(reader, bounds);
  return bounds;
}

void demand_before_test(const MapReader& reader, Date date, const std::optional<Date>& test_date)
{
  if (!test_date || date < *test_date)
    return;
  reader.mistakes().push_back(
      error_at(reader.at("datum"),
               say("dit tussendoel komt niet voor de toetsdatum van het doel, {}",
                   "this interim target does not come before the test date of the target, {}",
                   test_date->to_iso()),
               say("kijk de datum na; wat op de toetsdatum geldt, is het doel zelf",
                   "check the date; what holds on the test date is the target itself")));
}

std::vector<InterimTarget> read_interim(const MapReader& target, ValueKind kind,
                                        const std::optional<Date>& test_date, const Plan& plan)
{
  std::vector<InterimTarget> list;
  std::optional<Located<Date>> before;
  for (const Value& value : target.list("tussendoelen")) {
    const MapReader reader(value, k_interim_keys, target.mistakes());
    const auto date = reader.date("datum");
    const TargetBounds bounds = read_target_bounds(reader, value, kind);
    if (!date)
      continue;
    demand_within_plan(*date, reader.at("datum"), plan, target.mistakes());
    demand_later(before, {*date, reader.at("datum")}, say("dit tussendoel", "this interim target"),
                 target.mistakes());
    demand_before_test(reader, *date, test_date);
    list.push_back(
        {*date, bounds.minimum, bounds.maximum, {reader.text("citaat"), reader.text("plaats")}});
  }
  return list;
}

// The number that has to be met: where less is better the most there may be.
template <typename Bounds>
Decimal edge_of(const Bounds& bounds, Target::Direction direction)
{
  return direction == Target::Direction::down
             ? bounds.maximum.value_or(bounds.minimum.value_or(Decimal()))
             : bounds.minimum.value_or(bounds.maximum.value_or(Decimal()));
}

Target::Direction read_direction(const MapReader& reader)
{
  const auto word = reader.choice("richting", say("richting", "richting"));
  return word == "omlaag" ? Target::Direction::down : Target::Direction::up;
}

} // namespace

std::span<const Key> target_keys()
{
  return k_target_keys;
}

Target read_target(const Value& value, ValueKind kind, const Plan& plan, Diagnostics& mistakes)
{
  const MapReader reader(value, k_target_keys, mistakes);
  Target target;
  target.quote = {reader.text("citaat"), reader.text("plaats")};
  const TargetBounds bounds = read_target_bounds(reader, value, kind);
  target.minimum = bounds.minimum;
  target.maximum = bounds.maximum;
  target.out_of = reader.decimal("van");
  target.direction = read_direction(reader);
  target.test_date = reader.date("toetsdatum");
  target.word = reader.text("woord");
  target.own_choice = reader.text("keuze");
  target.interim = read_interim(reader, kind, target.test_date, plan);
  return target;
}

Course course_of(const Target& target)
{
  Course course;
  course.from_plan = !target.interim.empty();
  for (const InterimTarget& one : target.interim)
    course.steps.push_back({one.date, edge_of(one, target.direction)});
  if (course.from_plan && target.test_date)
    course.steps.push_back({*target.test_date, edge_of(target, target.direction)});
  return course;
}

void demand_within_plan(Date date, Position at, const Plan& plan, Diagnostics& mistakes)
{
  if (!plan.period.contains(date))
    mistakes.push_back(
        error_at(at,
                 say("{} valt buiten de looptijd van het plan", "{} lies outside the plan period",
                     date.to_iso()),
                 say("verwacht een datum van {} tot en met {}", "expected a date from {} up to {}",
                     plan.period.first.to_iso(), plan.period.last.to_iso())));
}

} // namespace peil::check
