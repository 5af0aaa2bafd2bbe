#include "base/dutch.hpp"
#include "complete_records.hpp"
#include "compute/changes.hpp"
#include "model/status_keys.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace peil;
using namespace peil::tests;

namespace {

const std::string k_first = "2026-12-31";
const std::string k_second = "2027-06-30";

EditionRecord frozen(const TestProject& project, const std::string& on)
{
  Edition edition;
  edition.id.value = "eerste";
  edition.as_of = day(on);
  return compute::make_record(project.evaluation(), project.snapshot(on), edition, {});
}

std::vector<ItemChange> changes_between(const TestProject& before, const TestProject& after,
                                        const std::string& until = k_second)
{
  const EditionRecord record = frozen(before, k_first);
  const Snapshot again = after.snapshot(k_first);
  const Snapshot now = after.snapshot(until);
  return compute::changes_since({after.evaluation(), record, again, now});
}

std::string arrow(const std::string& before, const std::string& after)
{
  return fmt::format("'{}' -> '{}'", before, after);
}

// Every line of the change of one thing: "nieuw_feit bank-a 2027-02-01: 'was' -> 'is' (note)".
std::string lines_of(const ItemChange& change)
{
  std::string text;
  for (const ChangeLine& line : change.lines) {
    text += text.empty() ? "" : "; ";
    text += std::string(key_of(line.reason));
    text += " " + (line.record.empty() ? line.title : line.register_name + "/" + line.record);
    text += line.date ? " " + line.date->to_iso() : "";
    text += line.before.empty() && line.after.empty() ? "" : ": " + arrow(line.before, line.after);
    text += line.note.empty() ? "" : " (" + line.note + ")";
  }
  return text;
}

// What is told about one thing; nothing when it reads the same.
std::string told(const std::vector<ItemChange>& changes, const std::string& id)
{
  for (const ItemChange& change : changes)
    if (change.id == id)
      return arrow(change.before, change.after) + " | " + lines_of(change);
  return {};
}

TestData innovation(const Innovation& one)
{
  return {{{"innovaties", to_yaml(one)}}, {}};
}

Innovation with_step(const std::string& on)
{
  Innovation one;
  one.phases = fmt::format("{{datum: 2025-06-01, waarde: pilot}}, {{datum: {}, waarde: "
                           "praktische_toepassing, vorm: eerste_marktintroductie, {}}}",
                           on, k_evidence);
  one.support = "{instrument: voucher, datum: 2026-01-20}";
  return one;
}

Innovation without_step()
{
  Innovation one = with_step("2026-11-01");
  one.phases = "{datum: 2025-06-01, waarde: pilot}";
  return one;
}

TestData company_with_voucher(const std::string& states)
{
  Contact contact;
  contact.kind = "voucher, voucher: v-1";
  contact.has_evidence = false;
  return {{{"ondernemingen", to_yaml(Company{})},
           {"contacten", to_yaml(contact)},
           {"vouchers", voucher("v-1", states)}},
          {}};
}

std::string shipped(const std::string& name)
{
  std::ifstream stream(std::string(PEIL_SOURCE_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string replaced(std::string text, const std::string& old, const std::string& by)
{
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

TestData judged(const std::string& judgements)
{
  return {{}, {{"data/voortgang/oordelen.yaml", "oordelen:\n" + judgements}}};
}

const std::string k_off_course =
    "- {over: mkb, datum: 2026-12-15, oordeel: aandacht, oorzaak: o, gevolg: g, maatregel: {tekst: "
    "Doen, eigenaar: wie, datum: 2027-03-31}}\n";

} // namespace

TEST_CASE("changes: nothing changed, nothing told")
{
  const std::vector<TestData> all = {{},
                                     innovation(with_step("2026-11-01")),
                                     company_with_voucher(granted("2026-11-01")),
                                     judged(k_off_course)};
  for (const TestData& data : all) {
    const TestProject project(data);
    CHECK(changes_between(project, project, k_first).empty());
    const TestProject same(data);
    CHECK(changes_between(project, same, k_first).empty());
  }
}

TEST_CASE("changes: a fact of after the earlier day is new")
{
  const TestProject project(innovation(with_step("2027-02-01")));
  CHECK(told(changes_between(project, project), "innovaties") ==
        "'0' -> '1' | nieuw_feit innovaties/innovatie-a 2027-02-01: 'telt niet mee' -> 'telt mee'");
}

TEST_CASE("changes: a fact of before the earlier day that was not there is entered late")
{
  const TestProject without(innovation(without_step()));
  const TestProject with(innovation(with_step("2026-11-01")));
  const TestProject none({{{"innovaties", "[]"}}, {}});
  const std::string late = "'0' -> '1' | late_invoer innovaties/innovatie-a 2026-11-01: 'telt niet "
                           "mee' -> 'telt mee'";
  CHECK(told(changes_between(without, with), "innovaties") == late);
  CHECK(told(changes_between(none, with), "innovaties") == late);
}

TEST_CASE("changes: evidence that comes afterwards is entered late")
{
  Innovation one = with_step("2026-11-01");
  const TestProject with(innovation(one));
  one.support = "";
  const TestProject without(innovation(one));
  CHECK(told(changes_between(without, with), "innovaties").find("late_invoer") !=
        std::string::npos);
}

TEST_CASE("changes: what was entered and reads otherwise now is a correction")
{
  const TestProject before(innovation(with_step("2026-11-01")));
  const TestProject moved(innovation(with_step("2027-02-01")));
  CHECK(told(changes_between(before, moved), "innovaties") ==
        "'1' -> '1' | correctie innovaties/innovatie-a: 'telt mee' -> 'telt niet mee' (de fase is "
        "pilot; er is nog geen stap naar praktische toepassing); nieuw_feit "
        "innovaties/innovatie-a 2027-02-01: 'telt niet mee' -> 'telt mee'");
}

// domain.md R06, R19: what has no date holds for every day, so changing it is a correction.
TEST_CASE("changes: a record that is called wrongly counted later is a correction")
{
  Innovation one = with_step("2026-11-01");
  const TestProject before(innovation(one));
  one.more = ", foutief_geteld: true, foutief_geteld_reden: dubbel";
  const TestProject after(innovation(one));
  CHECK(told(changes_between(before, after), "innovaties") ==
        "'1' -> '0' | correctie innovaties/innovatie-a: 'telt mee' -> 'telt niet mee' (foutief "
        "geteld: dubbel)");
}

TEST_CASE("changes: an answer that says what was taken for granted changes nothing")
{
  Innovation one = with_step("2026-11-01");
  const TestProject before(innovation(one));
  one.more = ", foutief_geteld: false";
  CHECK(changes_between(before, TestProject(innovation(one)), k_first).empty());
}

TEST_CASE("changes: an end that is entered late is a late entry, wherever it stands")
{
  ChainProject one;
  one.phases = "{datum: 2026-02-02, waarde: toepassing}";
  const TestProject before({{{"ketenprojecten", to_yaml(one)}}, {}});
  struct Row
  {
    std::string name;
    ChainProject after;
    std::string note;
  };
  Row stopped{"a state", one, "de status is gestopt"};
  stopped.after.states += ", {datum: 2026-12-01, waarde: gestopt}";
  Row ended{"the last day of an agreement", one, "liep af"};
  ended.after.agreements =
      "{soort: afzet, datum: 2026-02-02, einddatum: 2026-11-30, " + k_evidence + "}";
  Row left{"a partner that left", one, "partner"};
  left.after.partners = "{vestiging_in_drenthe: true, tot_en_met: 2026-11-30}";
  for (const Row& row : {stopped, ended, left}) {
    CAPTURE(row.name);
    const TestProject after({{{"ketenprojecten", to_yaml(row.after)}}, {}});
    const std::string text = told(changes_between(before, after), "ketenprojecten");
    CHECK(text.starts_with("'1' -> '0' | late_invoer ketenprojecten/keten-a 2026-12-01"));
  }
}

TEST_CASE("changes: a record that left the register is a correction that names what is gone")
{
  const TestProject before(innovation(with_step("2026-11-01")));
  const TestProject after({{{"innovaties", "[]"}}, {}});
  CHECK(told(changes_between(before, after), "innovaties") ==
        "'1' -> '0' | correctie innovatie-a: 'telt mee' -> 'telt niet mee' (staat niet meer in het "
        "register)");
}

// domain.md §10: neither the company nor how many, only why.
TEST_CASE("changes: of a private register the reason is told, no record, number or date")
{
  const TestProject before(company_with_voucher(granted("2026-11-01")));
  struct Row
  {
    std::string states;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {granted("2026-11-01") + ", " + state("2026-12-01", "ingetrokken"),
       "'1' -> '0' | late_invoer in een besloten register; welke gegevens het zijn, noemen wij "
       "niet"},
      {granted("2026-11-01") + ", " + state("2027-02-01", "ingetrokken"),
       "'1' -> '0' | nieuw_feit in een besloten register; welke gegevens het zijn, noemen wij "
       "niet"},
      {granted("2026-11-02", 4000) + ", " + state("2026-12-01", "ingetrokken"),
       "'1' -> '0' | correctie in een besloten register; welke gegevens het zijn, noemen wij niet"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.states);
    const auto changes = changes_between(before, TestProject(company_with_voucher(row.states)));
    CHECK(told(changes, "mkb") == row.expected);
    for (const ItemChange& change : changes)
      for (const ChangeLine& line : change.lines)
        if (line.title == "in een besloten register; welke gegevens het zijn, noemen wij niet")
          CHECK(line ==
                ChangeLine{line.reason,
                           {},
                           {},
                           "in een besloten register; welke gegevens het zijn, noemen wij niet",
                           {},
                           {},
                           {},
                           {}});
  }
}

TEST_CASE("changes: three companies of a private register give one line for each reason")
{
  std::string contacts;
  std::string companies;
  for (const std::string& id : {std::string("1"), std::string("2"), std::string("3")}) {
    Company company;
    company.id = "o-" + id;
    companies += to_yaml(company);
    Contact contact;
    contact.id = "c-" + id;
    contact.company = company.id;
    contact.kind = "ketentafel, datum: 2027-02-10, aanwezig: true";
    contacts += to_yaml(contact);
  }
  const TestProject project({{{"ondernemingen", companies}, {"contacten", contacts}}, {}});
  CHECK(
      told(changes_between(project, project), "mkb") ==
      "'0' -> '3' | nieuw_feit in een besloten register; welke gegevens het zijn, noemen wij niet");
}

TEST_CASE("changes: a target that a decision changed, with its day and reason")
{
  const TestProject project({});
  const std::string text = told(changes_between(project, project), "pilots-per-jaar");
  CHECK(text.find("doel_gewijzigd het doel 2027-03-16: '2' -> '3' (In 2026 begonnen") !=
        std::string::npos);
}

TEST_CASE("changes: interim targets that came, changed or went")
{
  const std::string file = "data/indicatoren/ketenprojecten.yaml";
  const auto with_interim = [&file](const std::string& rows) {
    return TestData{{},
                    {{file, replaced(shipped(file), "  toetsdatum:",
                                     "  tussendoelen: " + rows + "\n  toetsdatum:")}}};
  };
  const TestProject before(with_interim("[{datum: 2026-06-30, minimum: 1}, {datum: 2026-12-31, "
                                        "minimum: 2}]"));
  const TestProject after(with_interim("[{datum: 2026-12-31, minimum: 2, maximum: 3}, {datum: "
                                       "2027-03-31, minimum: 4}]"));
  const std::string text = told(changes_between(before, after, k_first), "ketenprojecten");
  const std::string of = "doel_gewijzigd het tussendoel van ";
  CHECK(text.find(of + dutch::long_date(day("2026-06-30")) + ": '1' -> 'geen tussendoel'; " + of +
                  dutch::long_date(day("2026-12-31")) + ": '2' -> '2–3'; " + of +
                  dutch::long_date(day("2027-03-31")) + ": 'geen tussendoel' -> '4'") !=
        std::string::npos);
  CHECK(told(changes_between(before, before, k_first), "ketenprojecten").empty());

  // Of an edition that was frozen before they were kept nothing is known.
  EditionRecord old = frozen(before, k_first);
  for (FrozenFigure& figure : old.figures)
    figure.interim.reset();
  const Snapshot again = after.snapshot(k_first);
  CHECK(told(compute::changes_since({after.evaluation(), old, again, again}), "ketenprojecten")
            .find("tussendoel") == std::string::npos);
}

TEST_CASE("changes: another counting rule is a definition, also for what counted by the old one")
{
  const std::string file = "data/indicatoren/innovaties.yaml";
  TestData data = innovation(with_step("2026-11-01"));
  const TestProject before(data);
  data.files[file] =
      replaced(shipped(file), "is_een_van: [verkenning, pilot]", "is_een_van: [verkenning]");
  const TestProject after(data);
  const std::string text = told(changes_between(before, after), "innovaties");
  CHECK(text.find("definitie_gewijzigd innovaties/innovatie-a: 'telt mee' -> 'telt niet mee'") !=
        std::string::npos);
  CHECK(text.find("definitie_gewijzigd de telregel") != std::string::npos);
}

TEST_CASE("changes: an explanation of the counting rule in other words is no other definition")
{
  const std::string file = "data/indicatoren/innovaties.yaml";
  TestData data = innovation(with_step("2026-11-01"));
  const TestProject before(data);
  data.files[file] =
      replaced(shipped(file), "Een innovatie telt mee vanaf", "Innovaties tellen vanaf");
  CHECK(told(changes_between(before, TestProject(data)), "innovaties") == "");
}

TEST_CASE("changes: another verdict, or the same in other words, is a judgement that changed")
{
  const TestProject before(judged(k_off_course));
  struct Row
  {
    std::string name;
    std::string judgements;
    std::string expected;
  };
  const std::string measure = "maatregel: {tekst: Doen, eigenaar: wie, datum: 2027-03-31}}\n";
  const std::string words = "oordeel_gewijzigd het oordeel ";
  const std::vector<Row> rows = {
      {"later and worse",
       k_off_course +
           "- {over: mkb, datum: 2027-06-15, oordeel: niet_op_koers, oorzaak: o, gevolg: "
           "g, " +
           measure,
       words + "2027-06-15: 'aandacht' -> 'niet_op_koers'"},
      {"another cause",
       "- {over: mkb, datum: 2026-12-15, oordeel: aandacht, oorzaak: p, gevolg: g, " + measure,
       words + "2026-12-15: 'aandacht' -> 'aandacht' (anders toegelicht)"},
      {"the measure has another day", replaced(k_off_course, "2027-03-31", "2027-09-30"),
       words + "2026-12-15: 'aandacht' -> 'aandacht' (anders toegelicht)"},
      {"taken away", "[]\n", "oordeel_gewijzigd het oordeel: 'aandacht' -> ''"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(told(changes_between(before, TestProject(judged(row.judgements))), "mkb") ==
          "'0' -> '0' | " + row.expected);
  }
}

TEST_CASE("changes: a measure that was done later is no other judgement")
{
  const TestProject before(judged(k_off_course));
  const TestProject after(judged(
      replaced(k_off_course, "2027-03-31}", "2027-03-31, gereed: 2027-02-01, uitkomst: Gelukt.}")));
  CHECK(told(changes_between(before, after), "mkb") == "");
}

TEST_CASE("changes: indicators, milestones and budget lines that came or went as a whole")
{
  const TestProject project({});
  EditionRecord record = frozen(project, k_first);
  const auto rename = [](auto& things, const std::string& id, const auto& name_of) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const auto& one) { return one.*name_of == id; });
    REQUIRE(found != things.end());
    (*found).*name_of = "vroeger";
  };
  rename(record.figures, "mkb", &FrozenFigure::id);
  rename(record.milestones, "m02", &FrozenMilestone::id);
  rename(record.money, project.project().budget.lines.front().id.value, &FrozenMoney::line);
  const std::string line = project.project().budget.lines.front().id.value;
  const Snapshot same = project.snapshot(k_first);
  const std::vector<ItemChange> changes =
      compute::changes_since({project.evaluation(), record, same, same});
  CHECK(told(changes, "mkb") == "'' -> '' | definitie_gewijzigd nieuwe indicator");
  CHECK(told(changes, "m02") == "'' -> '' | doel_gewijzigd nieuwe mijlpaal");
  CHECK(told(changes, line) == "'' -> '' | doel_gewijzigd nieuwe post");
  std::vector<std::string> gone;
  for (const ItemChange& change : changes)
    if (change.id == "vroeger")
      gone.push_back(lines_of(change));
  CHECK(gone == std::vector<std::string>{"definitie_gewijzigd wordt niet meer geteld",
                                         "doel_gewijzigd staat niet meer in de planning",
                                         "doel_gewijzigd staat niet meer in de begroting"});
}

TEST_CASE("changes: texts that are new, other or gone")
{
  const auto with_texts = [](const std::vector<std::pair<std::string, std::string>>& texts) {
    Project project = make_project({});
    for (const auto& [file, body] : texts) {
      Narrative one;
      one.title = "Over " + file;
      one.text.file = FileName(file);
      one.text.body = body;
      project.narratives.push_back(one);
    }
    return project;
  };
  const Project before = with_texts({{"a.md", "a"}, {"b.md", "b"}, {"c.md", "c"}});
  const Project after = with_texts({{"a.md", "a"}, {"b.md", "anders"}, {"d.md", "d"}});
  const compute::Evaluation then(before);
  const compute::Evaluation now(after);
  Edition edition;
  edition.as_of = day(k_first);
  const Snapshot first = compute::compute_snapshot(then, edition.as_of);
  const EditionRecord record = compute::make_record(then, first, edition, {});
  const Snapshot same_day = compute::compute_snapshot(now, edition.as_of);
  const auto changes = compute::changes_since({now, record, same_day, same_day});
  CHECK(told(changes, "a.md") == "");
  CHECK(told(changes, "b.md") == "'' -> '' | tekst_gewijzigd andere tekst");
  CHECK(told(changes, "c.md") == "'' -> '' | tekst_gewijzigd vervallen tekst");
  CHECK(told(changes, "d.md") == "'' -> '' | tekst_gewijzigd nieuwe tekst");
}

TEST_CASE("changes: a milestone that moved, one that was ready, one that was entered late")
{
  const std::string file = "data/voortgang/mijlpalen.yaml";
  const auto progress = [&](const std::string& text) {
    return TestProject({{}, {{file, "mijlpalen:\n- {mijlpaal: m02, " + text + "}\n"}}});
  };
  const auto part = [](const std::string& on) {
    return "onderdelen: [{onderdeel: concept-regeling, datum: " + on + ", " + k_evidence + "}]";
  };
  const TestProject none({});
  CHECK(told(changes_between(none, progress(part("2027-02-01"))), "m02") ==
        "'te_laat' -> 'gereed_later' | nieuw_feit de stand 2027-02-01: 'te_laat' -> "
        "'gereed_later'");
  CHECK(told(changes_between(none, progress(part("2026-09-01"))), "m02") ==
        "'te_laat' -> 'gereed' | late_invoer de stand 2026-09-01: 'te_laat' -> 'gereed'");
  CHECK(told(changes_between(progress(part("2026-09-01")), progress(part("2026-09-02"))), "m02") ==
        "");
  CHECK(told(changes_between(progress(part("2026-09-01")), none), "m02") ==
        "'gereed' -> 'te_laat' | correctie de stand: 'gereed' -> 'te_laat'");
}

TEST_CASE("changes: a milestone that counts records is entered late when they are")
{
  const std::string plan = "{onderdeel: releaseplan, datum: 2026-08-01, " + k_evidence + "}";
  const auto facts = [&plan](const std::string& last_support) {
    const auto steps_of = [&last_support](std::size_t i) {
      const std::string support = i == 11 ? last_support : "2026-08-15";
      return step_of_municipality("toegang", "datum: 2026-07-01") +
             step_of_municipality("instructie", "datum: 2026-08-01") +
             (support.empty() ? std::string()
                              : step_of_municipality("supportafspraken", "datum: " + support));
    };
    return TestProject({{{"gemeenten", municipalities(steps_of)}},
                        {{"data/voortgang/mijlpalen.yaml",
                          "mijlpalen:\n- {mijlpaal: m05, onderdelen: [" + plan + "]}\n"}}});
  };
  const TestProject before = facts("");
  CHECK(told(changes_between(before, facts("2026-09-01")), "m05") ==
        "'te_laat' -> 'gereed' | late_invoer de stand 2026-09-01: 'te_laat' -> 'gereed'");
  CHECK(told(changes_between(before, facts("2027-02-01")), "m05") ==
        "'te_laat' -> 'gereed_later' | nieuw_feit de stand 2027-02-01: 'te_laat' -> "
        "'gereed_later'");
  CHECK(told(changes_between(facts("2026-09-01"), before), "m05") ==
        "'gereed' -> 'te_laat' | correctie de stand: 'gereed' -> 'te_laat'");
}

TEST_CASE("changes: records of a year that is over are not told as left out in the next year")
{
  const auto pilot = [](const std::string& id, const std::string& on) {
    return fmt::format("- {{id: {0}, titel: Pilot {0}, soort: proces, sector: bouw, provinciaal: "
                       "true, begonnen: {1}, {2}}}\n",
                       id, on, k_evidence);
  };
  const TestProject project(
      {{{"pilots", pilot("oud", "2026-05-01") + pilot("nieuw", "2027-02-01")}}, {}});
  const std::string text = told(changes_between(project, project), "pilots-per-jaar");
  CHECK(text.find("pilots/nieuw 2027-02-01: 'telt niet mee' -> 'telt mee'") != std::string::npos);
  CHECK(text.find("pilots/oud") == std::string::npos);
}

TEST_CASE("changes: money by line and year, a forecast of later and one entered late")
{
  const auto forecast = [](const std::string& rows) {
    return TestProject({{}, {{"data/voortgang/geld.yaml", "cijfers:\n" + rows}}});
  };
  const std::string line = TestProject({}).project().budget.lines.front().id.value;
  const auto row = [&line](const std::string& on, int amount) {
    return fmt::format("- {{regel: {}, jaar: 2026, soort: prognose, datum: {}, bedrag: {}, bron: "
                       "b}}\n",
                       line, on, amount);
  };
  const TestProject before = forecast(row("2026-10-01", 5000));
  CHECK(told(changes_between(before, forecast(row("2026-10-01", 5000) + row("2027-02-01", 6000))),
             line) == "'' -> '' | nieuw_feit prognose: '€\u00A05.000' -> '€\u00A06.000'");
  CHECK(told(changes_between(before, forecast(row("2026-10-01", 5000) + row("2026-12-01", 6000))),
             line) == "'' -> '' | late_invoer prognose: '€\u00A05.000' -> '€\u00A06.000'");
  CHECK(told(changes_between(before, forecast(row("2026-10-01", 6000))), line) ==
        "'' -> '' | correctie prognose: '€\u00A05.000' -> '€\u00A06.000'");
}

TEST_CASE("§9: a figure is provisional until its period has ended, revised when it did not stand")
{
  const TestProject project(innovation(with_step("2026-11-01")));
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < project.project().indicators.size(); ++i)
    index[project.project().indicators[i].id.value] = i;
  const auto state_on = [&](const std::string& id, const std::string& on,
                            const std::vector<ItemChange>& changes = {}) {
    return compute::figure_state(project.evaluation(), index.at(id), day(on), changes);
  };
  CHECK(state_on("innovaties", "2026-12-31") == FigureState::provisional);
  CHECK(state_on("innovaties", "2027-12-30") == FigureState::provisional);
  CHECK(state_on("innovaties", "2027-12-31") == FigureState::definitive);
  CHECK(state_on("pilots-per-jaar", "2026-12-30") == FigureState::provisional);
  CHECK(state_on("pilots-per-jaar", "2026-12-31") == FigureState::definitive);
  CHECK(state_on("pilots-per-jaar", "2027-01-01") == FigureState::provisional);

  const auto change = [](ItemChange::Kind kind, const std::string& id, ChangeReason reason) {
    return std::vector<ItemChange>{{kind, id, {}, {}, {}, {{reason, {}, {}, {}, {}, {}, {}, {}}}}};
  };
  struct Row
  {
    ChangeReason reason;
    FigureState expected;
  };
  const std::vector<Row> rows = {
      {ChangeReason::new_fact, FigureState::definitive},
      {ChangeReason::late_entry, FigureState::revised},
      {ChangeReason::correction, FigureState::revised},
      {ChangeReason::target_changed, FigureState::definitive},
      {ChangeReason::definition_changed, FigureState::revised},
      {ChangeReason::judgement_changed, FigureState::definitive},
      {ChangeReason::text_changed, FigureState::definitive},
  };
  for (const Row& row : rows) {
    CAPTURE(key_of(row.reason));
    CHECK(state_on("innovaties", "2027-12-31",
                   change(ItemChange::Kind::indicator, "innovaties", row.reason)) == row.expected);
    CHECK(state_on("innovaties", "2027-12-31",
                   change(ItemChange::Kind::indicator, "mkb", row.reason)) ==
          FigureState::definitive);
    CHECK(state_on("innovaties", "2027-12-31",
                   change(ItemChange::Kind::milestone, "innovaties", row.reason)) ==
          FigureState::definitive);
  }
}

TEST_CASE("a sum that may not be printed is not kept, so that no later edition prints it as was")
{
  const TestProject project(company_with_voucher(granted("2026-11-01")));
  const Snapshot snapshot = project.snapshot(k_first);
  const EditionRecord record = frozen(project, k_first);
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < snapshot.indicators.size(); ++i)
    if (snapshot.indicators[i].hidden) {
      ++hidden;
      CHECK_FALSE(record.figures[i].value);
    }
  CHECK(hidden > 0);
}
