#include "chart_fixture.hpp"
#include "render/charts/sentences.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

using Points = std::vector<std::pair<std::string, std::optional<std::int64_t>>>;

std::string sentence_of(const std::optional<render::Chart>& chart)
{
  REQUIRE(chart.has_value());
  std::string text = chart->sentence;
  // A space that does not break reads as a space.
  for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0"))
    text.replace(at, 2, " ");
  return text;
}

} // namespace

TEST_CASE("history sentence: where it stands, against the course, and what changed last")
{
  struct Row
  {
    std::string name;
    IndicatorKind kind;
    Points points;
    std::optional<int> expected;
    std::string sentence;
  };
  const IndicatorKind stock = IndicatorKind::stock;
  const std::vector<Row> rows = {
      {"as expected",
       stock,
       {{"2026-01-01", 2}, {"2026-11-14", 3}},
       3,
       "Op 31 december 2026 is de stand 3 bomen. Dat is volgens verwachting. De laatste "
       "verandering "
       "was op 14 november 2026: van 2 naar 3."},
      {"one",
       stock,
       {{"2026-01-01", 0}, {"2026-11-14", 1}},
       3,
       "Op 31 december 2026 is de stand 1 boom. Dat is minder dan verwacht (3). De laatste "
       "verandering was op 14 november 2026: van 0 naar 1."},
      {"more than expected",
       stock,
       {{"2026-01-01", 0}, {"2026-11-14", 4}},
       3,
       "Op 31 december 2026 is de stand 4 bomen. Dat is meer dan verwacht (3). De laatste "
       "verandering was op 14 november 2026: van 0 naar 4."},
      {"nothing expected",
       stock,
       {{"2026-01-01", 0}, {"2026-11-14", 4}},
       std::nullopt,
       "Op 31 december 2026 is de stand 4 bomen. Er werd nog niets verwacht. De laatste "
       "verandering "
       "was op 14 november 2026: van 0 naar 4."},
      {"first number",
       stock,
       {{"2026-01-01", std::nullopt}, {"2026-11-14", 4}},
       4,
       "Op 31 december 2026 is de stand 4 bomen. Dat is volgens verwachting. Dit is het eerste "
       "cijfer; het is van 14 november 2026."},
      {"a new year",
       IndicatorKind::per_year,
       {{"2025-03-01", 4}, {"2026-01-01", 0}},
       3,
       "Op 31 december 2026 is de stand 0 bomen. Dat is minder dan verwacht (3). Op 1 januari 2026 "
       "begon de telling van een nieuw jaar; daarvoor was de stand 4."},
  };
  const EmptyProject empty("2026-12-31");
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Trees trees;
    trees.indicator.kind = row.kind;
    trees.indicator.course.steps = {{day("2026-06-30"), Decimal(3)}};
    if (row.expected)
      trees.result.expected = Decimal(*row.expected);
    set_series(trees, row.points);
    CHECK(sentence_of(render::charts::history_chart(empty.input(), trees.indicator,
                                                    trees.result)) == row.sentence);
  }
}

TEST_CASE("history sentence: says when nothing changed")
{
  Trees trees;
  set_series(trees, {{"2026-01-01", 3}});
  CHECK(render::charts::last_change(dutch_words(), trees.indicator, trees.result) ==
        "Sinds 1\u00A0januari 2026 is er niets veranderd.");
}

