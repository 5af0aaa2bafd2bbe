#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/labels.hpp"
#include "render/charts/plane.hpp"
#include "render/charts/sentences.hpp"
#include "render/charts/style.hpp"

#include <algorithm>

namespace peil::render::charts {
namespace {

using nlohmann::json;

/// Every row has one mark and its label beside it; so no two labels can ever meet.
constexpr double k_row_height = 24;
constexpr double k_bar_height = 16;

struct Row
{
  Span marked;
  double middle = 0;
  std::string label;
  bool is_bold = false;

  double label_width() const { return text_width(label) * (is_bold ? k_bold_width : 1); }
  double top() const { return middle - k_bar_height / 2; }
  double bottom() const { return middle + k_bar_height / 2; }
};

double number_of(const std::optional<Decimal>& value)
{
  return value.value_or(Decimal()).to_double();
}

double highest(const IndicatorResult& result)
{
  return std::max({number_of(result.value), number_of(result.target->minimum),
                   number_of(result.target->maximum), number_of(result.expected)});
}

// A count of nothing, or of one thing that should happen once, is said sooner than drawn.
bool says_it_in_a_sentence(const IndicatorResult& result)
{
  const bool nothing_yet = number_of(result.value) == 0 && number_of(result.expected) == 0;
  return nothing_yet || highest(result) <= 1;
}

/// Lays out the rows of one chart and draws them.
class RangeDrawing
{
public:
  RangeDrawing(const Words& words, const Indicator& indicator, const IndicatorResult& result)
      : m_words(words), m_indicator(indicator), m_result(result), m_end(highest(result) * 1.04),
        m_height(k_row_height * (result.expected ? 3 : 2)),
        m_plane(Plane::of_numbers(m_end, m_height))
  {
  }

  json draw() const;

private:
  double middle_of(int row) const { return k_row_height * (row + 0.5); }
  double at(double value) const { return value / m_end * Margins().plot_width(); }
  std::string value_text(const std::optional<Decimal>& value) const;
  Place place_of_label(const Row& row) const;
  json label(const Row& row) const;
  Row value_row() const;
  Row expected_row() const;
  bool crosses_label(double value, const Row& row) const;
  /// A line runs up through the rows above its own, so that they can be compared, as far as it
  /// meets no label.
  double top_of_line(double value, const Row& own, const std::vector<Row>& above) const;
  void add_value(json& layers) const;
  void add_expected(json& layers) const;
  void add_target(json& layers) const;

