#pragma once

#include <optional>
#include <string>
#include <vector>

/// Where labels go, in the units of the drawing, so that no two lie over each other.
namespace peil::render::charts {

struct Span
{
  double from = 0;
  double to = 0;

  bool operator==(const Span&) const = default;
  double middle() const { return (from + to) / 2; }
  bool meets(const Span& other) const { return from < other.to && other.from < to; }
};

/// Where the label of a mark in its own row stands.
enum class Place
{
  right,
  left,
  /// Inside the mark, against its end: only a mark that leaves no room beside it.
  inside
};

/// Beside `mark`, on the first side of right and left with room for `width` within a row from 0 to
/// `row`; else inside.
Place place_beside(const Span& mark, double width, double row);

/// Where a label of `width` with that place lies.
Span span_at(Place place, const Span& mark, double width);

/// The middles of labels of these sizes, as near to where they want to be as they can without
/// meeting, in the order in which they want to be, within `bounds`.
std::vector<double> spread(const std::vector<Span>& wanted, const Span& bounds);

} // namespace peil::render::charts