TEST_CASE("range sentence: the target, how it came out, and how far it still is")
{
  struct Row
  {
    std::string name;
    int value;
    TargetOutcome outcome;
    std::string sentence;
  };
  const std::vector<Row> rows = {
      {"below", 3, TargetOutcome::not_yet_reached,
       "Op 31 december 2026 is de stand 3 bomen. Het doel is 5–7: nog niet bereikt. De "
       "stand is nog 2 lager dan het minimum van 5."},
      {"within", 6, TargetOutcome::within_range,
       "Op 31 december 2026 is de stand 6 bomen. Het doel is 5–7: binnen de bandbreedte."},
      {"unknown outcome", 6, TargetOutcome::unknown,
       "Op 31 december 2026 is de stand 6 bomen. Het doel is 5–7."},
  };
  const EmptyProject empty("2026-12-31");
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Trees trees;
    set_target(trees, 5, 7);
    trees.result.value = Decimal(row.value);
    trees.result.outcome = row.outcome;
    CHECK(sentence_of(render::charts::range_chart(empty.input(), trees.indicator, trees.result)) ==
          row.sentence);
  }
}

TEST_CASE("range sentence: what changed last, in other words than the history beside it")
{
  struct Row
  {
    std::string name;
    IndicatorKind kind;
    Points points;
    std::string changed;
  };
  const IndicatorKind stock = IndicatorKind::stock;
  const std::vector<Row> rows = {
      {"changed",
       stock,
       {{"2026-01-01", 2}, {"2026-11-14", 6}},
       "Op 14 november 2026 ging de stand van 2 naar 6."},
      {"first number",
       stock,
       {{"2026-01-01", std::nullopt}, {"2026-11-14", 6}},
       "Het eerste cijfer, van 14 november 2026, was 6."},
      {"a new year",
       IndicatorKind::per_year,
       {{"2025-03-01", 4}, {"2026-01-01", 6}},
       "Sinds 1 januari 2026 wordt een nieuw jaar geteld, met nu als stand 6."},
      {"nothing changed",
       stock,
       {{"2026-01-01", 6}},
       "Sinds 1 januari 2026 is er niets veranderd."},
      {"begun today", stock, {{"2026-12-31", 6}}, ""},
  };
  const EmptyProject empty("2026-12-31");
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Trees trees;
    trees.indicator.kind = row.kind;
    trees.indicator.target = Target{};
    trees.indicator.target->minimum = Decimal(5);
    trees.indicator.target->maximum = Decimal(7);
    trees.result.target = trees.indicator.target;
    trees.result.outcome = TargetOutcome::within_range;
    set_series(trees, row.points);
    std::optional<render::Chart> chart =
        render::charts::range_chart(empty.input(), trees.indicator, trees.result);
    const std::string target =
        "Het doel is 5–7: binnen de bandbreedte." + (row.changed.empty() ? "" : " " + row.changed);
    CHECK(sentence_of(chart) == "Op 31 december 2026 is de stand 6 bomen. " + target);
    REQUIRE(chart.has_value());
    chart->sentence = chart->sentence_beside_history;
    CHECK(sentence_of(chart) == target);
  }
}

