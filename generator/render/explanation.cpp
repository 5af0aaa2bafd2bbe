#include "render/explanation.hpp"

#include "base/dutch.hpp"
#include "base/text.hpp"
#include "model/rule_words.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <functional>

namespace peil::render {
namespace {

using Entries = std::vector<const TraceEntry*>;

std::string padded(const std::string& text, std::size_t width)
{
  const std::size_t length = count_characters(text);
  return text + std::string(width > length ? width - length : 0, ' ');
}

std::string heading(const Words& words, const Snapshot& snapshot, const Indicator& indicator,
                    const IndicatorResult& result, const std::optional<Decimal>& counted)
{
  std::string text = indicator.title + "\n";
  const bool is_protected = result.hidden || result.stands_on;
  const std::optional<Decimal>& value = is_protected ? counted : result.value;
  text += fmt::format("Stand op {}: {}\n", dutch::long_date(snapshot.as_of),
                      result.not_applicable ? "n.v.t."
                      : value               ? words.value_with_unit(indicator, *value)
                                            : "geen gegevens");
  if (result.hidden)
    text += "   op de site niet getoond: minder dan 5 bedrijven\n";
  else if (result.stands_on)
    text += fmt::format("   op de site: {}, de stand op {}\n",
                        words.value_with_unit(indicator, *result.value),
                        dutch::long_date(*result.stands_on));
  if (result.not_applicable)
    text += fmt::format("   {}\n", result.not_applicable_reason);
  const std::string outcome = words.outcome(indicator, result.outcome, result.value);
  if (result.target)
    text += fmt::format("Doel: {} – {}\n", words.target(indicator, result.target),
                        outcome.empty() ? words.word(status_of(Verdict::unknown)) : outcome);
  for (const TargetChange* change : result.target_changes)
    text += fmt::format("   gewijzigd op {}: {} (besluit {})\n", dutch::long_date(change->date),
                        change->reason, change->decision.value);
  if (result.signal)
    text += fmt::format("Signaal: {}. {}\n", words.word(status_of(*result.signal)),
                        words.signal_reason(indicator, result, snapshot.as_of));
  for (const PeriodValue& period : result.periods)
    text += fmt::format("   {}: {}\n", dutch::period(period.period),
                        period.not_applicable ? "n.v.t."
                        : period.value        ? words.value(indicator, *period.value)
                                              : words.say("waarde.geen_gegevens"));
  return text;
}

std::string rule_text(const Project& project, const Indicator& indicator)
{
  if (!indicator.rule)
    return {};
  std::string text = "\nRegel\n";
  if (!indicator.rule->explanation.empty())
    text += fmt::format("   {}\n", indicator.rule->explanation);
  std::size_t number = 0;
  for (const RuleLine& line : rule_lines(project, *indicator.rule))
    text += fmt::format("   {}. {} ({})\n", ++number, line.text,
                        line.from_plan ? "uit het plan" : "onze keuze");
  return text;
}

std::string entry_line(const TraceEntry& entry, std::size_t width, const std::string& end)
{
  const std::string title = entry.title == entry.id ? std::string() : "  " + entry.title;
  return fmt::format("   {}{}{}\n", padded(entry.id, width), title, end);
}

std::string counting_end(const TraceEntry& entry, bool shows_amount)
{
  std::string end;
  if (entry.since)
    end += fmt::format(" (sinds {})", dutch::long_date(*entry.since));
  if (shows_amount)
    end += fmt::format(" {}", dutch::amount(entry.amount));
  return end;
}

std::size_t widest(const std::vector<TraceEntry>& trace)
{
  std::size_t width = 0;
  for (const TraceEntry& entry : trace)
    width = std::max(width, count_characters(entry.id));
  return width;
}

std::string section(const std::string& title, const Entries& entries,
                    const std::function<std::string(const TraceEntry&)>& line)
{
  if (entries.empty())
    return {};
  std::string text = fmt::format("\n{} ({})\n", title, entries.size());
  for (const TraceEntry* entry : entries)
    text += line(*entry);
  return text;
}

std::string trace_text(const Indicator& indicator, const IndicatorResult& result)
{
  Entries counting;
  Entries no_longer;
  Entries others;
  for (const TraceEntry& entry : result.trace)
    (entry.counts ? counting : entry.no_longer_since ? no_longer : others).push_back(&entry);
  const std::size_t width = widest(result.trace);
  const bool sums = indicator.rule && indicator.rule->kind == CountingRule::Kind::sum;
  std::string text = section("Telt mee", counting, [&](const TraceEntry& entry) {
    return entry_line(entry, width, counting_end(entry, sums));
  });
  text += section("Telt niet meer mee", no_longer, [&](const TraceEntry& entry) {
    return entry_line(
        entry, width,
        fmt::format(": sinds {}: {}", dutch::long_date(*entry.no_longer_since), entry.reason));
  });
  text += section("Telt niet mee", others, [&](const TraceEntry& entry) {
    return entry_line(entry, width, ": " + entry.reason);
  });
  return text;
}

std::string measured_text(const Words& words, const Indicator& indicator, Date as_of)
{
  std::string text;
  for (const Measurement& one : indicator.measurements)
    if (one.date <= as_of)
      text += fmt::format("   {}: {} ({})\n", dutch::short_date(one.date),
                          words.value(indicator, one.value), one.source);
  return text.empty() ? text : "\nMetingen\n" + text;
}

} // namespace

std::string explanation_text(const Project& project, const Snapshot& snapshot, const Words& words,
                             std::size_t indicator, const std::optional<Decimal>& counted)
{
  const Indicator& one = project.indicators[indicator];
  const IndicatorResult& result = snapshot.indicators[indicator];
  return heading(words, snapshot, one, result, counted) + rule_text(project, one) +
         trace_text(one, result) + measured_text(words, one, snapshot.as_of);
}

} // namespace peil::render
