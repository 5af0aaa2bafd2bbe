#include "check/key_tables.hpp"
#include "check/register_description.hpp"
#include "check/registers.hpp"
#include "source_texts.hpp"

using namespace peil;
using namespace peil::check;
using namespace peil::tests;

namespace {

constexpr Period k_plan{Date(2026, 1, 1), Date(2027, 12, 31)};

const std::string k_head = "titel: Projecten\nenkelvoud: project\ntitelveld: titel\n";
const std::string k_title = "  - {naam: titel, type: tekst}\n";

struct Checked
{
  std::vector<Register> registers;
  Diagnostics mistakes;
};

Checked checked(const std::vector<std::pair<std::string, std::string>>& texts)
{
  Checked result;
  const Sources sources = read_texts(texts);
  result.registers = check_registers(sources, k_plan, result.mistakes);
  return result;
}

Checked with_fields(const std::string& fields, const std::string& head = "")
{
  return checked(
      {{"data/registers/projecten/register.yaml", k_head + head + "velden:\n" + k_title + fields}});
}

} // namespace

TEST_CASE("registers: a description gives everything that docs/gegevens.md names")
{
  const Checked result = checked({
      {"data/indicatoren/projecten.yaml", "titel: x"},
      {"data/lijsten/fasen.yaml", "titel: Fasen\nkeuzes:\n  - {code: idee, titel: Idee}\n"
                                  "  - {code: klaar, titel: Klaar, omschrijving: Af}\n"},
      {"data/pijlers.yaml", "- {id: p1}\n"},
      {"data/registers/projecten/register.yaml", R"(titel: Projecten
enkelvoud: project
omschrijving: Wat wij doen.
openbaar: true
voorbeeld: true
bestaat: altijd
titelveld: titel
paginas: false
volgorde: rang
pijler: p1
plaats: "§1"
kaart: {indicator: projecten, rij: rij, kolom: rang}
fasen: {veld: fase}
velden:
  - {naam: titel, type: tekst, titel: Naam, omschrijving: Hoe het heet, verplicht: true, uniek: true, openbaar: true}
  - {naam: rang, type: getal, minimum: 1, maximum: 9.5}
  - {naam: rij, type: getal, geheel: true}
  - naam: fase
    type: geschiedenis
    openbaar: true
    waarde: {type: keuze, lijst: fasen, openbaar: true}
    zelfde_dag: [[idee, klaar]]
    volgorde: [{waarde: klaar, na: [idee]}, {waarde: idee, niet_na: [klaar]}]
    velden:
      - {naam: reden, type: tekst, verplicht_als: {veld: waarde, is_een_van: [klaar]}}
  - {naam: status, type: geschiedenis, begint_uiterlijk_met: fase, waarde: {type: ja_nee}}
  - {naam: start, type: datum, rol: begin, binnen: planperiode}
  - {naam: deel_van, type: verwijzing, register: projecten, meer: true}
  - {naam: bewijs, type: bewijs, openbaar: true}
)"},
  });
  CHECK(told(result.mistakes) == "");
  REQUIRE(result.registers.size() == 1);
  const Register& in = result.registers.front();
  CHECK(in.name == "projecten");
  CHECK(in.title == "Projecten");
  CHECK(in.singular == "project");
  CHECK(in.description == "Wat wij doen.");
  CHECK(in.is_public);
  CHECK(in.is_sample);
  CHECK(in.exists_always);
  CHECK_FALSE(in.has_pages);
  CHECK(in.title_field == 0);
  CHECK(in.sort_field == 1);
  CHECK(in.pillar == "p1");
  CHECK(in.plan_place == "§1");
  CHECK(in.tile_map->indicator.value == "projecten");
  CHECK(in.tile_map->row_field == 2);
  CHECK(in.tile_map->column_field == 1);
  CHECK(in.phase_field == 3);
  REQUIRE(in.fields.size() == 8);

  const Field& title = in.fields[0];
  CHECK(title.title == "Naam");
  CHECK(title.description == "Hoe het heet");
  CHECK(title.required);
  CHECK(title.unique);
  CHECK(title.is_public);
  CHECK(in.fields[1].minimum == Decimal(1));
  CHECK(in.fields[1].maximum == Decimal::from_millionths(9'500'000));
  CHECK(in.fields[1].title == "rang");
  CHECK(in.fields[2].whole);

  const Field& phase = in.fields[3];
  REQUIRE(phase.fields.size() == 3);
  CHECK(phase.fields[k_history_date].name.value == "datum");
  CHECK(phase.fields[k_history_date].role == DateRole::begin);
  CHECK(phase.fields[k_history_date].required);
  CHECK(phase.fields[k_history_value].name.value == "waarde");
  CHECK(phase.fields[k_history_value].required);
  CHECK(phase.fields[k_history_value].choices ==
        std::vector<Choice>{{"idee", "Idee", ""}, {"klaar", "Klaar", "Af"}});
  CHECK(phase.fields[2].required_if == FieldCondition{"waarde", {"klaar"}});
  CHECK(phase.same_day == std::vector<std::vector<std::string>>{{"idee", "klaar"}});
  CHECK(phase.order == std::vector<OrderRule>{{"klaar", {"idee"}, {}}, {"idee", {}, {"klaar"}}});
  CHECK(in.fields[4].starts_no_later_than == "fase");
  CHECK(in.fields[5].role == DateRole::begin);
  CHECK(in.fields[5].within_plan);
  CHECK(in.fields[6].many);
  CHECK(in.fields[6].register_index == 0);
  const Field& evidence = in.fields[7];
  REQUIRE(evidence.fields.size() == 4);
  CHECK(evidence.fields[0].name.value == "soort");
  CHECK(evidence.fields[1].name.value == "titel");
  CHECK(evidence.fields[2].type == FieldType::date);
  CHECK(evidence.fields[2].role == DateRole::information);
  CHECK(evidence.fields[3].name.value == "verwijzing");
}