TEST_CASE("phase sentences: where records came in, and which steps they made")
{
  struct Row
  {
    std::string name;
    std::vector<PhaseMove> moves;
    std::string funnel;
    std::string flow;
  };
  const std::vector<Row> rows = {
      {"one step",
       {{"verkenning", "pilot", 1}},
       "De laatste verandering was op 3 september 2027: in de fase pilot kwam er 1 bij.",
       "De laatste stap was op 3 september 2027: van verkenning naar pilot."},
      {"more of one step",
       {{"verkenning", "pilot", 3}},
       "De laatste verandering was op 3 september 2027: in de fase pilot kwamen er 3 bij.",
       "De laatste stappen waren op 3 september 2027: 3 keer van verkenning naar pilot."},
      {"into one phase from two sides",
       {{"", "pilot", 1}, {"toepassing", "pilot", 1}},
       "De laatste verandering was op 3 september 2027: in de fase pilot kwamen er 2 bij.",
       "De laatste stappen waren op 3 september 2027: nieuw in pilot, van toepassing naar pilot."},
      {"into two phases",
       {{"", "verkenning", 2}, {"verkenning", "pilot", 1}},
       "De laatste verandering was op 3 september 2027: 3 kwamen in een andere fase.",
       "De laatste stappen waren op 3 september 2027: 2 keer nieuw in verkenning, van verkenning "
       "naar pilot."},
  };
  const TestProject shipped({});
  const Snapshot snapshot = shipped.snapshot("2027-12-31");
  const render::charts::Input in{shipped.project(), snapshot, dutch_words()};
  const Register* of = nullptr;
  for (const Register& one : shipped.project().registers)
    if (one.name == "ketenprojecten")
      of = &one;
  REQUIRE(of != nullptr);
  RegisterResult result;
  result.records = {{0, "verkenning", {}}, {1, "pilot", {}}};
  result.moves = {{"", "verkenning", 2}, {"verkenning", "pilot", 1}};
  const std::string standing = "Op 31 december 2027 zijn er 2 ketenprojecten.";
  const std::string steps = "Van 1 januari 2026 tot en met 31 december 2027: 1 stap vooruit, geen "
                            "stap terug en 2 keer nieuw begonnen.";
  CHECK(sentence_of(render::charts::funnel_chart(in, *of, result)) == standing);
  CHECK(sentence_of(render::charts::flow_chart(in, *of, result)) == steps);
  result.last_moved = day("2027-09-03");
  for (const Row& row : rows) {
    CAPTURE(row.name);
    result.last_moves = row.moves;
    CHECK(sentence_of(render::charts::funnel_chart(in, *of, result)) ==
          standing + " " + row.funnel);
    CHECK(sentence_of(render::charts::flow_chart(in, *of, result)) == steps + " " + row.flow);
  }
  // The bars of the moves count those of the plan period; its sentence speaks of no others.
  result.last_moved = day("2025-12-31");
  CHECK(sentence_of(render::charts::flow_chart(in, *of, result)) == steps);
}

TEST_CASE("budget sentence: what changed last; of bookings only what they add up to")
{
  using Figure = BudgetChange::Figure;
  const auto change = [](std::size_t line, int year, Figure figure, std::string_view on,
                         std::optional<Decimal> before, int now) {
    BudgetChange one;
    one.line_index = line;
    one.year = year;
    one.figure = figure;
    one.date = day(on);
    one.before = before;
    one.now = Decimal(now);
    return one;
  };
  struct Row
  {
    std::string name;
    std::vector<BudgetChange> changes;
    std::string all_years;
    std::string in_2027;
  };
  const Decimal before(700);
  const std::string_view on = "2027-09-03";
  const BudgetChange forecast = change(1, 2027, Figure::forecast, on, before, 900);
  const BudgetChange spent = change(1, 2027, Figure::spent, on, before, 900);
  const std::string begin = "De laatste verandering was op 3 september 2027, bij ";
  const std::string begin_all = "Op 3 september 2027 veranderde voor het laatst een bedrag, bij ";
  const std::string line = "Quickscans mkb & bedrijventerreinen";
  const std::vector<Row> rows = {
      {"forecast",
       {forecast},
       begin_all + line + " voor 2027: de prognose ging van € 700 naar € 900.",
       begin + line + ": de prognose ging van € 700 naar € 900."},
      {"first budget",
       {change(1, 2027, Figure::budget, on, std::nullopt, 900)},
       begin_all + line + " voor 2027: de begroting werd € 900.",
       begin + line + ": de begroting werd € 900."},
      {"bookings",
       {change(1, 2027, Figure::committed, on, before, 950), spent},
       begin_all + line +
           " voor 2027: het verplichte bedrag werd € 950, het uitgegeven bedrag werd "
           "€ 900.",
       begin + line + ": het verplichte bedrag werd € 950, het uitgegeven bedrag werd € 900."},
      {"another year is later",
       {change(1, 2026, Figure::budget, "2027-11-30", before, 900), spent},
       "Op 30 november 2027 veranderde voor het laatst een bedrag, bij " + line +
           " voor 2026: de begroting ging van € 700 naar € 900.",
       begin + line + ": het uitgegeven bedrag werd € 900."},
      {"one line in two years",
       {change(1, 2026, Figure::spent, on, before, 900), spent},
       begin + "1 post in meer jaren.",
       begin + line + ": het uitgegeven bedrag werd € 900."},
      {"two lines",
       {spent, change(2, 2027, Figure::spent, on, before, 900),
        change(2, 2027, Figure::forecast, "2027-09-02", before, 900)},
       begin + "2 posten.",
       begin + "2 posten."},
  };
  const TestProject shipped({});
  Snapshot snapshot = shipped.snapshot("2027-12-31");
  snapshot.budget.total.spent = Decimal(100000);
  snapshot.budget.by_year.at(2027).spent = Decimal(100000);
  const render::charts::Input in{shipped.project(), snapshot, dutch_words()};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    snapshot.budget.last_changes = row.changes;
    const std::string no_forecast = "Er is nog geen prognose. ";
    const std::string all_years = sentence_of(render::charts::budget_chart(in, std::nullopt));
    CHECK(all_years.substr(all_years.find(no_forecast) + no_forecast.size()) == row.all_years);
    const std::string in_2027 = sentence_of(render::charts::budget_chart(in, 2027));
    CHECK(in_2027.substr(in_2027.find(no_forecast) + no_forecast.size()) == row.in_2027);
  }
}

