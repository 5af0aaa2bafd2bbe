#pragma once

#include "base/result.hpp"
#include "draw/chart_failure.hpp"
#include "draw/child_process.hpp"
#include "draw/drawing_options.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

namespace peil::draw {

/// A running peil-chart-worker with its engines loaded.
class ChartWorker
{
public:
  using Outcome = std::variant<std::string, ChartFailure>;

  /// Reports a machine failure when the worker does not get ready. `charts`: how many it may be
  /// asked for. `practice`: how many times it draws its last chart again while nobody asks, which
  /// makes it many times as fast; of use to a worker that stays.
  static Result<ChartWorker> start(const DrawingOptions& options, std::size_t charts,
                                   std::size_t practice = 0);

  /// The SVG of one chart, with `key` before its ids.
  Outcome draw(const std::string& key, const nlohmann::json& spec);

  /// False after a chart in which it hung, grew or crashed.
  bool is_usable() const { return m_usable; }

private:
  ChartWorker(ChildProcess process, const DrawingOptions& options);
  Outcome give_up(Trouble trouble);

  ChildProcess m_process;
  ChildProcess::Limits m_limits;
  nlohmann::json m_config;
  bool m_usable = true;
};

/// Whether the worker was gone before it answered.
bool has_ended(const ChartWorker::Outcome& outcome);

} // namespace peil::draw