TEST_CASE("registers: without keys a register is private, has pages and begins with its facts")
{
  const Checked result = with_fields("");
  REQUIRE(result.registers.size() == 1);
  const Register& in = result.registers.front();
  CHECK_FALSE(in.is_public);
  CHECK_FALSE(in.is_sample);
  CHECK_FALSE(in.exists_always);
  CHECK(in.has_pages);
  CHECK_FALSE(in.sort_field.has_value());
  CHECK(in.records.empty());
}

TEST_CASE("registers: they stand in order of name and references find them")
{
  const std::string wie = "  - {naam: wie, type: verwijzing, register: ";
  const Checked result = checked({
      {"data/registers/b/register.yaml", k_head + "velden:\n" + k_title + wie + "c}\n"},
      {"data/registers/c/register.yaml", k_head + "velden:\n" + k_title + wie + "a}\n"},
      {"data/registers/a/register.yaml", k_head + "velden:\n" + k_title + wie + "b}\n"},
  });
  CHECK(told(result.mistakes) == "");
  REQUIRE(result.registers.size() == 3);
  CHECK(result.registers[0].name == "a");
  CHECK(result.registers[0].fields[1].register_index == 1);
  CHECK(result.registers[1].fields[1].register_index == 2);
  CHECK(result.registers[2].fields[1].register_index == 0);
}

TEST_CASE("registers: a field that is wrong in part keeps its name, so that rules still find it")
{
  const Checked result = with_fields("  - {naam: fase, type: keuze, lijst: fasen}\n"
                                     "  - {naam: aantal, type: gtal}\n");
  CHECK(told(result.mistakes) == "register.yaml:6:38 er is geen lijst 'fasen'\n"
                                 "register.yaml:7:26 'gtal' is geen bekende keuze voor type");
  REQUIRE(result.registers.size() == 1);
  CHECK(field_names(result.registers.front().fields) ==
        std::vector<std::string>{"titel", "fase", "aantal"});
}

