#include "compute/budget.hpp"

#include <algorithm>

namespace peil::compute {
namespace {

using OptionalAmount = std::optional<Decimal>;

/// An amount from each of these days on.
using Course = std::map<Date, Decimal>;

/// What was committed and spent for one line and budget year, by day.
struct Ledger
{
  Course committed;
  Course spent;
};

/// What was committed and spent for one line and budget year up to a day.
struct Booked
{
  OptionalAmount committed;
  OptionalAmount spent;
  bool committed_withheld = false;
  bool spent_withheld = false;
};

const std::string* text_in(const Cell& cell)
{
  if (const Reference* reference = cell.as<Reference>())
    return &reference->id;
  return cell.as<std::string>();
}

// From what is added on each day to what it comes to from that day on.
void add_up(Course& course)
{
  Decimal sum;
  for (auto& [day, amount] : course) {
    sum += amount;
    amount = sum;
  }
}

// R60: the bookings dated on or before the day, by the budget year named on them.
std::map<std::pair<std::string, int>, Ledger> ledgers_until(const Project& project, Date as_of)
{
  std::map<std::pair<std::string, int>, Ledger> ledgers;
  if (!project.budget.bookings)
    return ledgers;
  const Bookings& mapping = *project.budget.bookings;
  for (const Record& record : project.registers[mapping.register_index].records) {
    const auto& cells = record.item.cells;
    const Date* date = cells[mapping.date_field].as<Date>();
    const Decimal* year = cells[mapping.year_field].as<Decimal>();
    const Decimal* amount = cells[mapping.amount_field].as<Decimal>();
    const std::string* line = text_in(cells[mapping.line_field]);
    const std::string* kind = text_in(cells[mapping.kind_field]);
    if (date == nullptr || *date > as_of || !year || !amount || !line || !kind)
      continue;
    Ledger& one = ledgers[{*line, static_cast<int>(year->whole())}];
    (*kind == mapping.committed_code ? one.committed : one.spent)[*date] += *amount;
  }
  for (auto& [key, ledger] : ledgers) {
    add_up(ledger.committed);
    add_up(ledger.spent);
  }
  return ledgers;
}

OptionalAmount last_of(const Course& course)
{
  return course.empty() ? std::nullopt : OptionalAmount(course.rbegin()->second);
}

Decimal amount_on(const Course& course, Date day)
{
  const auto after = course.upper_bound(day);
  return after == course.begin() ? Decimal() : std::prev(after)->second;
}

// The steps of the sum that say of this year what the bookings say. The sum is over all years, so
// what is booked in another one makes them differ.
Course followed(const Course& booked, const std::optional<std::size_t>& indicator,
                const PrintedSums& sums)
{
  Course steps;
  const auto printed = indicator ? sums.find(*indicator) : sums.end();
  if (booked.empty() || printed == sums.end())
    return steps;
  for (const PrintedSum& sum : printed->second)
    if (!sum.is_empty && amount_on(booked, sum.on) == sum.value)
      steps[sum.on] = sum.value;
  return steps;
}

Booked booked_on(const BudgetLine& line, Ledger& ledger, const PrintedSums& sums)
{
  Booked booked;
  if (line.is_about_companies) {
    const bool has_committed = !ledger.committed.empty();
    const bool has_spent = !ledger.spent.empty();
    ledger.committed = followed(ledger.committed, line.committed_follows, sums);
    ledger.spent = followed(ledger.spent, line.spent_follows, sums);
    booked.committed_withheld = has_committed && ledger.committed.empty();
    booked.spent_withheld = has_spent && ledger.spent.empty();
  }
  booked.committed = last_of(ledger.committed);
  booked.spent = last_of(ledger.spent);
  return booked;
}

// R60: the last figure on or before the day holds; of two on one day the last in the file.
Course figures_until(const BudgetLine& line, BudgetFigure::Kind kind, int year, Date as_of)
{
  Course course;
  for (const BudgetFigure& figure : line.figures)
    if (figure.kind == kind && figure.year == year && figure.date <= as_of)
      course[figure.date] = figure.amount;
  return course;
}

// A figure that was confirmed on a later day did not change on it, and neither did a sum on a day
// when bookings cancelled out.
void add_last_change(const Course& course, BudgetChange change, std::vector<BudgetChange>& changes)
{
  OptionalAmount before;
  bool changed = false;
  for (const auto& [day, amount] : course) {
    if (amount != before) {
      change.date = day;
      change.before = before;
      change.now = amount;
      changed = true;
    }
    before = amount;
  }
  if (changed)
    changes.push_back(std::move(change));
}

std::string note_on(const BudgetLine& line, int year, Date as_of)
{
  const BudgetNote* last = nullptr;
  for (const BudgetNote& note : line.notes)
    if (note.year == year && note.date <= as_of && (last == nullptr || note.date >= last->date))
      last = &note;
  return last == nullptr ? std::string() : last->text;
}

// Committed and spent nothing is known to be nothing once the line has a booking in either kind.
void complete_booked(Booked& booked)
{
  if (!booked.committed && !booked.spent)
    return;
  if (!booked.committed_withheld)
    booked.committed = booked.committed.value_or(Decimal());
  if (!booked.spent_withheld)
    booked.spent = booked.spent.value_or(Decimal());
}

BudgetCell cell_of(const BudgetLine& line, int year, Booked booked, Date as_of)
{
  BudgetCell cell;
  const auto estimate = line.estimate.find(year);
  cell.estimate = estimate == line.estimate.end() ? Decimal() : estimate->second;
  cell.budget = last_of(figures_until(line, BudgetFigure::Kind::budget, year, as_of));
  cell.forecast = last_of(figures_until(line, BudgetFigure::Kind::forecast, year, as_of));
  complete_booked(booked);
  cell.committed = booked.committed;
  cell.spent = booked.spent;
  cell.committed_withheld = booked.committed_withheld;
  cell.spent_withheld = booked.spent_withheld;
  cell.note = note_on(line, year, as_of);

  const Decimal basis = cell.budget.value_or(cell.estimate);
  if (booked.committed)
    cell.free = basis - std::max(*booked.committed, booked.spent.value_or(Decimal()));
  if (cell.forecast)
    cell.variance = basis - *cell.forecast;
  cell.budget_known = cell.budget ? 1 : 0;
  cell.forecast_known = cell.forecast ? 1 : 0;
  cell.variance_known = cell.variance ? 1 : 0;
  cell.booked_known = booked.committed ? 1 : 0;
  cell.spent_known = booked.spent ? 1 : 0;
  return cell;
}

// R63: a cell without an estimate and without figures may be empty; it is not a gap in a total.
bool expects_nothing(const BudgetCell& cell)
{
  return cell.estimate == Decimal() && !cell.budget && !cell.forecast && !cell.committed &&
         !cell.committed_withheld && !cell.spent_withheld;
}

void add_amount(OptionalAmount& sum, const OptionalAmount& part)
{
  if (part)
    sum = sum.value_or(Decimal()) + *part;
}

BudgetCell total_of(const std::vector<const BudgetCell*>& cells)
{
  BudgetCell total;
  total.budget_known = total.forecast_known = total.variance_known = total.booked_known = 0;
  total.spent_known = 0;
  total.lines = 0;
  for (const BudgetCell* cell : cells) {
    total.estimate += cell->estimate;
    if (expects_nothing(*cell))
      continue;
    add_amount(total.budget, cell->budget);
    add_amount(total.committed, cell->committed);
    add_amount(total.spent, cell->spent);
    add_amount(total.forecast, cell->forecast);
    add_amount(total.free, cell->free);
    add_amount(total.variance, cell->variance);
    total.budget_known += cell->budget_known;
    total.forecast_known += cell->forecast_known;
    total.variance_known += cell->variance_known;
    total.booked_known += cell->booked_known;
    total.spent_known += cell->spent_known;
    total.committed_withheld = total.committed_withheld || cell->committed_withheld;
    total.spent_withheld = total.spent_withheld || cell->spent_withheld;
    total.lines += cell->lines;
  }
  return total;
}

void add_last_changes(const BudgetLine& line, const Ledger& ledger, Date as_of, BudgetChange change,
                      std::vector<BudgetChange>& changes)
{
  using Figure = BudgetChange::Figure;
  const auto add = [&](Figure figure, const Course& course) {
    change.figure = figure;
    add_last_change(course, change, changes);
  };
  add(Figure::budget, figures_until(line, BudgetFigure::Kind::budget, change.year, as_of));
  add(Figure::forecast, figures_until(line, BudgetFigure::Kind::forecast, change.year, as_of));
  add(Figure::committed, ledger.committed);
  add(Figure::spent, ledger.spent);
}

} // namespace

BudgetResult compute_budget(const Project& project, Date as_of, const PrintedSums& sums)
{
  BudgetResult result;
  const auto ledgers = ledgers_until(project, as_of);
  const Budget& budget = project.budget;
  for (std::size_t i = 0; i < budget.lines.size(); ++i) {
    const BudgetLine& line = budget.lines[i];
    BudgetLineResult row;
    row.line_index = i;
    std::vector<const BudgetCell*> cells;
    for (const int year : budget.years) {
      const auto found = ledgers.find({line.id.value, year});
      Ledger ledger = found == ledgers.end() ? Ledger() : found->second;
      const Booked booked = booked_on(line, ledger, sums);
      row.by_year[year] = cell_of(line, year, booked, as_of);
      BudgetChange change;
      change.line_index = i;
      change.year = year;
      add_last_changes(line, ledger, as_of, change, result.last_changes);
      cells.push_back(&row.by_year[year]);
    }
    row.total = total_of(cells);
    result.lines.push_back(std::move(row));
  }
  std::vector<const BudgetCell*> all;
  for (const int year : budget.years) {
    std::vector<const BudgetCell*> cells;
    for (const BudgetLineResult& row : result.lines)
      cells.push_back(&row.by_year.at(year));
    result.by_year[year] = total_of(cells);
    all.insert(all.end(), cells.begin(), cells.end());
  }
  result.total = total_of(all);
  return result;
}

} // namespace peil::compute
