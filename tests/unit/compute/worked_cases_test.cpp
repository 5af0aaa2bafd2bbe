#include "complete_records.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

struct OnDay
{
  std::string day;
  int value = 0;
  /// Why what does not count does not; several joined by "; ".
  std::string reasons = "";
};

struct Row
{
  std::string name;
  std::string indicator;
  TestData data;
  std::vector<OnDay> days;
};

// Dates are printed with spaces that do not break; here they read as plain ones.
std::string with_plain_spaces(std::string text)
{
  const std::string no_break = "\u00A0";
  for (std::size_t at = text.find(no_break); at != std::string::npos; at = text.find(no_break))
    text.replace(at, no_break.size(), " ");
  return text;
}

std::string reasons_in(const IndicatorResult& result)
{
  std::string reasons;
  for (const TraceEntry& entry : result.trace)
    if (!entry.counts)
      reasons += (reasons.empty() ? "" : "; ") + entry.reason;
  return with_plain_spaces(reasons);
}

std::optional<Decimal> counted(const TestProject& project, std::string_view indicator,
                               std::string_view on)
{
  const auto& all = project.project().indicators;
  const auto index =
      static_cast<std::size_t>(project.project().find_indicator(indicator) - all.data());
  return project.evaluation().value_on(index, day(on));
}

void check_rows(const std::vector<Row>& rows)
{
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const TestProject project(row.data);
    for (const OnDay& expected : row.days) {
      CAPTURE(expected.day);
      const IndicatorResult result = project.result(row.indicator, expected.day);
      // A sum over a few companies counts, but is not printed (protected_figures_test.cpp).
      const bool is_protected = result.hidden || result.stands_on;
      CHECK((is_protected ? counted(project, row.indicator, expected.day) : result.value) ==
            Decimal(expected.value));
      CHECK(reasons_in(result) == expected.reasons);
    }
  }
}

TestData only(const std::string& name, const std::string& records)
{
  return {{{name, records}}, {}};
}

TestData chains(const ChainProject& one)
{
  return only("ketenprojecten", to_yaml(one));
}

TestData innovations(const Innovation& one)
{
  return only("innovaties", to_yaml(one));
}

TestData programmes(const std::string& records)
{
  return only("programmas", records);
}

TestData companies(const std::string& companies, const std::string& contacts,
                   const std::string& vouchers = "[]")
{
  return {{{"ondernemingen", companies}, {"contacten", contacts}, {"vouchers", vouchers}}, {}};
}

std::string complete_but(std::size_t without_support, const std::string& support = "2026-09-01",
                         const std::string& access = "datum: 2026-07-01")
{
  return municipalities([&](std::size_t i) {
    return step_of_municipality("toegang", access) +
           step_of_municipality("instructie", "datum: 2026-08-01") +
           (i == without_support ? std::string()
                                 : step_of_municipality("supportafspraken", "datum: " + support));
  });
}

std::string practice(const std::string& on, const std::string& form, const std::string& more = "")
{
  return fmt::format("{{datum: {}, waarde: praktische_toepassing, vorm: {}{}, {}}}", on, form, more,
                     k_evidence);
}

// What stands in a row before anything is hidden: what may be printed is another test.
int cell(const TestProject& project, std::string_view on, std::string_view id, std::string_view key)
{
  const Indicator* mkb = project.project().find_indicator("mkb");
  const auto index = static_cast<std::size_t>(mkb - project.project().indicators.data());
  const auto& count = *project.evaluation().period_on(index, day(on))->count;
  for (const compute::WholeBreakdown& one : count.breakdowns(*mkb, day(on)))
    for (const BreakdownRow& row : one.table.rows)
      if (one.table.id == id && row.key == key)
        return static_cast<int>(row.value->whole());
  return 0;
}

} // namespace

