#pragma once

#include "base/diagnostic.hpp"
#include "draw/child_process.hpp"
#include "draw/drawing_options.hpp"

#include <string>
#include <variant>

namespace peil::draw {

/// The worker answered that it cannot draw the chart.
struct Objection
{
  /// What the chart may not have (`data`, `href`, `image`, `markup`, `character`), or empty when
  /// it is Vega that objects.
  std::string refused;
  /// The part that is refused, or Vega's English words.
  std::string text;
};

/// Why there is no drawing of a chart.
using ChartFailure = std::variant<Objection, Trouble>;

/// The message for the author of the chart at `at`.
Diagnostic to_diagnostic(const ChartFailure& failure, Position at, const DrawingOptions& options);

} // namespace peil::draw
