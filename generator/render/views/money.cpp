#include "render/addresses.hpp"
#include "render/views/pages.hpp"

#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

// domain.md §6, R62: positive is favourable; nothing without a forecast.
json variance_view(const Words& words, const std::optional<Decimal>& variance)
{
  if (!variance)
    return nullptr;
  if (*variance == Decimal())
    return words.say("geld.geen_afwijking");
  const bool favourable = *variance > Decimal();
  return words.say("geld.afwijking_met_oordeel",
                   {{"bedrag", words.notation().amount(favourable ? *variance : -*variance)},
                    {"oordeel", words.say(favourable ? "geld.voordeel" : "geld.nadeel")}});
}

// What is booked on companies may have to stay away; that is not the same as not known.
json booked_view(const Words& words, const std::optional<Decimal>& amount, bool withheld)
{
  return !amount && withheld ? json(words.say("waarde.niet_getoond")) : amount_view(words, amount);
}

json cell_view(const Words& words, const BudgetCell& cell)
{
  return {{"raming", words.notation().amount(cell.estimate)},
          {"begroting", amount_view(words, cell.budget)},
          {"verplicht", booked_view(words, cell.committed, cell.committed_withheld)},
          {"gerealiseerd", booked_view(words, cell.spent, cell.spent_withheld)},
          {"prognose", amount_view(words, cell.forecast)},
          {"vrij", booked_view(words, cell.free, cell.committed_withheld)},
          {"afwijking", variance_view(words, cell.variance)},
          {"begroting_bekend", known_view(words, cell.budget_known, cell.lines)},
          {"geboekt_bekend", known_view(words, cell.booked_known, cell.lines)},
          {"gerealiseerd_bekend", known_view(words, cell.spent_known, cell.lines)},
          {"prognose_bekend", known_view(words, cell.forecast_known, cell.lines)},
          {"afwijking_bekend", known_view(words, cell.variance_known, cell.lines)},
          {"toelichting", cell.note.empty() ? json() : json(cell.note)}};
}

// In a plan of many years a table full of unknowns for each year to come says nothing; what the
// plan estimates for it stands in the table of all years.
bool is_only_estimated(const SiteView& site, int year)
{
  constexpr std::size_t many = 4;
  const BudgetCell& sum = site.snapshot.budget.by_year.at(year);
  return site.project.budget.years.size() > many && sum.budget_known == 0 &&
         sum.booked_known == 0 && sum.forecast_known == 0;
}

json estimates_per_year(const SiteView& site)
{
  json list = json::array();
  for (const int year : site.project.budget.years)
    list.push_back(site.words.notation().amount(site.snapshot.budget.by_year.at(year).estimate));
  return list;
}

json only_estimated_years(const SiteView& site)
{
  json list = json::array();
  for (const int year : site.project.budget.years)
    if (is_only_estimated(site, year))
      list.push_back(std::to_string(year));
  return list;
}

json years_view(const SiteView& site)
{
  json years = json::array();
  for (const int year : site.project.budget.years) {
    if (is_only_estimated(site, year))
      continue;
    json rows = json::array();
    for (const BudgetLineResult& line : site.snapshot.budget.lines) {
      json row = cell_view(site.words, line.by_year.at(year));
      row.update(title_view(site, site.project.budget.lines[line.line_index]));
      row["id"] = site.project.budget.lines[line.line_index].id.value;
      rows.push_back(std::move(row));
    }
    years.push_back({{"jaar", std::to_string(year)},
                     {"rijen", std::move(rows)},
                     {"totaal", cell_view(site.words, site.snapshot.budget.by_year.at(year))},
                     {"grafiek", chart_view(site, fmt::format("geld-{}", year))}});
  }
  return years;
}

json lines_view(const SiteView& site)
{
  json list = json::array();
  for (const BudgetLineResult& row : site.snapshot.budget.lines) {
    const BudgetLine& line = site.project.budget.lines[row.line_index];
    json per_year = json::array();
    for (const int year : site.project.budget.years)
      per_year.push_back(site.words.notation().amount(row.by_year.at(year).estimate));
    const bool agree = line.pillar_cost_table == line.pillar_year_table &&
                       line.pillar_cost_table == line.pillar_text;
    const DataText title = site.words.title(line);
    list.push_back(
        {{"id", line.id.value},
         {"titel", title.text},
         {"titel_taal", language_of(site, title)},
         {"heet_anders", !line.title_year_table.empty() && line.title_year_table != line.title},
         {"titel_jaartabel", line.title_year_table},
         {"wat", line.covers.empty() ? json() : json(line.covers)},
         {"waarom", line.reason.empty() ? json() : json(line.reason)},
         {"plaats", line.place.empty() ? json() : json(line.place)},
         {"per_jaar", std::move(per_year)},
         {"raming", site.words.notation().amount(row.total.estimate)},
         {"totaal", cell_view(site.words, row.total)},
         {"kostentabel", pillar_link(site, line.pillar_cost_table)},
         {"jaartabel", pillar_link(site, line.pillar_year_table)},
         {"tekst", pillar_link(site, line.pillar_text)},
         {"eensluidend", agree}});
  }
  return list;
}

