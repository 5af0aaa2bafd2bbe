#pragma once

#include "render/charts/kinds.hpp"
#include "support/project_fixture.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Facts made by hand, and the words of the shipped theme: what a chart makes of them.
namespace peil::tests {

/// The words of themes/standaard/teksten/nl.yaml.
const render::Words& dutch_words();

/// An indicator that counts trees, and what it comes to.
struct Trees
{
  Trees();

  Indicator indicator;
  IndicatorResult result;
};

/// The target of the plan, in force since the beginning.
void set_target(Trees& trees, int minimum, int maximum);

/// The values from these days on, the last of them on the as-of date too.
void set_series(Trees& trees,
                const std::vector<std::pair<std::string, std::optional<std::int64_t>>>& points);

/// A project of 2026 and 2027 without anything in it, on a day.
class EmptyProject
{
public:
  explicit EmptyProject(std::string_view as_of);

  render::charts::Input input() const;

  Project project;
  Snapshot snapshot;
};

/// A text of a drawing: the room it takes across, in units of the drawing, and its middle down.
struct DrawnText
{
  std::string text;
  double from = 0;
  double to = 0;
  double middle = 0;
};

/// The labels of a chart that stacks its rows (charts/plane.hpp), with the number scale in `spec`.
std::vector<DrawnText> drawn_texts(const nlohmann::json& spec);

/// Where the upright lines of such a chart are: {across, top, bottom}.
struct DrawnLine
{
  double across = 0;
  double top = 0;
  double bottom = 0;
};
std::vector<DrawnLine> drawn_uprights(const nlohmann::json& spec);

/// The upper end of the number scale.
double scale_end(const nlohmann::json& spec);

} // namespace peil::tests