TEST_CASE("ketenprojecten: the worked cases and the rulings about them")
{
  const std::string no_agreement = "er is geen afspraak vastgelegd";
  const ChainProject first = {
      .phases = "{datum: 2026-03-01, waarde: pilot}, {datum: 2026-10-01, waarde: toepassing}",
      .agreements = "{soort: afzet, datum: 2026-11-15, " + k_evidence + "}"};
  ChainProject fallen = first;
  fallen.phases += ", {datum: 2027-05-01, waarde: pilot}";
  const std::string ends = ", einddatum: 2027-06-30, " + k_evidence + "}";
  const std::string ended = "de afspraak over afzet liep af op 30 juni 2027";
  check_rows({
      {"§4.10: it counts from the day of its agreement",
       "ketenprojecten",
       chains(first),
       {{"2026-02-28", 0, "er is nog geen fase vastgelegd"},
        {"2026-03-01", 0, "de fase is pilot, geen toepassing of opschaling"},
        {"2026-10-31", 0, no_agreement},
        {"2026-11-15", 1}}},
      {"§4.10: back to pilot, it stops counting that day",
       "ketenprojecten",
       chains(fallen),
       {{"2027-04-30", 1}, {"2027-05-01", 0, "de fase is pilot, geen toepassing of opschaling"}}},
      {"§4.10, R12: the end date of an agreement is its last valid day",
       "ketenprojecten",
       chains({.agreements = "{soort: afzet, datum: 2026-02-02" + ends}),
       {{"2027-06-30", 1}, {"2027-07-01", 0, ended}}},
      {"R12: a partner takes part up to and including its last day",
       "ketenprojecten",
       chains(
           {.partners = "{vestiging_in_drenthe: true, van: 2026-03-01, tot_en_met: 2026-05-31}"}),
       {{"2026-02-28", 0, "er is geen partner vastgelegd"},
        {"2026-03-01", 1},
        {"2026-05-31", 1},
        {"2026-06-01", 0,
         "de partner met een vestiging in Drenthe deed mee tot en met 31 mei 2026"}}},
      {"R13: finished counts while the application goes on, until it stops",
       "ketenprojecten",
       chains({.states = "{datum: 2026-01-01, waarde: lopend}, {datum: 2026-12-01, waarde: "
                         "afgerond, toepassing_loopt_door: true}, {datum: 2027-03-01, waarde: "
                         "gestopt}"}),
       {{"2026-11-30", 1}, {"2026-12-01", 1}, {"2027-03-01", 0, "het project is gestopt"}}},
      {"§4.1 (c): finished without the application going on does not count",
       "ketenprojecten",
       chains({.states = "{datum: 2026-01-01, waarde: lopend}, {datum: 2026-12-01, waarde: "
                         "afgerond, toepassing_loopt_door: false}"}),
       {{"2026-11-30", 1},
        {"2026-12-01", 0, "het project is afgerond en de toepassing loopt niet door"}}},
      {"§4.1: paused never counts",
       "ketenprojecten",
       chains({.states = "{datum: 2026-01-01, waarde: lopend}, {datum: 2026-04-01, waarde: "
                         "gepauzeerd}, {datum: 2026-06-01, waarde: lopend}"}),
       {{"2026-03-31", 1}, {"2026-04-01", 0, "het project is gepauzeerd"}, {"2026-06-01", 1}}},
      {"R16: two projects that merge are one from that day",
       "ketenprojecten",
       only("ketenprojecten",
            to_yaml(ChainProject{.id = "keten-a",
                                 .more = ", opgegaan_in: {project: keten-b, datum: 2026-09-01}"}) +
                to_yaml(ChainProject{.id = "keten-b"})),
       {{"2026-08-31", 2}, {"2026-09-01", 1, "ging op 1 september 2026 op in Project keten-b"}}},
      {"R16: a part of a project is never a unit",
       "ketenprojecten",
       only("ketenprojecten",
            to_yaml(ChainProject{.id = "keten-a", .more = ", onderdeel_van: keten-b"}) +
                to_yaml(ChainProject{.id = "keten-b"})),
       {{"2026-12-31", 1, "is een deel van Project keten-b; alleen het geheel telt"}}},
      {"R18: of several agreements the one that comes furthest gives the reason",
       "ketenprojecten",
       chains({.agreements = "{soort: intentie, datum: 2026-02-02, " + k_evidence +
                             "}, {soort: afzet, datum: 2026-02-02" + ends}),
       {{"2027-12-31", 0, ended}}},
      {"R08: evidence is tested last",
       "ketenprojecten",
       chains({.agreements = "{soort: afzet, datum: 2026-02-02}"}),
       {{"2026-12-31", 0, "bij de afspraak over afzet ontbreekt bewijs"}}},
      {"§4.1 (d): outside Drenthe",
       "ketenprojecten",
       chains({.in_drenthe = "false"}),
       {{"2026-12-31", 0, "de toepassing is niet in Drenthe"}}},
      {"§4.1 (e): without an origin",
       "ketenprojecten",
       chains({.origins = ""}),
       {{"2026-12-31", 0, "niet is vastgelegd uit welk traject het project komt"}}},
      {"R04: a stock has no window",
       "ketenprojecten",
       chains({.phases = "{datum: 2021-01-01, waarde: toepassing}",
               .agreements = "{soort: volumes, datum: 2021-01-01, " + k_evidence + "}"}),
       {{"2025-12-31", 1}, {"2028-12-31", 1}}},
  });
}