TEST_CASE("budget sentence: what is spent, committed and free, and which line is most off")
{
  const TestProject shipped({});
  Snapshot snapshot = shipped.snapshot("2027-12-31");
  snapshot.budget.total.estimate = Decimal(600000);
  snapshot.budget.total.spent = Decimal(100000);
  snapshot.budget.total.committed = Decimal(150000);
  snapshot.budget.total.free = Decimal(450000);
  snapshot.budget.total.booked_known = snapshot.budget.total.lines;
  const render::charts::Input in{shipped.project(), snapshot, dutch_words()};
  const std::string begin = "Van de hele raming (€ 600.000) is op 31 december 2027 € 100.000 "
                            "uitgegeven; in totaal is € 150.000 verplicht. ";
  CHECK(sentence_of(render::charts::budget_chart(in, std::nullopt)) ==
        begin + "Er is nog € 450.000 vrij. Er is nog geen prognose.");

  snapshot.budget.total.booked_known = 2;
  snapshot.budget.lines[0].total.committed = Decimal(100000);
  snapshot.budget.lines[1].total.committed = Decimal(50000);
  CHECK(sentence_of(render::charts::budget_chart(in, std::nullopt)) ==
        begin + "Bij de 2 posten waarop al is geboekt, is samen nog € 450.000 vrij. Er is nog geen "
                "prognose.");

  snapshot.budget.total.free = Decimal(-1000);
  snapshot.budget.lines[0].total.variance = Decimal(-5000);
  snapshot.budget.lines[1].total.variance = Decimal(-9000);
  CHECK(sentence_of(render::charts::budget_chart(in, std::nullopt)) ==
        begin + "Voor de posten waarop al is geboekt, is dat samen € 1.000 te veel. Het grootste "
                "nadeel (N) verwachten wij bij "
                "Quickscans mkb & bedrijventerreinen: € 9.000.");

  snapshot.budget.lines[0].total.variance = Decimal(0);
  snapshot.budget.lines[1].total.variance = Decimal(0);
  CHECK(sentence_of(render::charts::budget_chart(in, std::nullopt)) ==
        begin + "Voor de posten waarop al is geboekt, is dat samen € 1.000 te veel. De prognose "
                "wijkt bij geen enkele post af.");
}

