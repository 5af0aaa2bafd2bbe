#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/labels.hpp"
#include "render/charts/plane.hpp"
#include "render/charts/sentences.hpp"
#include "render/charts/style.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace peil::render::charts {
namespace {

using nlohmann::json;

constexpr double k_bar_height = 16;
constexpr double k_between_rows = 12;
/// How far the line of the estimate stands out above and below its bar.
constexpr double k_estimate_out = 4;

/// The parts of one bar, from zero; they add up to the larger of the basis and what is committed.
struct Parts
{
  double spent = 0;
  double unpaid = 0;
  double free = 0;

  double all() const { return spent + unpaid + free; }
  /// How well a bar can explain its parts: how many there are, then how large the smallest is.
  std::pair<int, double> clarity() const;
};

std::pair<int, double> Parts::clarity() const
{
  std::pair<int, double> found = {0, all()};
  for (const double part : {spent, unpaid, free})
    if (part > 0)
      found = {found.first + 1, std::min(found.second, part)};
  return found;
}

struct Row
{
  const BudgetCell& cell;
  std::string title;
  Parts parts;
};

double number_of(const std::optional<Decimal>& value)
{
  return value.value_or(Decimal()).to_double();
}

Parts parts_of(const BudgetCell& cell)
{
  Parts parts;
  parts.spent = number_of(cell.spent);
  parts.unpaid = std::max(0.0, number_of(cell.committed) - parts.spent);
  parts.free = std::max(0.0, cell.free.value_or(cell.budget.value_or(cell.estimate)).to_double());
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

std::vector<Row> rows_of(const Input& in, std::optional<int> year)
{
  std::vector<Row> rows;
  for (const BudgetLineResult& line : in.snapshot.budget.lines) {
    const BudgetCell& cell = cell_of(line, year);
    if (!is_blank(cell))
      rows.push_back(
          {cell, in.words.title(in.project.budget.lines[line.line_index]).text, parts_of(cell)});
  }
  return rows;
}

/// The longest bar of all the charts of the budget: they stand under each other and are compared,
/// so they share one scale.
double longest_bar(const Input& in)
{
  double longest = 1;
  const auto consider = [&](const BudgetCell& cell) {
    longest = std::max({longest, parts_of(cell).all(), cell.estimate.to_double()});
  };
  for (const BudgetLineResult& line : in.snapshot.budget.lines) {
    consider(line.total);
    for (const auto& [year, cell] : line.by_year)
      consider(cell);
  }
  return longest;
}

std::string variance_text(const Words& words, const BudgetCell& cell)
{
  if (!cell.variance || *cell.variance == Decimal())
    return {};
  const bool adverse = *cell.variance < Decimal();
  return words.say(
      adverse ? "grafiek.geld.nadeel_kort" : "grafiek.geld.voordeel_kort",
      {{"bedrag", words.notation().amount(adverse ? -*cell.variance : *cell.variance)}});
}

/// Lays out the bars of one chart and draws them. The name of a line stands above its bar; under
/// one of the bars stands what its parts are.
class BudgetDrawing
{
public:
  BudgetDrawing(const Words& words, const std::vector<Row>& rows, double longest);

  json draw() const;

private:
  double width() const { return m_margins.plot_width(); }
  double at(double euros) const { return euros / m_end * width(); }
  double name_lines(const Row& row) const;
  double height_of(std::size_t row) const;
  void add_row(std::size_t index, double top);
  void add_key(const Row& row, double top);
  bool has_room(std::int64_t tick) const;
  json axis() const;

  const Words& m_words;
  const std::vector<Row>& m_rows;
  std::vector<std::int64_t> m_ticks;
  double m_end;
  Margins m_margins;
  std::size_t m_key_row = 0;
  double m_height = 0;

  // Filled row by row.
  json m_spent = json::array();
  json m_unpaid = json::array();
  json m_free = json::array();
  json m_estimates = json::array();
  json m_grid = json::array();
  json m_names = json::array();
  json m_variances = json::array();
  json m_key_lines = json::array();
  json m_key_words = json::array();
};

BudgetDrawing::BudgetDrawing(const Words& words, const std::vector<Row>& rows, double longest)
    : m_words(words), m_rows(rows), m_ticks(round_ticks(longest, 3)),
      m_end(longest), m_margins{1, 2, 3, k_line_height + k_gap}
{
  // The bar that shows its parts best explains them.
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].parts.clarity() > rows[m_key_row].parts.clarity())
      m_key_row = i;
  double top = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    add_row(i, top);
    top += height_of(i);
  }
  m_height = top;
}