TEST_CASE("R17: what no longer counts is listed with the first day and the reason at D")
{
  const TestProject project(chains(
      {.phases = "{datum: 2026-02-02, waarde: toepassing}, {datum: 2027-05-01, waarde: pilot}",
       .states = "{datum: 2026-01-01, waarde: lopend}, {datum: 2027-04-01, waarde: gepauzeerd}"}));
  struct Expected
  {
    std::string day;
    std::string since;
    std::string no_longer_since;
    std::string reason;
  };
  const std::vector<Expected> rows = {
      {"2027-03-31", "2026-02-02", "", ""},
      {"2027-04-01", "", "2027-04-01", "het project is gepauzeerd"},
      {"2027-12-31", "", "2027-04-01", "de fase is pilot, geen toepassing of opschaling"}};
  const auto iso = [](const std::optional<Date>& date) { return date ? date->to_iso() : ""; };
  for (const Expected& expected : rows) {
    CAPTURE(expected.day);
    const IndicatorResult result = project.result("ketenprojecten", expected.day);
    REQUIRE(result.trace.size() == 1);
    CHECK(iso(result.trace.front().since) == expected.since);
    CHECK(iso(result.trace.front().no_longer_since) == expected.no_longer_since);
    CHECK(result.trace.front().reason == expected.reason);
  }
}

TEST_CASE("R17: what stopped counting before the plan is not listed as no longer counting")
{
  const TestProject project(chains(
      {.phases = "{datum: 2024-01-01, waarde: toepassing}, {datum: 2026-01-01, waarde: pilot}",
       .agreements = "{soort: afzet, datum: 2024-01-01, " + k_evidence + "}"}));
  const IndicatorResult result = project.result("ketenprojecten", "2026-06-30");
  REQUIRE(result.trace.size() == 1);
  CHECK_FALSE(result.trace.front().no_longer_since);
}

TEST_CASE("innovaties: the worked cases and the rulings about them")
{
  const std::string no_step = "deze regionale praktijkpilot is geen stap: zij volgt niet direct op "
                              "een verkenning, of niemand buiten de eigenaar gebruikt haar";
  const std::string outside_user = ", gebruiker_buiten_eigenaar: true";
  const std::string pilot = "{datum: 2025-06-01, waarde: pilot}, ";
  const std::string early = "{instrument: quickscan, datum: 2025-06-01}";
  check_rows({
      {"§4.10: from pilot to practice pilot is no step",
       "innovaties",
       innovations(
           {.phases = pilot + practice("2026-05-01", "regionale_praktijkpilot", outside_user),
            .support = early}),
       {{"2026-05-01", 0, no_step}, {"2027-12-31", 0, no_step}}},
      {"§4.10: support after the step does not make it count",
       "innovaties",
       innovations({.support = "{instrument: voucher, datum: 2027-03-01}"}),
       {{"2027-02-28", 0, "er is geen ondersteuning door een instrument of programma vastgelegd"},
        {"2027-12-31", 0, "de ondersteuning begon op 1 maart 2027, na de stap"}}},
      {"support on the day of the step does",
       "innovaties",
       innovations({.support = "{instrument: voucher, datum: 2027-02-01}"}),
       {{"2027-01-31", 0, "de fase is pilot; er is nog geen stap naar praktische toepassing"},
        {"2027-02-01", 1}}},
      {"R20: after a practice pilot that is no step, the real step counts on its own day",
       "innovaties",
       innovations({.phases = pilot +
                              practice("2026-05-01", "regionale_praktijkpilot", outside_user) +
                              ", " + practice("2026-09-01", "toepassing_in_keten"),
                    .support = early}),
       {{"2026-08-31", 0, no_step}, {"2026-09-01", 1}}},
      {"§4.2 (c): a practice pilot straight from exploration with a user outside is a step",
       "innovaties",
       innovations({.phases = "{datum: 2025-06-01, waarde: verkenning}, " +
                              practice("2026-05-01", "regionale_praktijkpilot", outside_user),
                    .support = early}),
       {{"2026-05-01", 1}}},
      {"R20: a practice pilot without a user outside is no step",
       "innovaties",
       innovations({.phases = "{datum: 2025-06-01, waarde: verkenning}, " +
                              practice("2026-05-01", "regionale_praktijkpilot",
                                       ", gebruiker_buiten_eigenaar: false"),
                    .support = early}),
       {{"2027-12-31", 0, no_step}}},
      {"R20: the first step ever, before 2026, is the step; a second does not repair it",
       "innovaties",
       innovations({.phases = "{datum: 2025-01-01, waarde: pilot}, " +
                              practice("2025-06-01", "toepassing_in_keten") +
                              ", {datum: 2026-01-01, waarde: pilot}, " +
                              practice("2026-06-01", "toepassing_in_keten"),
                    .support = "{instrument: quickscan, datum: 2025-01-01}"}),
       {{"2027-12-31", 0, "de stap was op 1 juni 2025, buiten de looptijd van het plan"}}},
      {"§4.2: a later stop does not undo the step",
       "innovaties",
       innovations({.more = ", gestopt: {datum: 2027-06-01, reden: geen markt}"}),
       {{"2027-05-31", 1}, {"2027-12-31", 1}}},
      {"R23: of which discontinued, from the day of the stop",
       "innovaties-gestopt",
       innovations({.more = ", gestopt: {datum: 2027-06-01, reden: geen markt}"}),
       {{"2027-05-31", 0, "is niet gestopt"}, {"2027-06-01", 1}}},
      {"R19: counted by mistake works for every day",
       "innovaties",
       innovations(
           {.more = ", foutief_geteld: true, foutief_geteld_reden: dubbel met innovatie-b"}),
       {{"2027-02-01", 0, "foutief geteld: dubbel met innovatie-b"}}},
  });
}

