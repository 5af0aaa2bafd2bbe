#include "counting_project.hpp"

#include "base/disk_files.hpp"
#include "check/check_sources.hpp"
#include "compute/evaluation.hpp"
#include "compute/snapshot.hpp"
#include "model/record_facts.hpp"
#include "property.hpp"
#include "read/project_files.hpp"
#include "read/yaml.hpp"

#include <algorithm>
#include <set>

namespace peil::fuzz {
namespace {

using namespace compute;

constexpr std::string_view k_about = "titel: Proef\n"
                                     "kort: Een proef.\n"
                                     "eenheid: {een: ding, meer: dingen}\n"
                                     "getal: aantal\n"
                                     "type: output\n"
                                     "pijler: p1\n"
                                     "nulmeting: ontbreekt\n"
                                     "doel: {citaat: alles, plaats: \"§1\", minimum: 1, "
                                     "toetsdatum: 2027-12-31}\n";
constexpr std::string_view k_breakdowns =
    "uitsplitsingen:\n"
    "  - {id: jaar, titel: Per jaar, naar: jaar, optellend: true}\n";

const Sources& base_sources()
{
  static const Sources sources = [] {
    DiskFiles files;
    const std::filesystem::path project = std::string(PEIL_SOURCE_DIR) + "/tests/fuzz/project";
    Sources read = read::read_sources(files, {project, project / "themes/geen"});
    std::erase_if(read.mistakes,
                  [](const Diagnostic& one) { return !one.at.file.str().starts_with("data/"); });
    demand(read.mistakes.empty(), "the project of the fuzzers can be read", told(read.mistakes));
    return read;
  }();
  return sources;
}

std::string indented(std::string_view rule)
{
  std::string text = "telregel:\n  ";
  for (const char c : rule)
    text += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return text + '\n';
}

void put(Sources& sources, const std::string& name, const std::string& yaml)
{
  const FileName file(name);
  Result<Value> root = read::parse_yaml(file, yaml);
  if (!root.ok())
    for (const Diagnostic& mistake : root.mistakes())
      sources.mistakes.push_back(mistake);
  else
    sources.documents.push_back({file, std::move(root).value()});
}

/// What one record comes to on one day, looked at afresh.
struct Look
{
  bool counts = false;
  bool in_denominator = false;
  Decimal amount;
};

class FreshCount
{
public:
  FreshCount(const Project& project, const Evaluation& evaluation, const Indicator& indicator,
             const Period& period)
      : m_project(project), m_evaluation(evaluation), m_rule(*indicator.rule), m_period(period)
  {
  }