json per_pillar_view(const SiteView& site)
{
  const Budget& budget = site.project.budget;
  json list = json::array();
  const auto amount_in = [&site](const std::map<std::string, Decimal>& totals,
                                 const std::string& id) {
    const auto found = totals.find(id);
    return found == totals.end() ? json() : json(site.words.notation().amount(found->second));
  };
  for (const Pillar& pillar : site.project.pillars)
    list.push_back({{"pijler", pillar_link(site, pillar.id.value)},
                    {"kostentabel", amount_in(budget.per_pillar_cost_table, pillar.id.value)},
                    {"jaartabel", amount_in(budget.per_pillar_year_table, pillar.id.value)}});
  return list;
}

// Where the plan has one division: each main goal with all that lies under it, so nothing twice.
json one_division_view(const SiteView& site)
{
  json list = json::array();
  if (!site.project.budget.has_one_division)
    return list;
  for (const Pillar& pillar : site.project.pillars)
    if (pillar.parent.empty())
      list.push_back({{"pijler", pillar_link(site, pillar.id.value)},
                      {"raming", site.words.notation().amount(estimate_within(site, pillar))}});
  return list;
}

json collaborations_view(const SiteView& site)
{
  json list = json::array();
  for (const Collaboration& one : site.project.budget.collaborations)
    list.push_back({{"titel", one.title},
                    {"citaat", quote_view(one.quote)},
                    {"wat", one.covers},
                    {"waarom", one.reason},
                    {"pijler", pillar_link(site, one.pillar)},
                    {"onduidelijk", one.ambiguity.empty() ? json() : json(one.ambiguity)}});
  return list;
}

json funding_view(const SiteView& site)
{
  json list = json::array();
  for (const Funding& one : site.project.budget.funding)
    list.push_back({{"citaat", quote_view(one.quote)},
                    {"toelichting", one.note.empty() ? json() : json(one.note)}});
  return list;
}

json budget_data(const SiteView& site)
{
  std::vector<std::string> about;
  for (const BudgetLine& line : site.project.budget.lines)
    about.push_back(line.id.value);
  json years = json::array();
  for (const int year : site.project.budget.years)
    years.push_back(std::to_string(year));
  json bookings;
  if (site.project.budget.bookings) {
    const Register& of = site.project.registers[site.project.budget.bookings->register_index];
    if (of.is_public)
      bookings = link_view(site, of, register_address(of.name));
  }
  json about_companies = json::array();
  for (const BudgetLine& line : site.project.budget.lines)
    if (line.is_about_companies)
      about_companies.push_back(title_view(site, line));
  return {{"totaal", cell_view(site.words, site.snapshot.budget.total)},
          {"citaat", quote_view(site.project.budget.total_quote)},
          {"jaren", std::move(years)},
          {"per_jaar", years_view(site)},
          {"raming_per_jaar", estimates_per_year(site)},
          {"alleen_geraamd", only_estimated_years(site)},
          {"regels", lines_view(site)},
          {"per_pijler", per_pillar_view(site)},
          {"een_indeling", one_division_view(site)},
          {"samenwerkingen", collaborations_view(site)},
          {"dekking", funding_view(site)},
          {"grafiek", chart_view(site, "geld")},
          {"voorbeeld", site.project.budget.figures_are_sample},
          {"boekingen", std::move(bookings)},
          {"van_bedrijven", std::move(about_companies)},
          {"verschillen", discrepancies_view(site, about)}};
}

} // namespace

std::vector<Page> budget_pages(const SiteView& site)
{
  if (site.project.budget.lines.empty())
    return {};
  Page page;
  page.address = std::string(k_budget);
  page.template_name = "begroting.html";
  page.title = site.words.own("menu.begroting");
  page.description = site.words.say("begroting.omschrijving");
  page.data = [&site] { return budget_data(site); };
  return {std::move(page)};
}

} // namespace peil::render