double BudgetDrawing::name_lines(const Row& row) const
{
  const std::string variance = variance_text(m_words, row.cell);
  const double room =
      width() - (variance.empty() ? 0 : text_width(variance) * k_bold_width + 2 * k_gap);
  return static_cast<double>(wrapped(row.title, room, 2).size());
}

double BudgetDrawing::height_of(std::size_t row) const
{
  const double key = row == m_key_row ? 2 * k_line_height : 0;
  return name_lines(m_rows[row]) * k_line_height + k_estimate_out + k_bar_height + key +
         k_between_rows;
}

void BudgetDrawing::add_row(std::size_t index, double top)
{
  const Row& row = m_rows[index];
  const Notation& notation = m_words.notation();
  const std::string variance = variance_text(m_words, row.cell);
  const double room =
      width() - (variance.empty() ? 0 : text_width(variance) * k_bold_width + 2 * k_gap);
  double y = top + k_line_height / 2;
  if (!variance.empty())
    m_variances.push_back({{"y", y}, {"tekst", variance}});
  for (const std::string& line : wrapped(row.title, room, 2)) {
    m_names.push_back({{"y", y}, {"tekst", line}});
    y += k_line_height;
  }
  const double bar_top = y - k_line_height / 2 + k_estimate_out;
  const auto box = [&](json& into, double from, double size, std::string amount) {
    if (size > 0)
      into.push_back({{"van", from},
                      {"tot", from + size},
                      {"boven", bar_top},
                      {"onder", bar_top + k_bar_height},
                      {"post", row.title},
                      {"bedrag", std::move(amount)}});
  };
  const Parts& parts = row.parts;
  box(m_spent, 0, parts.spent, m_words.amount_or_unknown(row.cell.spent));
  box(m_unpaid, parts.spent, parts.unpaid, m_words.amount_or_unknown(row.cell.committed));
  box(m_free, parts.spent + parts.unpaid, parts.free, m_words.amount_or_unknown(row.cell.free));
  m_estimates.push_back({{"van", row.cell.estimate.to_double()},
                         {"boven", bar_top - k_estimate_out},
                         {"onder", bar_top + k_bar_height + k_estimate_out},
                         {"post", row.title},
                         {"bedrag", notation.amount(row.cell.estimate)}});
  // Only behind the bars: a line through a name is hard to read.
  for (const std::int64_t tick : m_ticks)
    if (static_cast<double>(tick) <= m_end)
      m_grid.push_back({{"van", tick},
                        {"boven", bar_top - k_estimate_out},
                        {"onder", bar_top + k_bar_height + k_estimate_out}});
  if (index == m_key_row)
    add_key(row, bar_top + k_bar_height);
}

