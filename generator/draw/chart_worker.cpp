#include "draw/chart_worker.hpp"

#include "chart_worker/version.hpp"
#include "draw/request_text.hpp"

#include <chrono>
#include <fmt/core.h>
#include <optional>
#include <utility>
#include <vector>

namespace peil::draw {
namespace {

using nlohmann::json;

// Loading the engines takes a tenth of a second; on a crowded machine it may take much longer.
constexpr std::chrono::seconds k_start_limit{60};

// Should we be stopped (not killed) ourselves, nobody watches the clock: then the system ends a
// runaway worker. Twice the time, for JavaScriptCore works on several cores at once.
std::string cpu_seconds(const DrawingOptions& options, std::size_t charts)
{
  const auto per_chart = std::chrono::ceil<std::chrono::seconds>(2 * options.time_limit);
  const auto total = static_cast<std::size_t>((k_start_limit + per_chart).count()) * (charts + 1);
  return std::to_string(total);
}

std::vector<std::string> worker_arguments(const DrawingOptions& options, std::size_t charts,
                                          std::size_t practice)
{
  std::vector<std::string> arguments{"--cpu-seconds", cpu_seconds(options, charts + practice),
                                     "--practise", std::to_string(practice)};
  for (const std::filesystem::path& file : options.engine_files)
    arguments.push_back(file.string());
  return arguments;
}

Diagnostic not_ready(const DrawingOptions& options, const std::string& why_nl,
                     const std::string& why_en)
{
  return machine_failure(
      {fmt::format("het tekenprogramma '{}' {}", options.worker.string(), why_nl),
       fmt::format("the drawing program '{}' {}", options.worker.string(), why_en)},
      {"draai script/site: dat bouwt het en installeert Vega",
       "run script/site, which builds it and installs Vega"});
}

/// The text under `key`, or empty.
std::string text_at(const json& object, const char* key)
{
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Diagnostic> find_fault(const ChildProcess::Reply& reply,
                                     const DrawingOptions& options)
{
  const auto* line = std::get_if<std::string>(&reply);
  if (line == nullptr)
    return not_ready(options, "kwam niet op gang", "did not get going");
  const json greeting = json::parse(*line, nullptr, false);
  const std::string failed = text_at(greeting, "failed");
  if (!failed.empty())
    return not_ready(options, fmt::format("meldt '{}'", failed),
                     fmt::format("reports '{}'", failed));
  if (text_at(greeting, "ready") != chart_worker::k_version)
    return not_ready(options, "hoort bij een andere versie van peil",
                     "belongs to another version of peil");
  return std::nullopt;
}

} // namespace

ChartWorker::ChartWorker(ChildProcess process, const DrawingOptions& options)
    : m_process(std::move(process)), m_limits{options.time_limit, options.memory_limit_bytes},
      m_config(options.config)
{
}

Result<ChartWorker> ChartWorker::start(const DrawingOptions& options, std::size_t charts,
                                       std::size_t practice)
{
  TRY_ASSIGN(ChildProcess process,
             ChildProcess::start(options.worker, worker_arguments(options, charts, practice)));
  const ChildProcess::Reply reply = process.next_line({k_start_limit, options.memory_limit_bytes});
  if (std::optional<Diagnostic> fault = find_fault(reply, options))
    return *std::move(fault);
  return ChartWorker(std::move(process), options);
}

ChartWorker::Outcome ChartWorker::draw(const std::string& key, const json& spec)
{
  const json request{{"id", key}, {"spec", spec}, {"config", m_config}};
  const ChildProcess::Reply reply = m_process.ask(to_request_text(request), m_limits);
  if (const auto* trouble = std::get_if<Trouble>(&reply))
    return give_up(*trouble);
  const json answer = json::parse(std::get<std::string>(reply), nullptr, false);
  if (text_at(answer, "id") != key)
    return give_up(Trouble::ended); // it is out of step, and so of no use
  if (const std::string svg = text_at(answer, "svg"); !svg.empty())
    return svg;
  return Objection{text_at(answer, "refused"), text_at(answer, "error")};
}

ChartWorker::Outcome ChartWorker::give_up(Trouble trouble)
{
  m_usable = false;
  return trouble;
}

bool has_ended(const ChartWorker::Outcome& outcome)
{
  const auto* failure = std::get_if<ChartFailure>(&outcome);
  const auto* trouble = failure == nullptr ? nullptr : std::get_if<Trouble>(failure);
  return trouble != nullptr && *trouble == Trouble::ended;
}

} // namespace peil::draw