  const Words& m_words;
  const Indicator& m_indicator;
  const IndicatorResult& m_result;
  double m_end;
  double m_height;
  Plane m_plane;
};

std::string RangeDrawing::value_text(const std::optional<Decimal>& value) const
{
  return m_words.value(m_indicator, value.value_or(Decimal()));
}

Place RangeDrawing::place_of_label(const Row& row) const
{
  return place_beside({at(row.marked.from), at(row.marked.to)}, row.label_width(),
                      Margins().plot_width());
}

json RangeDrawing::label(const Row& row) const
{
  switch (place_of_label(row)) {
  case Place::right:
    return label_right(row.marked.to, row.middle, row.label);
  case Place::left:
    return label_left(row.marked.from, row.middle, row.label);
  case Place::inside:
    break;
  }
  return label_left(row.marked.to, row.middle, row.label);
}

Row RangeDrawing::value_row() const
{
  return {{0, number_of(m_result.value)},
          middle_of(0),
          m_words.say("grafiek.bereik.stand", {{"waarde", value_text(m_result.value)}}),
          true};
}

Row RangeDrawing::expected_row() const
{
  const double expected = number_of(m_result.expected);
  return {{expected, expected},
          middle_of(1),
          m_words.say("grafiek.bereik.verwacht", {{"waarde", value_text(m_result.expected)}})};
}

bool RangeDrawing::crosses_label(double value, const Row& row) const
{
  const Span mark = {at(row.marked.from), at(row.marked.to)};
  const Span label = span_at(place_of_label(row), mark, row.label_width());
  return label.from - k_gap / 2 < at(value) && at(value) < label.to + k_gap / 2;
}

double RangeDrawing::top_of_line(double value, const Row& own, const std::vector<Row>& above) const
{
  double top = own.top();
  for (const Row& row : above) {
    if (crosses_label(value, row))
      break;
    top = row.top();
  }
  return top;
}

void RangeDrawing::add_value(json& layers) const
{
  const double value = number_of(m_result.value);
  const Row row = value_row();
  const json bar = {{"van", 0},
                    {"tot", value},
                    {"boven", row.top()},
                    {"onder", row.bottom()},
                    {"waarde", value_text(m_result.value)}};
  layers.push_back(m_plane.boxes(json::array({bar}), {{"color", k_value}},
                                 tooltip({{"waarde", m_words.say("grafiek.kop.stand")}})));
  const bool inside = place_of_label(row) == Place::inside;
  layers.push_back(
      m_plane.labels(json::array({label(row)}),
                     {{"fontWeight", "bold"}, {"color", inside ? k_on_value : k_text}}));
}

void RangeDrawing::add_expected(json& layers) const
{
  const double expected = number_of(m_result.expected);
  const Row row = expected_row();
  const json line = {{"van", expected},
                     {"boven", top_of_line(expected, row, {value_row()})},
                     {"onder", row.bottom()},
                     {"waarde", value_text(m_result.expected)}};
  layers.push_back(m_plane.uprights(json::array({line}),
                                    {{"color", k_expected}, {"strokeWidth", 3}},
                                    tooltip({{"waarde", m_words.say("grafiek.kop.verwacht")}})));
  layers.push_back(m_plane.labels(json::array({label(row)}), {{"color", k_expected}}));
}

void RangeDrawing::add_target(json& layers) const
{
  const Target& target = *m_result.target;
  const double low = number_of(target.minimum);
  const double high = target.maximum ? number_of(target.maximum) : low;
  const Row row = {
      {low, high},
      middle_of(m_result.expected ? 2 : 1),
      m_words.say("grafiek.bereik.doel", {{"doel", m_words.target(m_indicator, m_result.target)}})};
  // A least amount has no upper end: what lies beyond it is all within the target.
  const double end = target.maximum ? high : m_end;
  const json box = {{"van", low},
                    {"tot", end},
                    {"boven", row.top()},
                    {"onder", row.bottom()},
                    {"doel", m_words.target(m_indicator, m_result.target)}};
  const json say_target = tooltip({{"doel", m_words.say("grafiek.kop.doel")}});
  json behind = box;
  behind["boven"] = 0;
  if (low < end) {
    layers.push_back(m_plane.boxes(
        json::array({behind}), {{"color", k_target}, {"opacity", k_target_opacity}}, say_target));
    layers.push_back(m_plane.boxes(
        json::array({box}), {{"color", k_target}, {"stroke", k_value_soft}, {"strokeWidth", 1}},
        say_target));
  } else {
    const std::vector<Row> above =
        m_result.expected ? std::vector{expected_row(), value_row()} : std::vector{value_row()};
    behind["boven"] = top_of_line(low, row, above);
    layers.push_back(m_plane.uprights(json::array({behind}),
                                      {{"color", k_value_soft}, {"strokeWidth", 3}}, say_target));
  }
  const Row labelled = {{low, end}, row.middle, row.label};
  const bool inside = place_of_label(labelled) == Place::inside;
  layers.push_back(
      m_plane.labels(json::array({label(labelled)}), {{"color", inside ? k_on_fill : k_text}}));
}

json RangeDrawing::draw() const
{
  json spec = chart_frame(Margins(), m_height);
  json& layers = spec["layer"];
  add_target(layers);
  add_value(layers);
  if (m_result.expected)
    add_expected(layers);
  const json zero = {{"van", 0}, {"boven", 0}, {"onder", m_height}};
  layers.push_back(m_plane.uprights(json::array({zero}), {{"color", k_muted}}, nullptr));
  return spec;
}

std::string shortfall(const Words& words, const Indicator& indicator, const IndicatorResult& result)
{
  const std::optional<Decimal>& minimum = result.target->minimum;
  if (!minimum || *result.value >= *minimum || indicator.value_kind == ValueKind::percentage)
    return {};
  return words.say("grafiek.bereik.tekort",
                   {{"minimum", words.value(indicator, *minimum)},
                    {"verschil", words.value(indicator, *minimum - *result.value)}});
}

// The same change as last_change() tells, in other words: both charts stand on one page.
std::string last_change_of_value(const Words& words, const Indicator& indicator,
                                 const IndicatorResult& result, Date as_of)
{
  if (result.series.empty() || !result.series.back().value)
    return {};
  const SeriesPoint& last = result.series.back();
  if (!has_changed(result))
    return last.date < as_of ? last_change(words, indicator, result) : std::string();
  const std::string day = words.notation().long_date(last.date);
  const std::string to = words.value(indicator, *last.value);
  if (begins_new_count(indicator, last))
    return words.say("grafiek.bereik.nieuw_jaar", {{"datum", day}, {"naar", to}});
  const std::optional<Decimal> before = value_before_last(result);
  if (!before)
    return words.say("grafiek.bereik.eerste", {{"datum", day}, {"naar", to}});
  return words.say("grafiek.bereik.verandering",
                   {{"datum", day}, {"van", words.value(indicator, *before)}, {"naar", to}});
}

// How the value relates to the target and what changed; all that a page needs that has said where
// it stands.
std::string target_and_change(const Words& words, const Indicator& indicator,
                              const IndicatorResult& result, Date as_of)
{
  const bool has_word =
      result.outcome != TargetOutcome::unknown && result.outcome != TargetOutcome::out_of;
  const std::string target =
      has_word ? words.say("grafiek.bereik.doel_en_uitkomst",
                           {{"doel", words.target(indicator, result.target)},
                            {"uitkomst", words.outcome(indicator, result.outcome, result.value)}})
               : words.say("grafiek.bereik.doel_zin",
                           {{"doel", words.target(indicator, result.target)}});
  return joined({target, shortfall(words, indicator, result),
                 last_change_of_value(words, indicator, result, as_of)});
}

std::string standing(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                     Date as_of)
{
  return joined(
      {words.say("grafiek.stand_zin", {{"datum", words.notation().long_date(as_of)},
                                       {"stand", words.value_with_unit(indicator, *result.value)}}),
       compare_with_course(words, indicator, result)});
}

ChartTable table(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                 Date as_of)
{
  const std::string expected = result.expected ? words.value(indicator, *result.expected)
                                               : words.say("grafiek.bereik.nog_niets_verwacht");
  return {words.say("grafiek.bereik.bijschrift", {{"titel", words.title(indicator).text},
                                                  {"datum", words.notation().long_date(as_of)}}),
          {words.say("grafiek.kop.wat"), words.say("grafiek.kop.waarde")},
          {{words.say("grafiek.kop.stand"), words.value(indicator, *result.value)},
           {words.say("grafiek.kop.verwacht_keuze"), expected},
           {words.say("grafiek.kop.doel"), words.target(indicator, result.target)}}};
}

} // namespace

std::optional<Chart> range_chart(const Input& in, const Indicator& indicator,
                                 const IndicatorResult& result)
{
  if (!result.target || !result.value || result.hidden || says_it_in_a_sentence(result))
    return std::nullopt;
  Chart chart;
  chart.id = "bereik-" + indicator.id.value;
  chart.title = in.words.say("grafiek.bereik.titel", {{"titel", in.words.title(indicator).text}});
  const Date as_of = in.snapshot.as_of;
  chart.sentence_beside_history = target_and_change(in.words, indicator, result, as_of);
  chart.sentence =
      joined({standing(in.words, indicator, result, as_of), chart.sentence_beside_history});
  chart.spec = RangeDrawing(in.words, indicator, result).draw();
  chart.table = table(in.words, indicator, result, in.snapshot.as_of);
  chart.page = indicator_address(indicator.id.value);
  chart.at = indicator.id.at;
  return chart;
}

} // namespace peil::render::charts