TEST_CASE("planning sentence: one and more, late or not, and which came last")
{
  const TestProject shipped({});
  Snapshot snapshot = shipped.snapshot("2026-12-31");
  const render::charts::Input in{shipped.project(), snapshot, dutch_words()};
  snapshot.milestones.resize(3);
  for (MilestoneResult& one : snapshot.milestones) {
    one.state = MilestoneState::planned;
    one.done.reset();
  }
  const auto sentence = [&] { return sentence_of(render::charts::planning_chart(in)); };
  CHECK(sentence() == "Op 31 december 2026 is nog geen van de 3 mijlpalen gereed. Geen enkele is "
                      "te laat.");
  snapshot.milestones[1].state = MilestoneState::done;
  snapshot.milestones[1].done = day("2026-11-03");
  snapshot.milestones[2].state = MilestoneState::late;
  CHECK(sentence() ==
        "Op 31 december 2026 is 1 van de 3 mijlpalen gereed. 1 is te laat. Als "
        "laatste kwam gereed: MKB-voucherregeling voorbereiding, op 3 november 2026.");
  snapshot.milestones[0].state = MilestoneState::done_late;
  snapshot.milestones[0].done = day("2026-11-03");
  CHECK(sentence() == "Op 31 december 2026 zijn 2 van de 3 mijlpalen gereed. 1 is te laat. Als "
                      "laatste kwamen er 2 gereed, op 3 november 2026.");
}

TEST_CASE("history: a changed target makes a step in the band, a row in the table and a sentence")
{
  Trees trees;
  set_target(trees, 5, 7);
  set_series(trees, {{"2026-01-01", 0}, {"2026-06-01", 3}});
  const TargetChange change{day("2026-09-01"),
                            {Decimal(5), Decimal(7)},
                            {Decimal(6), Decimal(9)},
                            "reden",
                            {"besluit", {}}};
  trees.result.target_changes = {&change};
  trees.result.target->minimum = Decimal(6);
  trees.result.target->maximum = Decimal(9);
  const EmptyProject empty("2026-12-31");
  const auto chart = render::charts::history_chart(empty.input(), trees.indicator, trees.result);
  REQUIRE(chart);
  CHECK(chart->sentence.ends_with(
      "Het doel is op 1\u00A0september 2026 gewijzigd: van 5–7 naar 6–9."));
  const nlohmann::json band = chart->spec["layer"][0]["data"]["values"];
  REQUIRE(band.size() == 2);
  CHECK(band[0]["van"] == "2026-01-01");
  CHECK(band[0]["tot"] == "2026-09-01");
  CHECK(band[0]["hoog"] == 7.0);
  CHECK(band[1]["van"] == "2026-09-01");
  CHECK(band[1]["tot"] == "2027-12-31");
  CHECK(band[1]["hoog"] == 9.0);
  using Row = std::vector<std::string>;
  CHECK(chart->table.headings == Row{"Vanaf", "Stand", "Doel"});
  CHECK(chart->table.rows == std::vector<Row>{{"01-01-2026", "0", "5–7"},
                                              {"01-06-2026", "3", "5–7"},
                                              {"01-09-2026", "3", "6–9"}});
}

TEST_CASE("planning: a moved milestone shows the quarter in force and the first one")
{
  const TestProject shipped({});
  Snapshot snapshot = shipped.snapshot("2026-12-31");
  const MilestoneMove move{day("2026-12-01"), 2027, 1, "reden", {"besluit", {}}};
  snapshot.milestones[2].moves = {&move};
  snapshot.milestones[2].due = day("2027-03-31");
  snapshot.milestones[2].state = MilestoneState::planned;
  const render::charts::Input in{shipped.project(), snapshot, dutch_words()};
  const auto chart = render::charts::planning_chart(in);
  REQUIRE(chart);
  CHECK(chart->table.rows[2][1] == "Q1\u00A02027 (eerst Q3\u00A02026)");
  CHECK(chart->table.rows[1][1] == "Q3\u00A02026");
  CHECK(chart->spec.dump().find("eerst Q3\u00A02026") != std::string::npos);
}