TEST_CASE("registers: of a register with wrong fields only the ids count")
{
  const Checked result = checked({
      {"data/registers/a/register.yaml",
       k_head + "velden:\n" + k_title + "  - {naam: x, type: gtal}\n"},
      {"data/registers/a/a.yaml", "- {id: een, onbekend: 1}\n"},
      {"data/registers/a/b.csv", "id;onbekend\ntwee;1\n"},
      {"data/registers/b/register.yaml",
       k_head + "velden:\n" + k_title + "  - {naam: naar, type: verwijzing, register: a}\n"},
      {"data/registers/b/b.yaml", "- {id: b1, naar: een}\n- {id: b2, naar: twee}\n"
                                  "- {id: b3, naar: drie}\n"},
  });
  CHECK(told(result.mistakes) == "register.yaml:6:21 'gtal' is geen bekende keuze voor type\n"
                                 "b.yaml:3:18 'drie' bestaat niet in register a");
  REQUIRE(result.registers[0].records.size() == 2);
  CHECK(result.registers[0].records[0].item.cells.size() == 2);
}

TEST_CASE("registers: what could not be read is not called missing")
{
  const Checked result = checked({
      {"data/lijsten/fasen.yaml", "titel: Fasen: en zo\n"},
      {"data/pijlers.yaml", "- {id: p1\n"},
      {"data/registers/a/register.yaml", "titel: [\n"},
      {"data/registers/a/a.yaml", "- {id: een}\n"},
      {"data/registers/b/register.yaml", k_head + "pijler: p1\nvelden:\n" + k_title +
                                             "  - {naam: a, type: verwijzing, register: a}\n"
                                             "  - {naam: c, type: verwijzing, register: c}\n"
                                             "  - {naam: fase, type: keuze, lijst: fasen}\n"},
      {"data/registers/b/b.yaml", "- {id: b1, a: een, c: twee}\n"},
      {"data/registers/c/register.yaml", k_head + "velden:\n" + k_title},
      {"data/registers/c/c.csv", "id;titel\ntwee\n"},
  });
  CHECK(told(result.mistakes) == "");
}

TEST_CASE("registers: codes of a reference field in a condition are ids that must exist")
{
  const std::string fields = "velden:\n" + k_title +
                             "  - {naam: wie, type: verwijzing, register: b, meer: true}\n"
                             "  - {naam: reden, type: tekst, verplicht_als: "
                             "{veld: wie, is_een_van: [overig, anders]}}\n";
  const Checked result = checked({
      {"data/registers/a/register.yaml", k_head + fields},
      {"data/registers/a/a.yaml", "- {id: a1, wie: [x, overig]}\n- {id: a2, wie: [x]}\n"},
      {"data/registers/b/register.yaml", k_head + "velden:\n" + k_title},
      {"data/registers/b/b.yaml", "- id: overig\n- id: x\n"},
  });
  CHECK(told(result.mistakes) == "a.yaml:1:3 'reden' ontbreekt; verplicht bij wie: overig\n"
                                 "register.yaml:7:80 'anders' bestaat niet in register b");
}

TEST_CASE("registers: a public field in a private register is a warning, no mistake")
{
  const Checked result = with_fields("  - {naam: x, type: tekst, openbaar: true}\n");
  REQUIRE(result.mistakes.size() == 1);
  CHECK(result.mistakes.front().severity == Severity::warning);
  CHECK_FALSE(has_errors(result.mistakes));
}

TEST_CASE("registers: every key of a register and of a field is told in docs/gegevens.md")
{
  for (const Key& key : register_keys()) {
    CAPTURE(key.name);
    CHECK_FALSE(key.meaning.empty());
  }
  CHECK(register_keys().size() == 14);
}
