#include "draw/artist.hpp"

#include "draw/content_digest.hpp"
#include "draw/own_ids.hpp"
#include "draw/svg_cache.hpp"

namespace peil::draw {
namespace {

// Enough for a day's work, and then a new one; the system's limit on its time follows from it.
constexpr std::size_t k_charts_for_a_worker = 2000;
constexpr std::size_t k_practice = 60;
// As many as a large site has, and those of the same site an hour ago.
constexpr std::size_t k_most_at_hand = 1000;

} // namespace

Artist::Artist(DrawingOptions options) : m_options(std::move(options)) {}

Diagnostics Artist::need_engines()
{
  if (!m_engines.empty())
    return {};
  Result<std::string> engines = digest_engines(m_options.engine_files);
  if (!engines.ok())
    return engines.mistakes();
  m_engines = std::move(engines).value();
  return {};
}

Diagnostics Artist::need_worker()
{
  if (m_worker && m_worker->is_usable())
    return {};
  m_worker.reset(); // the old one must be gone before the new one takes its memory
  Result<ChartWorker> started = ChartWorker::start(m_options, k_charts_for_a_worker, k_practice);
  if (!started.ok())
    return started.mistakes();
  m_worker.emplace(std::move(started).value());
  return {};
}

void Artist::get_ready()
{
  // draw() says what is wrong, to somebody who asked for a chart.
  static_cast<void>(need_engines());
  const bool is_going = m_worker && m_worker->is_usable();
  if (need_worker().empty() && !is_going && m_last_spec.is_object())
    static_cast<void>(m_worker->draw("warm", m_last_spec));
}

Result<std::string> Artist::draw_anew(const std::string& key, const ChartRequest& request)
{
  if (Diagnostics trouble = need_worker(); !trouble.empty())
    return trouble;
  ChartWorker::Outcome outcome = m_worker->draw(key, request.spec);
  // It may have been ended since the last chart, by whoever needed its memory.
  if (has_ended(outcome)) {
    if (Diagnostics trouble = need_worker(); !trouble.empty())
      return trouble;
    outcome = m_worker->draw(key, request.spec);
  }
  if (const auto* failure = std::get_if<ChartFailure>(&outcome))
    return to_diagnostic(*failure, request.at, m_options);
  const std::string& svg = std::get<std::string>(outcome);
  SvgCache(m_options.cache_folder).keep(key, svg);
  return svg;
}

Result<std::string> Artist::draw(const ChartRequest& request)
{
  if (Diagnostics trouble = need_engines(); !trouble.empty())
    return trouble;
  m_last_spec = request.spec;
  const std::string key = digest_chart(request.spec, m_options.config, m_engines);
  auto found = m_svg_by_key.find(key);
  if (found == m_svg_by_key.end()) {
    std::optional<std::string> svg = SvgCache(m_options.cache_folder).find(key);
    if (!svg) {
      TRY_ASSIGN(svg, draw_anew(key, request));
    }
    if (m_svg_by_key.size() >= k_most_at_hand)
      m_svg_by_key.clear();
    found = m_svg_by_key.emplace(key, *std::move(svg)).first;
  }
  return with_own_ids(found->second, key, request.id);
}

} // namespace peil::draw
