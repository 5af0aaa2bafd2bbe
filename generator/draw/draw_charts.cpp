#include "draw/draw_charts.hpp"

#include "draw/chart_worker.hpp"
#include "draw/content_digest.hpp"
#include "draw/own_ids.hpp"
#include "draw/svg_cache.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::draw {
namespace {

/// A chart under the digest of all that decides how it looks. The worker and the cache know it by
/// that name only, also in the ids within the SVG: the same chart in two pages is drawn once.
struct Chart
{
  std::string key;
  const ChartRequest* request;
};

using SvgByKey = std::map<std::string, std::string>;

[[maybe_unused]] bool is_safe_id(std::string_view id)
{
  return !id.empty() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::vector<Chart> name_by_content(std::span<const ChartRequest> requests,
                                   const nlohmann::json& config, std::string_view engines)
{
  std::vector<Chart> charts;
  for (const ChartRequest& request : requests) {
    assert(is_safe_id(request.id));
    charts.push_back({digest_chart(request.spec, config, engines), &request});
  }
  return charts;
}

std::vector<Chart> without_repeats(const std::vector<Chart>& charts)
{
  std::vector<Chart> first_ones;
  std::set<std::string_view> seen;
  std::copy_if(charts.begin(), charts.end(), std::back_inserter(first_ones),
               [&seen](const Chart& chart) { return seen.insert(chart.key).second; });
  return first_ones;
}

/// Moves what the cache has to `svg_by_key` and returns the others.
std::vector<Chart> take_from_cache(const std::vector<Chart>& charts, const SvgCache& cache,
                                   SvgByKey& svg_by_key)
{
  std::vector<Chart> missing;
  for (const Chart& chart : charts) {
    if (std::optional<std::string> svg = cache.find(chart.key))
      svg_by_key.emplace(chart.key, *std::move(svg));
    else
      missing.push_back(chart);
  }
  return missing;
}

/// A worker that can draw; one that got stuck in a chart is replaced for the charts after it.
class Drawer
{
public:
  Drawer(const DrawingOptions& options, std::size_t charts) : m_options(options), m_charts(charts)
  {
  }

  Result<ChartWorker::Outcome> draw(const Chart& chart)
  {
    TRY_ASSIGN(ChartWorker::Outcome outcome, draw_once(chart));
    // Whoever needed its memory may have ended it; if it ends again, it is this chart.
    if (has_ended(outcome))
      return draw_once(chart);
    return outcome;
  }

private:
  Result<ChartWorker::Outcome> draw_once(const Chart& chart)
  {
    if (!m_worker || !m_worker->is_usable()) {
      m_worker.reset(); // the old one must be gone before the new one takes its memory
      TRY_ASSIGN(ChartWorker started, ChartWorker::start(m_options, m_charts));
      m_worker.emplace(std::move(started));
    }
    return m_worker->draw(chart.key, chart.request->spec);
  }

  const DrawingOptions& m_options;
  std::size_t m_charts;
  std::optional<ChartWorker> m_worker;
};

/// One worker draws them one by one (a second one gained nothing: JavaScriptCore uses the other
/// core already).
Diagnostics draw_missing(const std::vector<Chart>& missing, const DrawingOptions& options,
                         const SvgCache& cache, SvgByKey& svg_by_key)
{
  Diagnostics mistakes;
  Drawer drawer(options, missing.size());
  for (const Chart& chart : missing) {
    Result<ChartWorker::Outcome> drawing = drawer.draw(chart);
    if (!drawing.ok()) {
      const Diagnostics& why = drawing.mistakes();
      mistakes.insert(mistakes.end(), why.begin(), why.end());
      return mistakes;
    }
    ChartWorker::Outcome outcome = std::move(drawing).value();
    if (const auto* failure = std::get_if<ChartFailure>(&outcome)) {
      mistakes.push_back(to_diagnostic(*failure, chart.request->at, options));
      continue;
    }
    const auto& drawn = svg_by_key.emplace(chart.key, std::get<std::string>(std::move(outcome)));
    cache.keep(chart.key, drawn.first->second);
  }
  return mistakes;
}

} // namespace

Result<Drawings> draw_charts(std::span<const ChartRequest> requests, const DrawingOptions& options)
{
  if (requests.empty())
    return Drawings{};
  TRY_ASSIGN(const std::string engines, digest_engines(options.engine_files));
  const SvgCache cache(options.cache_folder);
  const std::vector<Chart> charts = name_by_content(requests, options.config, engines);

  SvgByKey svg_by_key;
  const std::vector<Chart> missing = take_from_cache(without_repeats(charts), cache, svg_by_key);
  const std::size_t from_cache = svg_by_key.size();
  Diagnostics mistakes = draw_missing(missing, options, cache, svg_by_key);
  if (!missing.empty())
    cache.forget_old();
  if (!mistakes.empty())
    return sorted(std::move(mistakes));

  Drawings drawings{.svg_by_id = {}, .drawn = missing.size(), .from_cache = from_cache};
  for (const Chart& chart : charts)
    drawings.svg_by_id.emplace(
        chart.request->id, with_own_ids(svg_by_key.at(chart.key), chart.key, chart.request->id));
  return drawings;
}

} // namespace peil::draw