// What the parts of this bar are, each joined to its part by a thin line.
void BudgetDrawing::add_key(const Row& row, double bar_bottom)
{
  const Parts& parts = row.parts;
  std::vector<std::pair<std::string, double>> words;
  const auto add = [&](std::string_view path, double from, double size) {
    if (size > 0)
      words.emplace_back(m_words.say(path), at(from + size / 2));
  };
  add("grafiek.geld.gerealiseerd", 0, parts.spent);
  add("grafiek.geld.verplicht", parts.spent, parts.unpaid);
  add("grafiek.geld.vrij", parts.spent + parts.unpaid, parts.free);
  words.emplace_back(m_words.say("grafiek.geld.raming"), at(row.cell.estimate.to_double()));
  std::vector<Span> wanted;
  for (const auto& [word, middle] : words) {
    const double half = text_width(word) / 2 + k_gap / 2;
    wanted.push_back({middle - half, middle + half});
  }
  const std::vector<double> middles = spread(wanted, {0, width()});
  const double text_y = bar_bottom + 1.5 * k_line_height;
  const double euros = m_end / width();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double from = bar_bottom + (i + 1 == words.size() ? k_estimate_out : 0);
    m_key_lines.push_back({{"van", words[i].second * euros},
                           {"tot", middles[i] * euros},
                           {"boven", from},
                           {"onder", text_y - k_line_height / 2}});
    m_key_words.push_back(label_centred(middles[i] * euros, text_y, words[i].first));
  }
}

// In the middle under its line, or flush with the edge when it is the last.
bool BudgetDrawing::has_room(std::int64_t tick) const
{
  const double euros = static_cast<double>(tick);
  const double half = text_width(m_words.notation().amount(Decimal(tick))) / 2;
  return euros == m_end || at(euros) + half <= width();
}

json BudgetDrawing::axis() const
{
  json labels = json::object();
  json shown = json::array();
  for (const std::int64_t tick : m_ticks)
    if (has_room(tick)) {
      shown.push_back(tick);
      labels[std::to_string(tick)] = m_words.notation().amount(Decimal(tick));
    }
  return {{"values", std::move(shown)},
          {"labelExpr", label_lookup(labels, "datum.value")},
          {"labelFlush", true},
          {"grid", false}};
}

json BudgetDrawing::draw() const
{
  json spec = chart_frame(m_margins, m_height);
  const Plane plane = Plane::of_numbers(m_end, m_height, axis());
  const auto told = [&](std::string_view what) {
    return tooltip(
        {{"post", m_words.say("grafiek.kop.kostenpost")}, {"bedrag", m_words.say(what)}});
  };
  json& layers = spec["layer"];
  const auto add_boxes = [&](const json& rows, json look, std::string_view what) {
    if (!rows.empty())
      layers.push_back(plane.boxes(rows, std::move(look), told(what)));
  };
  layers.push_back(plane.uprights(m_grid, {{"color", k_muted}, {"opacity", 0.4}}, nullptr));
  add_boxes(m_spent, {{"color", k_value}}, "grafiek.kop.gerealiseerd");
  add_boxes(m_unpaid, {{"color", k_value_soft}}, "grafiek.kop.verplicht");
  // Money that nobody has a claim on: an empty box.
  add_boxes(m_free,
            {{"fill", k_value}, {"fillOpacity", 0}, {"stroke", k_value}, {"strokeWidth", 1}},
            "grafiek.kop.vrij");
  layers.push_back(plane.uprights(m_estimates, {{"color", k_text}, {"strokeWidth", 2.5}},
                                  told("grafiek.kop.raming")));
  const json zero = {{"van", 0}, {"boven", 0}, {"onder", m_height}};
  layers.push_back(plane.uprights(json::array({zero}), {{"color", k_muted}}, nullptr));
  layers.push_back(names_at_left(plane, m_names));
  if (!m_variances.empty())
    layers.push_back(words_at_right(plane, m_variances, width()));
  layers.push_back(plane.slants(m_key_lines, {{"color", k_text}, {"strokeWidth", 0.75}}));
  layers.push_back(plane.labels(m_key_words));
  return spec;
}

// What is free of the lines that were booked on: of the others nothing is known.
std::string free_money(const Words& words, const std::vector<Row>& rows, const BudgetCell& total)
{
  if (!total.free)
    return {};
  const bool over = *total.free < Decimal();
  const std::string amount = words.notation().amount(over ? -*total.free : *total.free);
  if (over)
    return words.say("grafiek.geld.te_veel", {{"bedrag", amount}});
  if (total.booked_known == total.lines)
    return words.say("grafiek.geld.nog_vrij", {{"bedrag", amount}});
  const auto booked = std::count_if(rows.begin(), rows.end(),
                                    [](const Row& row) { return row.cell.committed.has_value(); });
  return words.say("grafiek.geld.nog_vrij_van", {{"bedrag", amount}, {"aantal", booked}});
}