TEST_CASE("R09: the overlap is what counts in both on that day")
{
  const TestProject project(
      {{{"ketenprojecten", to_yaml(ChainProject{.agreements = "{soort: afzet, datum: 2026-02-02, "
                                                              "einddatum: 2027-06-30, " +
                                                              k_evidence + "}"})},
        {"innovaties", to_yaml(Innovation{.more = ", hoort_bij: keten-a"})}},
       {}});
  CHECK(project.result("overlap-innovaties-ketenprojecten", "2027-01-31").value == Decimal(0));
  CHECK(project.result("overlap-innovaties-ketenprojecten", "2027-02-01").value == Decimal(1));
  CHECK(project.result("overlap-innovaties-ketenprojecten", "2027-07-01").value == Decimal(0));
}

TEST_CASE("programmas: the worked case and the rulings about it")
{
  const std::string old = "aanvraag van 1 november 2026 is langer dan een jaar geleden";
  const auto one = [](const std::string& activities) {
    return programmes(to_yaml(Programme{.activities = activities}));
  };
  check_rows({
      {"§4.10: an application counts for a year",
       "programmas",
       one(activity("aanvraag", "datum: 2026-11-01")),
       {{"2026-10-31", 0, "er is geen activiteit van een Drentse partij vastgelegd"},
        {"2026-11-01", 1},
        {"2027-10-31", 1},
        {"2027-11-01", 0, old}}},
      {"R28: an event of 29 February counts up to and including 28 February",
       "programmas",
       one(activity("besluit", "datum: 2024-02-29")),
       {{"2024-02-29", 1},
        {"2025-02-28", 1},
        {"2025-03-01", 0, "besluit van 29 februari 2024 is langer dan een jaar geleden"}}},
      {"R28: an event of 28 February counts up to and including 27 February",
       "programmas",
       one(activity("besluit", "datum: 2027-02-28")),
       {{"2028-02-27", 1},
        {"2028-02-28", 0, "besluit van 28 februari 2027 is langer dan een jaar geleden"}}},
      {"R12: a participation counts up to and including its last day",
       "programmas",
       one(activity("deelname", "van: 2026-02-01, tot_en_met: 2026-08-31")),
       {{"2026-02-01", 1},
        {"2026-08-31", 1},
        {"2026-09-01", 0, "de deelname liep tot en met 31 augustus 2026"}}},
      {"§4.3: membership alone does not count",
       "programmas",
       one(activity("lidmaatschap", "van: 2026-01-01")),
       {{"2026-12-31", 0, "alleen lidmaatschap: dat is geen actieve deelname"}}},
      {"R12: a programme runs up to and including its last day",
       "programmas",
       programmes(to_yaml(Programme{.activities = activity("deelname", "van: 2026-02-01"),
                                    .more = ", tot_en_met: 2026-12-31"})),
       {{"2026-12-31", 1}, {"2027-01-01", 0, "liep tot en met 31 december 2026"}}},
      {"R27: what happens in a part counts for the programme above it, once",
       "programmas",
       programmes(to_yaml(Programme{.id = "geheel"}) +
                  to_yaml(Programme{.id = "deel-a",
                                    .activities = activity("deelname", "van: 2026-02-01"),
                                    .more = ", onderdeel_van: geheel"}) +
                  to_yaml(Programme{.id = "deel-b",
                                    .activities = activity("aanvraag", "datum: 2026-03-01"),
                                    .more = ", onderdeel_van: deel-a"})),
       {{"2026-01-31", 0,
         "is een onderdeel van Programma geheel en telt daar mee; is een onderdeel van Programma "
         "deel-a en telt daar mee; er is geen activiteit van een Drentse partij vastgelegd"},
        {"2026-03-01", 1,
         "is een onderdeel van Programma geheel en telt daar mee; is een onderdeel van Programma "
         "deel-a en telt daar mee"}}},
      {"R26: under a fund the consortium is the unit, the fund never",
       "programmas",
       programmes(to_yaml(Programme{.id = "fonds", .more = ", fondskader: true"}) +
                  to_yaml(Programme{.id = "consortium",
                                    .activities = activity("deelname", "van: 2026-02-01"),
                                    .more = ", onderdeel_van: fonds"})),
       {{"2026-12-31", 1, "is een fondskader, geen programma of consortium"}}},
      {"R28: the province counts for a decision only",
       "programmas",
       {{{"organisaties", "- {id: provincie, naam: Provincie, soort: provincie, rechtsvorm: "
                          "publiekrechtelijk}\n"},
         {"programmas",
          to_yaml(Programme{.activities =
                                activity("deelname", "partij: provincie, van: 2026-02-01") + ", " +
                                activity("besluit", "partij: provincie, datum: 2026-06-01")})}},
        {}},
       {{"2026-05-31", 0, "de provincie telt alleen mee bij een besluit over het vervolg"},
        {"2026-06-01", 1}}},
  });
}

