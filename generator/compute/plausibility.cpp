#include "compute/plausibility.hpp"

#include "base/dutch.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace peil::compute {
namespace {

/// Names in one warning; the others are counted.
constexpr std::size_t k_named = 5;

constexpr int k_days_in_two_quarters = 184;

struct Frequency
{
  std::string_view word;
  int days;
};

// "elk halfjaar" holds "jaar" too, so the shorter time comes first.
constexpr auto k_frequencies = std::to_array<Frequency>({
    {"week", 7},
    {"maand", 31},
    {"kwartaal", 92},
    {"halfjaar", 184},
    {"jaar", 366},
});

std::optional<int> days_between(std::string_view frequency)
{
  for (const Frequency& one : k_frequencies)
    if (frequency.find(one.word) != std::string_view::npos)
      return one.days;
  return std::nullopt;
}

bool is_fact(DateRole role)
{
  return role != DateRole::information;
}

// The last dated fact up to that day, ends included: that too is news.
std::optional<Date> last_fact(const Record& record, const Register& of, Date as_of)
{
  std::optional<Date> last;
  visit_dates(record.item, of.fields, [&](Date date, DateRole role) {
    if (is_fact(role) && date <= as_of && (!last || date > *last))
      last = date;
  });
  return last;
}

void check_fall(const Indicator& indicator, const IndicatorResult& result, Diagnostics& found)
{
  if (indicator.kind != IndicatorKind::cumulative || result.hidden || indicator.is_helper)
    return;
  for (std::size_t i = result.series.size(); i-- > 1;) {
    const SeriesPoint& before = result.series[i - 1];
    const SeriesPoint& now = result.series[i];
    if (!before.value || !now.value || *now.value >= *before.value)
      continue;
    found.push_back(warning_at(
        indicator.id.at,
        say("'{0}' loopt op, maar daalde op {1} van {2} naar {3}",
            "'{0}' adds up, yet fell on {1} from {2} to {3}", indicator.id.value, now.date.to_iso(),
            dutch::number(*before.value), dutch::number(*now.value)),
        say("klopt dat? peil explain {} laat zien wat er die dag afging",
            "is that right? peil explain {} shows what went off that day", indicator.id.value)));
    return;
  }
}

std::optional<Date> last_measured(const Indicator& indicator, Date as_of)
{
  std::optional<Date> last;
  for (const Measurement& one : indicator.measurements)
    if (one.date <= as_of && (!last || one.date > *last))
      last = one.date;
  return last;
}

std::optional<Date> last_news(const Project& project, const Indicator& indicator, Date as_of)
{
  std::optional<Date> last = last_measured(indicator, as_of);
  if (indicator.rule)
    for (const RuleSource& source : indicator.rule->sources) {
      const Register& of = project.registers[source.register_index];
      for (const Record& record : of.records)
        last = std::max(last, last_fact(record, of, as_of));
    }
  return last;
}

void check_stale(const Project& project, const Indicator& indicator, Date as_of, Diagnostics& found)
{
  const std::optional<int> days = days_between(indicator.frequency);
  const std::optional<Date> last = last_news(project, indicator, as_of);
  if (!days || !last || indicator.is_helper || as_of.days_since(*last) <= 2 * *days)
    return;
  found.push_back(
      warning_at(indicator.id.at,
                 say("'{0}' hoort {1} te worden bijgewerkt; het laatste feit is van {2}",
                     "'{0}' is to be kept up to date '{1}'; its last fact is of {2}",
                     indicator.id.value, indicator.frequency, last->to_iso()),
                 say("voeg toe wat er sindsdien gebeurde, of pas 'frequentie' aan",
                     "add what has happened since, or change 'frequentie'")));
}

std::string names(const std::vector<std::string>& ids)
{
  const std::vector<std::string> first(
      ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), k_named)));
  return join_with(first, ", ") + (ids.size() > k_named ? ", …" : "");
}

// What counts in an indicator on this day, by register.
std::vector<std::set<std::size_t>> counted_records(const Project& project, const Snapshot& snapshot)
{
  std::vector<std::set<std::size_t>> counted(project.registers.size());
  for (const IndicatorResult& result : snapshot.indicators)
    for (const TraceEntry& entry : result.trace)
      if (entry.counts && !project.indicators[result.indicator_index].is_helper)
        counted[entry.register_index].insert(entry.record_index);
  return counted;
}

// Only of registers with phases: what is on its way has news now and then.
void check_silence(const Register& of, const std::set<std::size_t>& counted, Date as_of,
                   Diagnostics& found)
{
  if (!of.phase_field)
    return;
  std::vector<std::string> silent;
  std::optional<Position> at;
  for (const std::size_t index : counted) {
    const Record& record = of.records[index];
    const std::optional<Date> last = last_fact(record, of, as_of);
    if (!last || as_of.days_since(*last) <= k_days_in_two_quarters)
      continue;
    silent.push_back(record.id.value);
    at = at.value_or(record.id.at);
  }
  if (at)
    found.push_back(
        warning_at(*at,
                   say("in '{0}' telt mee wat al twee kwartalen geen nieuws heeft ({1}): {2}",
                       "in '{0}' there is what counts without news for two quarters ({1}): {2}",
                       of.name, silent.size(), names(silent)),
                   say("loopt het nog? zet erbij wat er gebeurde, of dat het stopte",
                       "does it still run? write down what happened, or that it stopped")));
}

// The cell of the first later date, so that a wrong year is found at once.
void find_later(const Item& item, const std::vector<Field>& fields, Date as_of,
                std::vector<Position>& at)
{
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Cell& cell = item.cells[i];
    if (const Date* date = cell.as<Date>(); date && is_later(fields[i], *date, as_of))
      at.push_back(cell.at);
    if (const auto* items = cell.as<std::vector<Item>>())
      for (const Item& one : *items)
        find_later(one, fields[i].fields, as_of, at);
  }
}

void check_later(const Register& of, Date as_of, Diagnostics& found)
{
  std::vector<Position> later;
  for (const Record& record : of.records)
    find_later(record.item, of.fields, as_of, later);
  if (!later.empty())
    found.push_back(warning_at(
        later.front(),
        say("in '{0}' liggen feiten na de peildatum {2}, die nog niet meetellen: {1}",
            "in '{0}' there are facts after the as-of date {2}, which do not count yet: {1}",
            of.name, later.size(), as_of.to_iso()),
        say("klopt het jaar? dit is de eerste", "is the year right? this is the first")));
}

} // namespace

Diagnostics check_plausible(const Evaluation& evaluation, const Snapshot& snapshot)
{
  Diagnostics found;
  const Project& project = evaluation.project();
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    check_fall(indicator, result, found);
    check_stale(project, indicator, snapshot.as_of, found);
  }
  const auto counted = counted_records(project, snapshot);
  for (std::size_t i = 0; i < project.registers.size(); ++i) {
    check_silence(project.registers[i], counted[i], snapshot.as_of, found);
    check_later(project.registers[i], snapshot.as_of, found);
  }
  return found;
}

} // namespace peil::compute