std::string spending(const Words& words, const std::vector<Row>& rows, const BudgetCell& total,
                     std::optional<int> year, Date as_of)
{
  const Notation& notation = words.notation();
  const std::string what =
      year ? words.say("grafiek.geld.raming_jaar", {{"jaar", std::to_string(*year)}})
           : words.say("grafiek.geld.raming_alles");
  std::string text = words.say(
      "grafiek.geld.zin", {{"wat", what},
                           {"raming", notation.amount(total.estimate)},
                           {"datum", notation.long_date(as_of)},
                           {"gerealiseerd", notation.amount(total.spent.value_or(Decimal()))},
                           {"verplicht", notation.amount(total.committed.value_or(Decimal()))}});
  return joined({text, free_money(words, rows, total)});
}

const Row* most_off(const std::vector<Row>& rows, int sign)
{
  const Row* found = nullptr;
  for (const Row& row : rows)
    if (row.cell.variance && row.cell.variance->to_double() * sign > 0 &&
        (found == nullptr ||
         row.cell.variance->to_double() * sign > found->cell.variance->to_double() * sign))
      found = &row;
  return found;
}

std::string deviation(const Words& words, const std::vector<Row>& rows)
{
  const auto known = std::count_if(rows.begin(), rows.end(),
                                   [](const Row& row) { return row.cell.variance.has_value(); });
  if (known == 0)
    return words.say("grafiek.geld.geen_prognose");
  const Row* adverse = most_off(rows, -1);
  const Row* favourable = most_off(rows, 1);
  if (adverse == nullptr && favourable == nullptr)
    return words.say("grafiek.geld.geen_afwijking");
  const auto told = [&](std::string_view path, const Row* row) {
    if (row == nullptr)
      return std::string();
    const Decimal size = *row->cell.variance;
    return words.say(path, {{"post", row->title},
                            {"bedrag", words.notation().amount(size < Decimal() ? -size : size)}});
  };
  return joined(
      {told("grafiek.geld.nadeel_zin", adverse), told("grafiek.geld.voordeel_zin", favourable)});
}

// The changes of the last day that had any, in the years of the chart.
std::vector<BudgetChange> newest_changes(const BudgetResult& budget, std::optional<int> year)
{
  std::vector<BudgetChange> newest;
  for (const BudgetChange& change : budget.last_changes) {
    if (year && change.year != *year)
      continue;
    if (!newest.empty() && change.date > newest.front().date)
      newest.clear();
    if (newest.empty() || change.date == newest.front().date)
      newest.push_back(change);
  }
  return newest;
}

/// How a new figure is said. `went` has the old one too, and is empty for bookings: those are
/// private, and the step of one day may be one booking (domain.md §10).
struct FigureWords
{
  BudgetChange::Figure figure;
  std::string_view became;
  std::string_view went;
};

constexpr FigureWords k_figure_words[] = {
    {BudgetChange::Figure::budget, "grafiek.geld.werd.begroting", "grafiek.geld.ging.begroting"},
    {BudgetChange::Figure::forecast, "grafiek.geld.werd.prognose", "grafiek.geld.ging.prognose"},
    {BudgetChange::Figure::committed, "grafiek.geld.werd.verplicht", {}},
    {BudgetChange::Figure::spent, "grafiek.geld.werd.gerealiseerd", {}}};

std::string change_text(const Words& words, const BudgetChange& change)
{
  const auto of_figure = [&](const FigureWords& one) { return one.figure == change.figure; };
  const FigureWords& said =
      *std::find_if(std::begin(k_figure_words), std::end(k_figure_words), of_figure);
  const std::string now = words.notation().amount(change.now);
  if (said.went.empty() || !change.before)
    return words.say(said.became, {{"bedrag", now}});
  return words.say(said.went, {{"van", words.notation().amount(*change.before)}, {"bedrag", now}});
}

