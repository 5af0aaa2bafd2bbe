#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/plane.hpp"
#include "render/charts/sentences.hpp"
#include "render/charts/style.hpp"

#include <algorithm>
#include <cctype>

namespace peil::render::charts {
namespace {

using nlohmann::json;

constexpr double k_tile_height = 72;
constexpr double k_between_tiles = 4;

// A tile is narrow: "Aa en Hunze" and "Borger-Odoorn" take two lines.
std::vector<std::string> lines_of(const std::string& title, double width)
{
  if (text_width(title) <= width)
    return {title};
  const std::size_t hyphen = title.find('-');
  if (hyphen != std::string::npos)
    return {title.substr(0, hyphen + 1), title.substr(hyphen + 1)};
  return wrapped(title, width, 2);
}

double number_in(const Item& item, std::size_t field)
{
  const Decimal* number = item.cells[field].as<Decimal>();
  return number == nullptr ? 0 : number->to_double();
}

std::string capitalised(std::string word)
{
  if (!word.empty())
    word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
  return word;
}

/// Lays out the tiles of one map and draws them. A tile that counts is filled and has a full edge,
/// another is open and has a broken one; each says so in a word too.
class TileDrawing
{
public:
  TileDrawing(const Words& words, const Register& of, const IndicatorResult& result);

  json draw() const;

private:
  double tile_width() const { return Margins().plot_width() / m_columns; }
  void add_tile(const TraceEntry& entry);

  const Words& m_words;
  const Register& m_of;
  double m_columns = 1;
  double m_rows = 1;

  // Filled tile by tile.
  json m_counting = json::array();
  json m_others = json::array();
  json m_names = json::array();
  json m_answers = json::array();
};

TileDrawing::TileDrawing(const Words& words, const Register& of, const IndicatorResult& result)
    : m_words(words), m_of(of)
{
  for (const TraceEntry& entry : result.trace) {
    const Item& item = of.records[entry.record_index].item;
    m_columns = std::max(m_columns, number_in(item, of.tile_map->column_field));
    m_rows = std::max(m_rows, number_in(item, of.tile_map->row_field));
  }
  for (const TraceEntry& entry : result.trace)
    add_tile(entry);
}

void TileDrawing::add_tile(const TraceEntry& entry)
{
  const Item& item = m_of.records[entry.record_index].item;
  const double left = (number_in(item, m_of.tile_map->column_field) - 1) * tile_width();
  const double top = (number_in(item, m_of.tile_map->row_field) - 1) * k_tile_height;
  const double middle = left + tile_width() / 2;
  const std::string answer = m_words.say(entry.counts ? "grafiek.kaart.ja" : "grafiek.kaart.nee");
  (entry.counts ? m_counting : m_others)
      .push_back({{"van", left + k_between_tiles / 2},
                  {"tot", left + tile_width() - k_between_tiles / 2},
                  {"boven", top + k_between_tiles / 2},
                  {"onder", top + k_tile_height - k_between_tiles / 2},
                  {"naam", entry.title},
                  {"stand", answer},
                  {"ontbreekt", entry.counts ? m_words.say("grafiek.kaart.niets") : entry.reason}});
  double y = top + k_line_height;
  for (const std::string& line : lines_of(entry.title, tile_width() - k_between_tiles)) {
    m_names.push_back(label_centred(middle, y, line));
    y += k_line_height;
  }
  m_answers.push_back(label_centred(middle, top + k_tile_height - k_line_height, answer));
}

json TileDrawing::draw() const
{
  const double height = m_rows * k_tile_height;
  const Plane plane = Plane::of_numbers(Margins().plot_width(), height);
  const json told = tooltip({{"naam", m_words.say("grafiek.kop.naam")},
                             {"stand", m_words.say("grafiek.kop.telt_mee")},
                             {"ontbreekt", m_words.say("grafiek.kop.ontbreekt")}});
  json spec = chart_frame(Margins(), height);
  json& layers = spec["layer"];
  if (!m_counting.empty())
    layers.push_back(plane.boxes(
        m_counting,
        {{"fill", k_target}, {"stroke", k_value}, {"strokeWidth", 2}, {"cornerRadius", 3}}, told));
  if (!m_others.empty())
    layers.push_back(plane.boxes(m_others,
                                 {{"fill", k_muted},
                                  {"fillOpacity", 0},
                                  {"stroke", k_muted},
                                  {"strokeWidth", 1.5},
                                  {"strokeDash", {4, 3}},
                                  {"cornerRadius", 3}},
                                 told));
  layers.push_back(plane.labels(m_names));
  layers.push_back(plane.labels(m_answers, {{"fontWeight", "bold"}}));
  return spec;
}

} // namespace

std::optional<Chart> tile_map_chart(const Input& in, const Register& of)
{
  if (!of.tile_map)
    return std::nullopt;
  const Indicator* indicator = in.project.find_indicator(of.tile_map->indicator.value);
  if (indicator == nullptr)
    return std::nullopt;
  const IndicatorResult& result =
      in.snapshot.indicators[static_cast<std::size_t>(indicator - in.project.indicators.data())];
  if (result.trace.empty() || result.series.empty() || !result.series.back().value)
    return std::nullopt;
  const Words& words = in.words;
  const std::string day = words.notation().long_date(in.snapshot.as_of);
  const std::string title = words.title(*indicator).text;
  const std::string name = capitalised(of.singular.empty() ? words.title(of).text : of.singular);
  Chart chart;
  chart.table = {words.say("grafiek.kaart.bijschrift", {{"titel", title}, {"datum", day}}),
                 {name, words.say("grafiek.kop.telt_mee"), words.say("grafiek.kop.ontbreekt")},
                 {}};
  std::size_t counting = 0;
  for (const TraceEntry& entry : result.trace) {
    chart.table.rows.push_back({entry.title, words.say(entry.counts ? "waarde.ja" : "waarde.nee"),
                                entry.counts ? words.say("grafiek.kaart.niets") : entry.reason});
    counting += entry.counts ? 1 : 0;
  }
  chart.id = "kaart-" + of.name;
  chart.title = words.say("grafiek.kaart.titel", {{"titel", title}});
  chart.sentence =
      joined({words.say("grafiek.kaart.zin", {{"datum", day},
                                              {"aantal", count_value(counting)},
                                              {"totaal", std::to_string(result.trace.size())},
                                              {"naam", words.unit(*indicator, Decimal(2)).text}}),
              last_change(words, *indicator, result)});
  chart.spec = TileDrawing(words, of, result).draw();
  chart.page = register_address(of.name);
  chart.at = of.at;
  return chart;
}

} // namespace peil::render::charts