  Decimal value_on(Date day) const
  {
    Decimal counting;
    Decimal whole;
    std::set<std::size_t> units;
    for (const RuleSource& source : m_rule.sources) {
      const Register& of = m_project.registers[source.register_index];
      for (std::size_t i = 0; i < of.records.size(); ++i) {
        const Look look = look_at(source, i, day);
        whole += Decimal(look.in_denominator ? 1 : 0);
        if (!look.counts)
          continue;
        counting += m_rule.kind == CountingRule::Kind::sum ? look.amount : Decimal(1);
        if (const auto unit = unit_of(source, i))
          units.insert(*unit);
      }
    }
    if (m_rule.kind == CountingRule::Kind::distinct)
      return Decimal(static_cast<std::int64_t>(units.size()));
    if (m_rule.kind != CountingRule::Kind::share)
      return counting;
    if (whole == Decimal())
      return whole;
    const std::int64_t tenths = (counting.whole() * 2000 + whole.whole()) / (whole.whole() * 2);
    return Decimal::from_millionths(tenths * 100'000);
  }

  bool counts_on(std::size_t source, std::size_t record, Date day) const
  {
    return look_at(m_rule.sources[source], record, day).counts;
  }

private:
  CountsIn counts_in(Date day) const
  {
    return [this, day](const CountsTest& test, std::size_t record) {
      const Indicator* other = m_project.find_indicator(test.indicator);
      const auto index = static_cast<std::size_t>(other - m_project.indicators.data());
      const Evaluation::PeriodCount* count = m_evaluation.period_on(index, day);
      return count != nullptr && count->count->record_counts(test.register_index, record, day);
    };
  }

  Look look_at(const RuleSource& source, std::size_t record, Date day) const
  {
    const Register& of = m_project.registers[source.register_index];
    const std::optional<Date> first = first_fact(of.records[record], of);
    if (!of.exists_always && first && *first > day)
      return {};
    const CountsIn others = counts_in(day);
    Subject subject{m_project, source, of.records[record], day, m_period, others, {}};
    pick_rows(subject);
    if (!test_conditions(source.candidates, subject).holds)
      return {};
    Look look;
    look.in_denominator = test_conditions(source.denominator, subject).holds;
    look.counts = look.in_denominator && test_conditions(source.conditions, subject).holds;
    if (const Cell* cell = find_value(source.amount, subject, {}).cell)
      if (const Decimal* amount = cell->as<Decimal>())
        look.amount = *amount;
    return look;
  }

  std::optional<std::size_t> unit_of(const RuleSource& source, std::size_t record) const
  {
    const Register& of = m_project.registers[source.register_index];
    const CountsIn never = [](const CountsTest&, std::size_t) { return false; };
    const Subject subject{m_project,
                          source,
                          of.records[record],
                          Date(2999, 12, 31),
                          {},
                          never,
                          std::vector<PickedRow>(source.picks.size())};
    const Found found = find_value(source.unit, subject, {});
    const Reference* unit = found.cell == nullptr ? nullptr : found.cell->as<Reference>();
    if (unit == nullptr)
      return std::nullopt;
    return same_unit_end(m_project.registers[source.unit_register], unit->index,
                         source.same_unit_field);
  }

  const Project& m_project;
  const Evaluation& m_evaluation;
  const CountingRule& m_rule;
  Period m_period;
};

// Every date in a text, wherever it stands.
void add_dates(std::string_view text, std::set<Date>& dates)
{
  constexpr std::size_t size = 10;
  for (std::size_t at = 0; at + size <= text.size(); ++at)
    if (const std::optional<Date> date = Date::parse(text.substr(at, size)))
      dates.insert(*date);
}

std::set<Date> days_to_look_at(const CountingTexts& texts)
{
  std::set<Date> dates = {Date(2026, 1, 1), Date(2026, 12, 31), Date(2027, 12, 31)};
  for (const std::string* text :
       {&texts.things, &texts.makers, &texts.first_rule, &texts.second_rule})
    add_dates(*text, dates);
  std::set<Date> days;
  for (const Date date : dates)
    for (const Date one : {date, date.anniversary()})
      for (const Date day : {one.day_before(), one, one.next_day()})
        days.insert(day);
  return days;
}

void demand_indicator(const Project& project, const Evaluation& evaluation, std::size_t index,
                      const std::set<Date>& days)
{
  const Indicator& indicator = project.indicators[index];
  for (const Date day : days) {
    const Evaluation::PeriodCount* count = evaluation.period_on(index, day);
    const FreshCount fresh(project, evaluation, indicator, count->period);
    const std::string place = indicator.id.value + " op " + day.to_iso();
    const Decimal swept = value_on(count->count->steps(), day);
    demand(swept == fresh.value_on(day), "the sweep gives what a fresh look gives",
           fmt::format("{}: {} in plaats van {}", place, swept.to_string(),
                       fresh.value_on(day).to_string()));
  }
}

void demand_snapshot(const Project& project, const Evaluation& evaluation, Date day)
{
  const Snapshot snapshot = compute_snapshot(evaluation, day);
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    if (!result.not_applicable && result.value)
      demand(result.value == evaluation.value_on(result.indicator_index, day),
             "a snapshot has the value of its day", indicator.id.value);
    if (indicator.rule->kind != CountingRule::Kind::records)
      continue;
    const auto counting = std::count_if(result.trace.begin(), result.trace.end(),
                                        [](const TraceEntry& entry) { return entry.counts; });
    demand(result.value.value_or(Decimal(counting)) == Decimal(counting),
           "what is counted is what is named", indicator.id.value);
    for (const TraceEntry& entry : result.trace)
      demand(!entry.counts || entry.reason.empty(), "what counts has no reason not to", entry.id);
  }
  const Diagnostics remarks = check_outcome(evaluation, snapshot);
  for (const Diagnostic& one : remarks)
    demand(!one.message.nl.empty() && !one.message.en.empty(), "a remark has words");
}

} // namespace

Result<Project> counting_project(const CountingTexts& texts)
{
  Sources sources = base_sources();
  put(sources, "data/indicatoren/eerste.yaml",
      std::string(k_about) + "soort: " + texts.kind + "\n" + std::string(k_breakdowns) +
          indented(texts.first_rule));
  put(sources, "data/indicatoren/tweede.yaml",
      std::string(k_about) + "soort: stand\n" + indented(texts.second_rule));
  put(sources, "data/registers/dingen/dingen.yaml", texts.things);
  put(sources, "data/registers/makers/makers.yaml", texts.makers);
  Result<Project> project = check::check_sources(sources);
  if (!project.ok()) {
    demand(!project.mistakes().empty(), "a refusal says why");
    for (const Diagnostic& one : project.mistakes())
      demand(!one.message.nl.empty() && !one.message.en.empty(), "a message has words");
  }
  return project;
}

void demand_counts(const Project& project, const CountingTexts& texts)
{
  const Evaluation evaluation(project);
  const std::set<Date> days = days_to_look_at(texts);
  for (std::size_t i = 0; i < project.indicators.size(); ++i)
    if (project.indicators[i].rule)
      demand_indicator(project, evaluation, i, days);
  for (const Date day : {Date(2026, 12, 31), project.plan.as_of})
    demand_snapshot(project, evaluation, day);
}

} // namespace peil::fuzz