std::string last_change(const Input& in, std::optional<int> year)
{
  const std::vector<BudgetChange> newest = newest_changes(in.snapshot.budget, year);
  if (newest.empty())
    return {};
  const Words& words = in.words;
  const BudgetChange& first = newest.front();
  const std::string day = words.notation().long_date(first.date);
  std::set<std::size_t> lines;
  bool is_one_cell = true;
  std::string what;
  for (const BudgetChange& change : newest) {
    lines.insert(change.line_index);
    is_one_cell = is_one_cell && change.line_index == first.line_index && change.year == first.year;
    what += (what.empty() ? "" : ", ") + change_text(words, change);
  }
  if (!is_one_cell)
    return words.say("grafiek.geld.laatste_posten",
                     {{"datum", day}, {"aantal", count_value(lines.size())}});
  return words.say(year ? "grafiek.geld.laatste" : "grafiek.geld.laatste_van_alles",
                   {{"datum", day},
                    {"post", words.title(in.project.budget.lines[first.line_index]).text},
                    {"jaar", std::to_string(first.year)},
                    {"wat", what}});
}

// What is booked on companies may have to stay away; that is not the same as not known.
std::string amount_text(const Words& words, const std::optional<Decimal>& amount, bool withheld)
{
  return !amount && withheld ? words.say("waarde.niet_getoond") : words.amount_or_unknown(amount);
}

ChartTable table(const Words& words, const std::vector<Row>& rows, const BudgetCell& total,
                 std::optional<int> year)
{
  ChartTable made;
  made.caption = year ? words.say("grafiek.geld.bijschrift_jaar", {{"jaar", std::to_string(*year)}})
                      : words.say("grafiek.geld.bijschrift");
  for (const char* heading :
       {"kostenpost", "raming", "verplicht", "gerealiseerd", "vrij", "afwijking"})
    made.headings.push_back(words.say(std::string("grafiek.kop.") + heading));
  const auto add = [&](const std::string& title, const BudgetCell& cell) {
    const std::string variance = variance_text(words, cell);
    made.rows.push_back({title, words.notation().amount(cell.estimate),
                         amount_text(words, cell.committed, cell.committed_withheld),
                         amount_text(words, cell.spent, cell.spent_withheld),
                         amount_text(words, cell.free, cell.committed_withheld),
                         !cell.variance     ? words.say("waarde.geen_gegevens")
                         : variance.empty() ? words.say("geld.geen_afwijking")
                                            : variance});
  };
  for (const Row& row : rows)
    add(row.title, row.cell);
  add(words.say("grafiek.geld.totaal"), total);
  return made;
}

} // namespace

std::optional<Chart> budget_chart(const Input& in, std::optional<int> year)
{
  const std::vector<Row> rows = rows_of(in, year);
  const BudgetCell& total = year ? in.snapshot.budget.by_year.at(*year) : in.snapshot.budget.total;
  // Without bookings there are only the estimates, and those stand in the table of the page.
  if (rows.empty() || !total.spent)
    return std::nullopt;
  Chart chart;
  chart.id = year ? "geld-" + std::to_string(*year) : "geld";
  chart.title = year ? in.words.say("grafiek.geld.titel_jaar", {{"jaar", std::to_string(*year)}})
                     : in.words.say("grafiek.geld.titel");
  chart.sentence = joined({spending(in.words, rows, total, year, in.snapshot.as_of),
                           deviation(in.words, rows), last_change(in, year)});
  chart.spec = BudgetDrawing(in.words, rows, longest_bar(in)).draw();
  chart.table = table(in.words, rows, total, year);
  chart.page = std::string(k_budget);
  chart.at = in.project.plan.at;
  return chart;
}

} // namespace peil::render::charts