TEST_CASE("mkb: the worked cases and the rulings about them")
{
  const std::string present = ", aanwezig: true";
  const std::string company = to_yaml(Company{});
  const auto contact = [](const std::string& kind) { return to_yaml(Contact{.kind = kind}); };
  const std::string meeting = "bijeenkomst, datum: 2026-10-01" + present;
  const std::string no_follow_up = "na de bijeenkomst is geen vervolgstap vastgelegd";
  const std::string by_voucher =
      to_yaml(Contact{.kind = "voucher, voucher: v-1", .has_evidence = false});
  const std::string withdrawn =
      voucher("v-1", state("2027-01-04", "aangevraagd") + ", " + granted("2027-01-15") + ", " +
                         state("2027-08-01", "ingetrokken"));
  check_rows({
      {"§4.10: presence at a meeting is reached",
       "mkb-bereikt",
       companies(company, contact(meeting)),
       {{"2026-09-30", 0}, {"2026-10-01", 1}, {"2027-12-31", 1}}},
      {"§4.10: … and not supported",
       "mkb",
       companies(company, contact(meeting)),
       {{"2026-10-01", 0, no_follow_up}, {"2027-12-31", 0, no_follow_up}}},
      {"R36: a later follow-up makes the meeting count from that day",
       "mkb",
       companies(company, contact(meeting + ", vervolgstap: 2027-02-01")),
       {{"2027-01-31", 0, no_follow_up}, {"2027-02-01", 1}}},
      {"R32, R33: a withdrawn voucher takes its support away",
       "mkb",
       companies(company, by_voucher, withdrawn),
       {{"2027-01-14", 0, "de voucher is niet verleend maar aangevraagd"},
        {"2027-01-15", 1},
        {"2027-07-31", 1},
        {"2027-08-01", 0, "de voucher is ingetrokken"}}},
      {"R30: … and it stays reached",
       "mkb-bereikt",
       companies(company, by_voucher, withdrawn),
       {{"2027-08-01", 1}}},
      {"R34: a chain of ids that are one company counts once",
       "mkb",
       companies(to_yaml(Company{.id = "o-1", .more = ", zelfde_onderneming_als: o-2"}) +
                     to_yaml(Company{.id = "o-2", .more = ", zelfde_onderneming_als: o-3"}) +
                     to_yaml(Company{.id = "o-3"}),
                 to_yaml(Contact{.id = "c-1",
                                 .company = "o-1",
                                 .kind = "ketentafel, datum: 2026-09-10" + present}) +
                     to_yaml(Contact{.id = "c-2",
                                     .company = "o-3",
                                     .kind = "inkooptraject, datum: 2026-10-10" + present})),
       {{"2026-09-09", 0}, {"2026-09-10", 1}, {"2027-12-31", 1}}},
      {"R35: conditions are tested on the id that had the contact",
       "mkb",
       companies(to_yaml(Company{.id = "o-1", .more = ", zelfde_onderneming_als: o-2"}) +
                     to_yaml(Company{.id = "o-2", .is_sme = "false"}),
                 contact("ketentafel, datum: 2026-09-10" + present)),
       {{"2026-09-10", 1}}},
      {"§4.4 (a): a large company never counts",
       "mkb",
       companies(to_yaml(Company{.is_sme = "false"}),
                 contact("ketentafel, datum: 2026-09-10" + present)),
       {{"2026-12-31", 0, "de onderneming is geen midden- of kleinbedrijf"}}},
      {"§4.4: a school never counts",
       "mkb",
       companies(to_yaml(Company{.kind = "onderwijs"}),
                 contact("ketentafel, datum: 2026-09-10" + present)),
       {{"2026-12-31", 0, "de onderneming is geen bedrijf maar: onderwijsinstelling"}}},
      {"§4.4 (b): the municipality on the day of the contact; moving out later stays",
       "mkb",
       companies(to_yaml(Company{.municipalities = "{datum: 2020-01-01, waarde: assen}, {datum: "
                                                   "2026-11-01, waarde: buiten_drenthe}"}),
                 contact("ketentafel, datum: 2026-09-10" + present)),
       {{"2027-12-31", 1}}},
      {"§4.4 (b): moved out before",
       "mkb",
       companies(to_yaml(Company{.municipalities = "{datum: 2020-01-01, waarde: assen}, {datum: "
                                                   "2026-09-01, waarde: buiten_drenthe}"}),
                 contact("ketentafel, datum: 2026-09-10" + present)),
       {{"2027-12-31", 0, "de geholpen vestiging lag op die dag niet in Drenthe"}}},
      {"R29: any other contact is no support",
       "mkb",
       companies(company, contact("overig, datum: 2026-09-10" + present)),
       {{"2026-12-31", 0, "dit soort contact is geen ondersteuning"}}},
      {"§4.4: a quick scan counts from the day its report is delivered",
       "mkb",
       companies(company, contact("quickscan, datum: 2027-01-10, geleverd_op: 2027-02-01")),
       {{"2027-01-31", 0, "het rapport van de quickscan is nog niet geleverd"}, {"2027-02-01", 1}}},
  });
}

