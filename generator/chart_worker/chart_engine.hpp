#pragma once

#include <JavaScriptCore/JavaScript.h>
#include <optional>
#include <string>

namespace peil::chart_worker {

/// One JavaScriptCore context with worker.js in it. It has neither disk nor network: all that the
/// scripts can reach is what was loaded here and the request they are given.
class ChartEngine
{
public:
  ChartEngine();
  ~ChartEngine();
  ChartEngine(const ChartEngine&) = delete;
  ChartEngine& operator=(const ChartEngine&) = delete;

  /// Runs a script; says what went wrong, or nothing when all is well.
  std::optional<std::string> load(const std::string& source, const std::string& name);

  /// The answer line to one request line, both JSON and without a line end.
  std::string answer(const std::string& request_line);

private:
  JSGlobalContextRef m_context;
};

} // namespace peil::chart_worker
