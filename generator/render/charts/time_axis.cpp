#include "render/charts/time_axis.hpp"

#include "render/charts/style.hpp"

#include <algorithm>
#include <cmath>

namespace peil::render::charts {
namespace {

using nlohmann::json;

/// Room for "Q4" and some air.
constexpr double k_quarter_width = 26;

bool shows_quarters(const Period& period, double width)
{
  const int quarters = (period.last.year() - period.first.year()) * 4 + period.last.quarter() -
                       period.first.quarter() + 1;
  return quarters * k_quarter_width <= width;
}

// In a plan of ten years on a phone not every year has room for its number.
int years_between_labels(const Period& period, double width)
{
  const int years = period.last.year() - period.first.year() + 1;
  return static_cast<int>(std::ceil((text_width("2000") + k_gap) * years / width));
}

} // namespace

json quarter_axis(const Words& words, const Period& period, double width, std::string_view side)
{
  const bool quarters = shows_quarters(period, width);
  const int between = quarters ? 1 : years_between_labels(period, width);
  json ticks = json::array();
  json labels = json::object();
  for (int year = period.first.year(); year <= period.last.year(); ++year)
    for (int quarter = 1; quarter <= (quarters ? 4 : 1); ++quarter) {
      const Period one = calendar_quarter(year, quarter);
      if (one.last < period.first || period.last < one.first)
        continue;
      const Date day = std::max(one.first, period.first);
      const std::string iso = day.to_iso();
      ticks.push_back({{"year", year}, {"month", day.month()}, {"date", day.day()}});
      const std::string of_year = std::to_string(year);
      if (!quarters)
        labels[iso] = (year - period.first.year()) % between == 0 ? of_year : std::string();
      else
        labels[iso] =
            json::array({words.say("grafiek.as.kwartaal", {{"kwartaal", std::to_string(quarter)}}),
                         ticks.size() == 1 || quarter == 1 ? of_year : std::string()});
    }
  // The lines of a label run down, so above the axis they need their room below the first.
  const double padding = side == "top" && quarters ? k_line_height + 2 : 4;
  return {{"orient", side},
          {"labelPadding", padding},
          {"values", std::move(ticks)},
          {"labelExpr", label_lookup(labels, "timeFormat(datum.value, '%Y-%m-%d')")},
          {"labelAlign", "left"},
          {"labelOffset", 2},
          {"labelLineHeight", k_line_height},
          {"ticks", true},
          {"tickSize", 8},
          {"tickColor", k_muted},
          {"domain", true},
          {"domainColor", k_muted},
          {"grid", false}};
}

double place_of(Date day, const Period& period, double width)
{
  return width * day.days_since(period.first) / std::max(1, period.last.days_since(period.first));
}

} // namespace peil::render::charts
