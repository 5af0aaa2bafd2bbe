#include "render/charts/labels.hpp"

#include "render/charts/style.hpp"

#include <algorithm>
#include <numeric>

namespace peil::render::charts {
namespace {

double size_of(const Span& span)
{
  return span.to - span.from;
}

} // namespace

Place place_beside(const Span& mark, double width, double row)
{
  if (mark.to + k_gap + width <= row)
    return Place::right;
  return mark.from - k_gap - width >= 0 ? Place::left : Place::inside;
}

Span span_at(Place place, const Span& mark, double width)
{
  switch (place) {
  case Place::right:
    return {mark.to + k_gap, mark.to + k_gap + width};
  case Place::left:
    return {mark.from - k_gap - width, mark.from - k_gap};
  case Place::inside:
    break;
  }
  return {mark.to - k_gap - width, mark.to - k_gap};
}

std::vector<double> spread(const std::vector<Span>& wanted, const Span& bounds)
{
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return wanted[a].middle() < wanted[b].middle();
  });
  std::vector<double> from(wanted.size());
  double free_from = bounds.from;
  for (const std::size_t i : order) {
    from[i] = std::max(wanted[i].from, free_from);
    free_from = from[i] + size_of(wanted[i]);
  }
  // What ran over the end goes back, and pushes back what is in its way.
  double free_to = bounds.to;
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    from[*at] = std::min(from[*at], free_to - size_of(wanted[*at]));
    free_to = from[*at];
  }
  std::vector<double> middles(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i)
    middles[i] = from[i] + size_of(wanted[i]) / 2;
  return middles;
}

} // namespace peil::render::charts