TEST_CASE("§4.10: a company with three instruments is one company of the first year")
{
  const TestProject project(companies(
      to_yaml(Company{}),
      to_yaml(Contact{.id = "c-1", .kind = "ketentafel, datum: 2026-09-10, aanwezig: true"}) +
          to_yaml(Contact{.id = "c-2",
                          .kind = "quickscan, datum: 2027-01-10, geleverd_op: 2027-02-01"}) +
          to_yaml(Contact{.id = "c-3", .kind = "voucher, voucher: v-1", .has_evidence = false}),
      voucher("v-1", granted("2027-03-01"))));
  const IndicatorResult result = project.result("mkb", "2027-12-31");
  CHECK(result.value == Decimal(1));
  for (const std::string instrument : {"ketentafel", "quickscan", "voucher"})
    CHECK(cell(project, "2027-12-31", "instrument", instrument) == 1);
  CHECK(cell(project, "2027-12-31", "jaar", "2026") == 1);
  CHECK(cell(project, "2027-12-31", "jaar", "2027") == 0);
}

TEST_CASE("R36: a later follow-up changes the table of an earlier year")
{
  const TestProject project(
      companies(to_yaml(Company{}), to_yaml(Contact{.kind = "bijeenkomst, datum: 2026-10-01, "
                                                            "aanwezig: true, vervolgstap: "
                                                            "2027-02-01"})));
  CHECK(cell(project, "2027-01-31", "jaar", "2026") == 0);
  CHECK(cell(project, "2027-02-01", "jaar", "2026") == 1);
}

TEST_CASE("R31, R37: of two first supports on one day the lowest contact id gives the place")
{
  const std::string table = "ketentafel, datum: 2026-09-10, aanwezig: true, gemeente: ";
  const TestProject project(
      companies(to_yaml(Company{}), to_yaml(Contact{.id = "c-2", .kind = table + "emmen"}) +
                                        to_yaml(Contact{.id = "c-1", .kind = table + "meppel"})));
  CHECK(cell(project, "2026-12-31", "gemeente", "meppel") == 1);
  CHECK(cell(project, "2026-12-31", "gemeente", "emmen") == 0);
}

