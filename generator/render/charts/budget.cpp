#include "base/dutch.hpp"
#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/style.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render::charts {
namespace {

using nlohmann::json;

/// The parts of one bar; they add up to the larger of the basis and what is already committed.
struct Parts
{
  Decimal spent;
  Decimal committed_unpaid;
  Decimal free;
};

Parts parts_of(const BudgetCell& cell)
{
  Parts parts;
  parts.spent = cell.spent.value_or(Decimal());
  const Decimal committed = cell.committed.value_or(Decimal());
  parts.committed_unpaid = std::max(Decimal(), committed - parts.spent);
  const Decimal basis = cell.budget.value_or(cell.estimate);
  parts.free = std::max(Decimal(), cell.free.value_or(basis));
  return parts;
}

const BudgetCell& cell_of(const BudgetLineResult& line, std::optional<int> year)
{
  return year ? line.by_year.at(*year) : line.total;
}

bool is_blank(const BudgetCell& cell)
{
  return cell.estimate == Decimal() && !cell.budget && !cell.committed && !cell.forecast;
}

std::string shown(const std::optional<Decimal>& amount)
{
  return amount ? dutch::amount(*amount) : "geen gegevens";
}

std::string sentence(const BudgetCell& total, std::optional<int> year, Date as_of)
{
  const std::string what = year ? fmt::format("de raming voor {}", *year) : "de hele raming";
  if (!total.spent)
    return fmt::format("Van {} ({}) is op {} nog niets geboekt.", what,
                       dutch::amount(total.estimate), dutch::long_date(as_of));
  return fmt::format("Van {} ({}) is op {} {} uitgegeven en {} verplicht.", what,
                     dutch::amount(total.estimate), dutch::long_date(as_of),
                     dutch::amount(*total.spent), dutch::amount(*total.committed));
}

} // namespace

std::optional<Chart> budget_chart(const Input& in, std::optional<int> year)
{
  const Project& project = in.project;
  const Snapshot& snapshot = in.snapshot;
  Chart chart;
  json rows = json::array();
  json names = json::array();
  json ticks = json::array();
  json order = json::array();
  chart.table = {
      fmt::format("Geld per kostenpost, {}", year ? std::to_string(*year) : "alle jaren samen"),
      {"Kostenpost", "Raming", "Verplicht", "Gerealiseerd", "Vrij"},
      {}};
  for (const BudgetLineResult& line : snapshot.budget.lines) {
    const BudgetCell& cell = cell_of(line, year);
    if (is_blank(cell))
      continue;
    const std::string& title = project.budget.lines[line.line_index].title;
    const Parts parts = parts_of(cell);
    order.push_back(title);
    names.push_back({{"post", title}, {"naam", fitting(title)}});
    const auto add = [&](const char* part, Decimal amount, int position) {
      if (amount > Decimal())
        rows.push_back(
            {{"post", title}, {"deel", part}, {"euro", amount.to_double()}, {"plek", position}});
    };
    add("gerealiseerd", parts.spent, 0);
    add("verplicht, nog niet betaald", parts.committed_unpaid, 1);
    add("vrij", parts.free, 2);
    ticks.push_back({{"post", title}, {"raming", cell.estimate.to_double()}});
    chart.table.rows.push_back({title, dutch::amount(cell.estimate), shown(cell.committed),
                                shown(cell.spent), shown(cell.free)});
  }
  if (order.empty())
    return std::nullopt;
  const BudgetCell& total = year ? snapshot.budget.by_year.at(*year) : snapshot.budget.total;
  chart.table.rows.push_back({"Totaal", dutch::amount(total.estimate), shown(total.committed),
                              shown(total.spent), shown(total.free)});

  json spec = chart_frame(k_plot_width, static_cast<int>(order.size()) * 42);
  const json y = row_axis("post", order);
  const json colours = {{"domain", {"gerealiseerd", "verplicht, nog niet betaald", "vrij"}},
                        {"range", {k_actual, k_second, k_third}}};
  spec["layer"].push_back({{"data", values(std::move(rows))},
                           {"mark", {{"type", "bar"}, {"height", 14}, {"yOffset", k_bar_offset}}},
                           {"encoding",
                            {{"y", y},
                             {"x",
                              {{"field", "euro"},
                               {"type", "quantitative"},
                               {"stack", "zero"},
                               {"axis", {{"title", "euro"}, {"format", ",d"}, {"tickCount", 4}}}}},
                             {"order", {{"field", "plek"}, {"type", "quantitative"}}},
                             {"color",
                              {{"field", "deel"},
                               {"type", "nominal"},
                               {"scale", colours},
                               {"legend", {{"columns", 3}}}}}}}});
  spec["layer"].push_back(
      {{"data", values(std::move(ticks))},
       {"mark",
        {{"type", "tick"},
         {"color", k_expected},
         {"thickness", 3},
         {"size", 22},
         {"yOffset", k_bar_offset}}},
       {"encoding", {{"y", y}, {"x", {{"field", "raming"}, {"type", "quantitative"}}}}}});
  spec["layer"].push_back(row_names("post", order, std::move(names)));
  chart.id = year ? fmt::format("geld-{}", *year) : "geld";
  chart.title = year ? fmt::format("Geld in {} (streep: raming)", *year)
                     : "Geld over alle jaren (streep: raming)";
  chart.sentence = sentence(total, year, snapshot.as_of);
  chart.spec = std::move(spec);
  chart.page = std::string(k_budget);
  chart.at = project.plan.at;
  return chart;
}

} // namespace peil::render::charts
