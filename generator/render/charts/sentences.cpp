#include "render/charts/sentences.hpp"

#include <iterator>

namespace peil::render::charts {

std::string compare_with_course(const Words& words, const Indicator& indicator,
                                const IndicatorResult& result)
{
  if (indicator.course.steps.empty() || !result.value)
    return {};
  const bool falls = indicator.target && indicator.target->direction == Target::Direction::down;
  if (!result.expected || (*result.expected == Decimal() && !falls))
    return words.say("grafiek.koers.niets_verwacht");
  if (*result.value == *result.expected)
    return words.say("grafiek.koers.volgens_verwachting");
  const std::string expected = words.value(indicator, *result.expected);
  return words.say(*result.value > *result.expected ? "grafiek.koers.boven_verwachting"
                                                    : "grafiek.koers.onder_verwachting",
                   {{"verwacht", expected}});
}

bool begins_new_count(const Indicator& indicator, const SeriesPoint& point)
{
  return indicator.kind == IndicatorKind::per_year &&
         point.date == calendar_year(point.date.year()).first;
}

bool has_changed(const IndicatorResult& result)
{
  return result.series.size() > 1;
}

std::optional<Decimal> value_before_last(const IndicatorResult& result)
{
  for (auto point = std::next(result.series.rbegin()); point != result.series.rend(); ++point)
    if (point->value)
      return point->value;
  return std::nullopt;
}

std::string last_change(const Words& words, const Indicator& indicator,
                        const IndicatorResult& result)
{
  const SeriesPoint& last = result.series.back();
  const std::string day = words.notation().long_date(last.date);
  if (!has_changed(result))
    return words.say("grafiek.verandering.geen", {{"datum", day}});
  const std::optional<Decimal> before = value_before_last(result);
  if (!before)
    return words.say("grafiek.verandering.eerste", {{"datum", day}});
  const std::string from = words.value(indicator, *before);
  // On 1 January a count per year begins anew: nothing was lost.
  if (begins_new_count(indicator, last))
    return words.say("grafiek.verandering.nieuw_jaar", {{"datum", day}, {"van", from}});
  return words.say("grafiek.verandering.laatste",
                   {{"datum", day}, {"van", from}, {"naar", words.value(indicator, *last.value)}});
}

std::string joined(std::initializer_list<std::string> sentences)
{
  std::string text;
  for (const std::string& sentence : sentences)
    if (!sentence.empty())
      text += (text.empty() ? "" : " ") + sentence;
  return text;
}

nlohmann::json count_value(std::size_t count)
{
  return static_cast<std::int64_t>(count);
}

} // namespace peil::render::charts