TEST_CASE("vouchers: the worked cases and the rulings about them")
{
  const std::string application = state("2027-01-04", "aangevraagd") + ", ";
  const auto one = [](const std::string& states) {
    return only("vouchers", voucher("v-1", states));
  };
  check_rows({
      {"§4.10: a withdrawn voucher leaves the year of its grant",
       "vouchers",
       one(application + granted("2027-01-15") + ", " + state("2027-08-01", "ingetrokken")),
       {{"2027-01-14", 0, "is niet verleend maar aangevraagd"},
        {"2027-07-31", 1},
        {"2027-08-01", 0, "is ingetrokken"}}},
      {"§4.10: a grant at the end of the year is of that year",
       "vouchers",
       one(granted("2027-12-30") + ", {datum: 2028-05-01, waarde: vastgesteld, bedrag: 4000}"),
       {{"2027-12-31", 1}, {"2028-05-01", 1}}},
      {"§4.5: settled at nil no longer counts",
       "vouchers",
       one(granted("2027-02-01") + ", " + state("2027-08-01", "vastgesteld_op_nihil")),
       {{"2027-07-31", 1}, {"2027-08-01", 0, "is vastgesteld op nihil"}}},
      {"R41: the year is that of the first grant",
       "vouchers",
       one(granted("2026-12-30") + ", " + granted("2027-02-01")),
       {{"2026-12-31", 1},
        {"2027-02-01", 0, "is verleend op 30 december 2026, in een ander jaar"}}},
      {"R41: settled at once is entered as both on one day",
       "vouchers",
       one(granted("2027-02-01") + ", {datum: 2027-02-01, waarde: vastgesteld, bedrag: 5000}"),
       {{"2027-02-01", 1}}},
      {"R46: the last granted amount holds",
       "vouchers-verleend-bedrag",
       one(granted("2027-02-01", 5000) + ", " + granted("2027-04-01", 4000)),
       {{"2027-03-31", 5000}, {"2027-04-01", 4000}}},
      {"R45: a lower settlement does not change what was granted",
       "vouchers-verleend-bedrag",
       one(granted("2027-02-01", 5000) +
           ", {datum: 2027-04-01, waarde: vastgesteld, bedrag: 4000}"),
       {{"2027-04-01", 5000}}},
      {"R44: settled is the sum of what is settled on that day",
       "vouchers-vastgesteld-bedrag",
       one(granted("2027-02-01", 5000) +
           ", {datum: 2027-04-01, waarde: vastgesteld, bedrag: 4000}"),
       {{"2027-03-31", 0, "is verleend, nog niet vastgesteld"}, {"2027-04-01", 4000}}},
      {"R03: the value is that of the calendar year",
       "vouchers",
       only("vouchers", voucher("v-1", granted("2026-12-30")) +
                            voucher("v-2", granted("2027-02-01")) +
                            voucher("v-3", granted("2027-03-01"))),
       {{"2026-12-31", 1},
        {"2027-03-01", 2, "is verleend op 30 december 2026, in een ander jaar"},
        {"2028-12-31", 2, "is verleend op 30 december 2026, in een ander jaar"}}},
  });
}

TEST_CASE("R39: vouchers of 2026 read n.v.t. until one is granted, which is a warning")
{
  const TestProject none(only("vouchers", voucher("v-1", state("2026-12-01", "aangevraagd"))));
  const IndicatorResult before = none.result("vouchers", "2026-12-31");
  CHECK(before.not_applicable);
  CHECK_FALSE(before.value);
  CHECK(before.outcome == TargetOutcome::unknown);
  CHECK(none.result("vouchers", "2027-01-01").value == Decimal(0));
  CHECK(compute::check_outcome(none.evaluation(), none.snapshot("2026-12-31")).empty());

  const TestProject early(only("vouchers", voucher("v-1", granted("2026-12-01"))));
  const IndicatorResult after = early.result("vouchers", "2026-12-31");
  CHECK_FALSE(after.not_applicable);
  CHECK(after.value == Decimal(1));
  CHECK(compute::check_outcome(early.evaluation(), early.snapshot("2026-12-31")).size() == 1);
  CHECK(early.result("vouchers", "2026-11-30").not_applicable);
}

TEST_CASE("R43: more granted over both years than the ceiling is a warning from that day")
{
  const TestProject project(only("vouchers", voucher("v-1", granted("2027-02-01", 120000)) +
                                                 voucher("v-2", granted("2027-03-01", 80000)) +
                                                 voucher("v-3", granted("2027-04-01", 1))));
  const auto warnings = [&](std::string_view on) {
    return compute::check_outcome(project.evaluation(), project.snapshot(on));
  };
  CHECK(warnings("2027-03-31").empty());
  REQUIRE(warnings("2027-04-01").size() == 1);
  CHECK(warnings("2027-04-01").front().severity == Severity::warning);
}

