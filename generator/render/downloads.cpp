#include "render/downloads.hpp"

#include "model/status_keys.hpp"
#include "render/addresses.hpp"
#include "render/editions.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace peil::render {
namespace {

using json = nlohmann::ordered_json;

json number_or_null(const std::optional<Decimal>& value)
{
  if (!value)
    return nullptr;
  return value->is_whole() ? json(value->whole()) : json(value->to_double());
}

json series_of(const IndicatorResult& result)
{
  json points = json::array();
  for (const SeriesPoint& point : result.series)
    points.push_back({{"datum", point.date.to_iso()}, {"waarde", number_or_null(point.value)}});
  return points;
}

// Interim targets of the plan with the value on their own date; null before it.
json interim_of(const IndicatorResult& result)
{
  json list = json::array();
  for (const InterimResult& one : result.interim)
    list.push_back({{"datum", one.target->date.to_iso()},
                    {"minimum", number_or_null(one.target->minimum)},
                    {"maximum", number_or_null(one.target->maximum)},
                    {"waarde", number_or_null(one.value)}});
  return list;
}

bool is_public(const Project& project, const IndicatorResult& result)
{
  return std::all_of(result.trace.begin(), result.trace.end(), [&](const TraceEntry& entry) {
    return project.registers[entry.register_index].is_public;
  });
}

json indicator_data(const Project& project, const IndicatorResult& result)
{
  const Indicator& indicator = project.indicators[result.indicator_index];
  json data = {{"id", indicator.id.value},
               {"titel", indicator.title},
               {"eenheid", indicator.unit_many},
               {"soort", kind_key(indicator.kind)},
               {"minimum", nullptr},
               {"maximum", nullptr},
               {"waarde", number_or_null(result.value)},
               {"verwacht", number_or_null(result.expected)},
               {"signaal", nullptr},
               {"oordeel", nullptr},
               {"reeks", series_of(result)}};
  if (result.target) {
    data["minimum"] = number_or_null(result.target->minimum);
    data["maximum"] = number_or_null(result.target->maximum);
  }
  if (!result.interim.empty())
    data["tussendoelen"] = interim_of(result);
  if (result.signal)
    data["signaal"] = status_of(*result.signal).key;
  if (result.judgement != nullptr)
    data["oordeel"] = status_of(result.judgement->verdict).key;
  if (result.not_applicable)
    data["nvt"] = true;
  if (!is_public(project, result))
    return data;
  data["telt_mee"] = json::array();
  data["telt_niet_mee"] = json::array();
  for (const TraceEntry& entry : result.trace)
    if (entry.counts)
      data["telt_mee"].push_back(entry.id);
    else
      data["telt_niet_mee"].push_back({{"id", entry.id}, {"reden", entry.reason}});
  return data;
}

std::string data_text(const Project& project, const Snapshot& snapshot, bool helpers)
{
  json list = json::array();
  for (const IndicatorResult& result : snapshot.indicators)
    if (project.indicators[result.indicator_index].is_helper == helpers)
      list.push_back(indicator_data(project, result));
  const json file = {{"peildatum", snapshot.as_of.to_iso()},
                     {"editie", nullptr},
                     {"indicatoren", std::move(list)}};
  return file.dump(2) + "\n";
}

} // namespace

std::vector<OutputFile> make_downloads(const Project& project, const Snapshot& snapshot)
{
  return {{"data/indicatoren.json", data_text(project, snapshot, false)},
          {"data/kengetallen.json", data_text(project, snapshot, true)}};
}

OutputFile edition_figures(const Project& project, const Snapshot& snapshot, const Edition& edition)
{
  json list = json::array();
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    if (indicator.is_helper)
      continue;
    json data = indicator_data(project, result);
    data["nummer"] = indicator_number(project, indicator.id.value);
    data["stand"] = key_of(result.state);
    list.push_back(std::move(data));
  }
  const json file = {{"peildatum", snapshot.as_of.to_iso()},
                     {"editie", edition.id.value},
                     {"indicatoren", std::move(list)}};
  return {edition_address(edition.id.value).substr(1) + "indicatoren.json", file.dump(2) + "\n"};
}

std::vector<OutputFile> make_sitemap(const Plan& plan, const std::vector<std::string>& addresses)
{
  // Without a public address the sitemap lists paths from the top of the site: not for a search
  // engine yet, but the list is there and complete.
  const std::string_view base =
      plan.address.empty() ? std::string_view() : std::string_view(plan.address);
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& address : addresses)
    text += fmt::format("  <url><loc>{}{}</loc></url>\n", base,
                        base.empty() ? address : address.substr(1));
  return {{"sitemap.xml", text + "</urlset>\n"}};
}

} // namespace peil::render
