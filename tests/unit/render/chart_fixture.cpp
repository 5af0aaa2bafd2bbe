#include "chart_fixture.hpp"

#include "language/read_language.hpp"
#include "read/yaml.hpp"
#include "render/charts/style.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

namespace peil::tests {
namespace {

using nlohmann::json;

language::SiteLanguage read_dutch()
{
  const std::string path = "themes/standaard/teksten/nl.yaml";
  std::ifstream stream(std::string(PEIL_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << stream.rdbuf();
  const FileName file(path);
  Result<Value> root = read::parse_yaml(file, text.str());
  REQUIRE(root.ok());
  Result<language::SiteLanguage> dutch =
      language::read_language({file, std::move(root).value()}, nullptr);
  REQUIRE(dutch.ok());
  return std::move(dutch).value();
}

json rows_of(const json& layer)
{
  return layer.contains("data") ? layer["data"]["values"] : json::array();
}

// Across in units of the drawing: a field on the number scale, or a fixed place.
double place(const json& spec, const json& channel, const json& row)
{
  if (channel.contains("value"))
    return channel["value"];
  const double width = spec["width"];
  return row[channel["field"].get<std::string>()].get<double>() / scale_end(spec) * width;
}

} // namespace

const render::Words& dutch_words()
{
  static const language::SiteLanguage language = read_dutch();
  static const render::Words words(language);
  return words;
}

Trees::Trees()
{
  indicator.id = {"bomen", {}};
  indicator.title = "Bomen";
  indicator.unit_one = "boom";
  indicator.unit_many = "bomen";
}

void set_series(Trees& trees,
                const std::vector<std::pair<std::string, std::optional<std::int64_t>>>& points)
{
  trees.result.series.clear();
  for (const auto& [date, value] : points)
    trees.result.series.push_back(
        {day(date), value ? std::optional(Decimal(*value)) : std::nullopt});
  trees.result.value = trees.result.series.back().value;
}

void set_target(Trees& trees, int minimum, int maximum)
{
  trees.indicator.target = Target{};
  trees.indicator.target->minimum = Decimal(minimum);
  trees.indicator.target->maximum = Decimal(maximum);
  trees.result.target = trees.indicator.target;
}

EmptyProject::EmptyProject(std::string_view as_of)
{
  project.plan.period = {day("2026-01-01"), day("2027-12-31")};
  snapshot.as_of = day(as_of);
}

render::charts::Input EmptyProject::input() const
{
  return {project, snapshot, dutch_words()};
}

double scale_end(const json& spec)
{
  for (const json& layer : spec["layer"])
    if (layer["encoding"].contains("x") && layer["encoding"]["x"].contains("scale"))
      return layer["encoding"]["x"]["scale"]["domain"][1];
  return 0;
}

std::vector<DrawnText> drawn_texts(const json& spec)
{
  std::vector<DrawnText> texts;
  for (const json& layer : spec["layer"]) {
    if (layer["mark"]["type"] != "text")
      continue;
    const double bold = layer["mark"].value("fontWeight", "normal") == "bold" ? 1.1 : 1;
    for (const json& row : rows_of(layer)) {
      const json align = layer["mark"].value("align", json("center"));
      const std::string side = align.is_object() ? row["kant"] : align;
      const double shift = align.is_object() ? row["schuif"].get<double>() : 0;
      const std::string text = row["tekst"];
      const double width = render::charts::text_width(text) * bold;
      const double at = place(spec, layer["encoding"]["x"], row) + shift;
      const double from = side == "left" ? at : side == "right" ? at - width : at - width / 2;
      texts.push_back({text, from, from + width, row["y"].get<double>()});
    }
  }
  return texts;
}

std::vector<DrawnLine> drawn_uprights(const json& spec)
{
  std::vector<DrawnLine> lines;
  for (const json& layer : spec["layer"])
    if (layer["mark"]["type"] == "rule" && !layer["encoding"].contains("x2"))
      for (const json& row : rows_of(layer))
        lines.push_back({place(spec, layer["encoding"]["x"], row), row["boven"], row["onder"]});
  return lines;
}

} // namespace peil::tests