TEST_CASE("gemeenten: eleven of twelve, and access that ends")
{
  const TestProject eleven(only("gemeenten", complete_but(3)));
  const IndicatorResult result = eleven.result("gemeenten", "2026-09-30");
  CHECK(result.value == Decimal(11));
  CHECK(result.outcome == TargetOutcome::out_of);
  CHECK(reasons_in(result) == "heeft nog geen supportafspraken");

  const TestProject ended(only(
      "gemeenten", complete_but(99, "2026-09-01", "datum: 2026-07-01, tot_en_met: 2027-01-31")));
  CHECK(ended.result("gemeenten", "2026-09-01").value == Decimal(12));
  CHECK(ended.result("gemeenten", "2027-01-31").value == Decimal(12));
  CHECK(ended.result("gemeenten", "2027-02-01").value == Decimal(0));
}

TEST_CASE("ketentafels, pilots and analyses: what counts and when")
{
  const std::string report = "verslag: {soort: verslag, titel: Verslag, datum: 2026-08-01, "
                             "verwijzing: dossier 1}";
  const auto chain_table = [&](const std::string& id, const std::string& date,
                               const std::string& roles, const std::string& state = "gehouden") {
    return fmt::format("- {{id: {0}, titel: Tafel {0}, keten: hout, sector: bouw, datum: {1}, "
                       "status: {2}, vcgd: true, aanwezigen: [{3}], {4}}}\n",
                       id, date, state, roles, report);
  };
  const std::string two_roles = "{rol: producent}, {rol: verwerker}";
  const std::string tables =
      chain_table("t-1", "2026-06-30", two_roles) + chain_table("t-2", "2026-07-01", two_roles) +
      chain_table("t-3", "2026-09-30", two_roles) + chain_table("t-4", "2026-10-01", two_roles);
  const auto pilot = [](const std::string& id, const std::string& kind, const std::string& begun) {
    return fmt::format("- {{id: {0}, titel: Pilot {0}, soort: {1}, sector: bouw, provinciaal: "
                       "false, begonnen: {2}, {3}}}\n",
                       id, kind, begun, k_evidence);
  };
  const auto analysis = [](const std::string& first_order, const std::string& processed) {
    return fmt::format("- {{id: a-1, titel: Analyse, sector: bouw, eerste_opdracht: {}, geleverd: "
                       "2027-03-01, verwerkt_in_v2: {}, {}}}\n",
                       first_order, processed, k_evidence);
  };
  const std::string early = "was op 30 juni 2026, niet in dit kwartaal";
  check_rows({
      {"§4.7: only tables held in the quarter count",
       "ketentafels",
       only("ketentafels", tables),
       {{"2026-07-01", 1, early},
        {"2026-09-30", 2, early},
        {"2027-12-31", 2, early + "; was op 1 oktober 2026, niet in dit kwartaal"}}},
      {"R50: twice the same role is one role",
       "ketentafels",
       only("ketentafels",
            chain_table("t-1", "2026-08-01", "{rol: producent}, {rol: producent}, {rol: overig}")),
       {{"2026-09-30", 0, "er waren geen twee verschillende rollen uit de keten aan tafel"}}},
      {"§4.7: cancelled does not count",
       "ketentafels",
       only("ketentafels", chain_table("t-1", "2026-08-01", two_roles, "afgelast")),
       {{"2026-09-30", 0, "is afgelast, niet gehouden"}}},
      {"R54: pilots count in the year in which they began",
       "pilots-per-jaar",
       only("pilots", pilot("p-1", "materiaal", "2026-03-01") +
                          pilot("p-2", "overig", "2026-04-01") +
                          pilot("p-3", "proces", "2027-01-01")),
       {{"2026-12-31", 1, "test geen nieuw materiaal, ontwerp of proces"},
        {"2027-01-01", 1,
         "begon op 1 maart 2026, in een ander jaar; test geen nieuw materiaal, ontwerp of "
         "proces"}}},
      {"R54: an extra analysis counts from the day it is in version 2",
       "sectoranalyse-extra",
       only("analyses", analysis("false", "2027-08-15")),
       {{"2027-08-14", 0, "is nog niet verwerkt in versie 2 van het dashboard"},
        {"2027-08-15", 1}}},
      {"R54: an analysis of the first order is not extra",
       "sectoranalyse-extra",
       only("analyses", analysis("true", "2027-08-15")),
       {{"2027-12-31", 0, "hoort bij de eerste opdracht en is dus niet extra"}}},
  });
}
