#include "check/registers.hpp"
#include "source_texts.hpp"

using namespace peil;
using namespace peil::check;
using namespace peil::tests;

namespace {

constexpr Period k_plan{Date(2026, 1, 1), Date(2027, 12, 31)};

struct Checked
{
  Register in;
  Diagnostics mistakes;
};

// A register with these fields (besides `naam`) and these records.
Checked checked(const std::string& fields, const std::string& records)
{
  Checked result;
  const Sources sources = read_texts({
      {"data/registers/r/register.yaml", "titel: R\nenkelvoud: r\ntitelveld: naam\nvelden:\n"
                                         "  - {naam: naam, type: tekst}\n" +
                                             fields},
      {"data/registers/r/r.yaml", records},
  });
  std::vector<Register> registers = check_registers(sources, k_plan, result.mistakes);
  REQUIRE(registers.size() == 1);
  result.in = std::move(registers.front());
  return result;
}

struct Row
{
  std::string name;
  std::string fields;
  std::string records;
  std::string expected;
};

void check_rows(const std::vector<Row>& rows)
{
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(told(checked(row.fields, row.records).mistakes) == row.expected);
  }
}

const std::string k_status = R"(  - naam: status
    type: geschiedenis
    waarde: {type: keuze, keuzes: [{code: a, titel: A}, {code: b, titel: B}, {code: c, titel: C}]}
    zelfde_dag: [[a, b]]
    volgorde: [{waarde: b, na: [a]}, {waarde: c, niet_na: [b]}]
)";

std::string history(const std::vector<std::pair<std::string, std::string>>& entries)
{
  std::string text = "- id: x\n  status:\n";
  for (const auto& [date, value] : entries)
    text += fmt::format("    - {{datum: {}, waarde: {}}}\n", date, value);
  return text;
}

} // namespace

TEST_CASE("records: every type of field gives the cell that the model promises")
{
  const Checked result = checked(R"(  - {naam: tekst, type: tekst}
  - {naam: verhaal, type: markdown}
  - {naam: getal, type: getal}
  - {naam: bedrag, type: bedrag}
  - {naam: datum, type: datum}
  - {naam: kwartaal, type: kwartaal}
  - {naam: klaar, type: ja_nee}
  - {naam: soort, type: keuze, keuzes: [{code: a, titel: A}]}
  - {naam: deel_van, type: verwijzing, register: r}
  - {naam: delen, type: verwijzing, register: r, meer: true}
  - {naam: groep, type: groep, velden: [{naam: van, type: datum}, {naam: wat, type: tekst}]}
  - {naam: groepen, type: groepen, velden: [{naam: wat, type: tekst}]}
  - {naam: bewijs, type: bewijs}
)",
                                 R"(- id: z
- id: a
  naam: A
  tekst: "  x "
  verhaal: |
    een

    twee
  getal: 1.5
  bedrag: 12.34
  datum: 2026-05-01
  kwartaal: 2026-Q2
  klaar: false
  soort: a
  deel_van: z
  delen: [z, m]
  groep: {wat: iets}
  groepen:
    - {wat: een}
    - {wat: twee}
  bewijs: {soort: verslag}
- id: m
)");
  CHECK(told(result.mistakes) == "");
  REQUIRE(result.in.records.size() == 3);
  CHECK(result.in.records[0].id.value == "a");
  CHECK(result.in.records[1].id.value == "m");
  CHECK(result.in.records[2].id.value == "z");
  CHECK(result.in.index_by_id.at("z") == 2);
  const std::vector<Cell>& cells = result.in.records[0].item.cells;
  REQUIRE(cells.size() == 14);
  CHECK(*cells[1].as<std::string>() == "x");
  CHECK(*cells[2].as<std::string>() == "een\n\ntwee");
  CHECK(*cells[3].as<Decimal>() == Decimal::from_millionths(1'500'000));
  CHECK(*cells[4].as<Decimal>() == Decimal::from_millionths(12'340'000));
  CHECK(*cells[5].as<Date>() == Date(2026, 5, 1));
  CHECK(*cells[6].as<std::string>() == "2026-Q2");
  CHECK(*cells[7].as<bool>() == false);
  CHECK(*cells[8].as<std::string>() == "a");
  CHECK(*cells[9].as<Reference>() == Reference{"z", 2});
  const auto* parts = cells[10].as<Cell::Many>();
  REQUIRE(parts->size() == 2);
  CHECK(*parts->at(1).as<Reference>() == Reference{"m", 1});
  CHECK(parts->at(1).at == Position{FileName("data/registers/r/r.yaml"), 16, 14, 1});
  const auto* group = cells[11].as<std::vector<Item>>();
  REQUIRE(group->size() == 1);
  CHECK(group->front().cells[0].empty());
  CHECK(*group->front().cells[1].as<std::string>() == "iets");
  CHECK(cells[12].as<std::vector<Item>>()->size() == 2);
  const auto* evidence = cells[13].as<std::vector<Item>>();
  REQUIRE(evidence->size() == 1);
  CHECK(evidence->front().cells.size() == 4);
  CHECK(evidence->front().cells[2].empty());
  for (const Cell& cell : result.in.records[1].item.cells)
    CHECK(cell.empty());
  CHECK(result.in.records[1].item.cells.size() == 14);
}

TEST_CASE("records: what is blank is absent, not zero and not false")
{
  const Checked result = checked(R"(  - {naam: getal, type: getal}
  - {naam: klaar, type: ja_nee}
  - {naam: lijst, type: tekst, meer: true}
  - {naam: groep, type: groep, velden: [{naam: van, type: datum, verplicht: true}]}
  - {naam: groepen, type: groepen, velden: [{naam: van, type: datum, verplicht: true}]}
  - {naam: bewijs, type: bewijs}
)",
                                 "- id: x\n  naam: \"\"\n  getal:\n  klaar: ~\n  lijst: []\n"
                                 "  groep: {}\n  groepen: []\n  bewijs: {soort: , titel: \" \"}\n");
  CHECK(told(result.mistakes) == "");
  for (const Cell& cell : result.in.records.at(0).item.cells)
    CHECK(cell.empty());
}

TEST_CASE("records: a file may hold nothing, one record or a list")
{
  CHECK(checked("", "").in.records.empty());
  CHECK(checked("", "id: x\nnaam: X\n").in.records.size() == 1);
  CHECK(checked("", "- id: x\n- id: y\n").in.records.size() == 2);
  check_rows({
      {"text", "", "zomaar\n", "r.yaml:1:1 hier staat 'zomaar', verwacht een record"},
      {"a list in the list", "", "- [x]\n", "r.yaml:1:3 hier staat een lijst, verwacht een record"},
  });
}

TEST_CASE("records: a history is put in order of date, whatever the order in the file")
{
  const Checked result =
      checked(k_status, history({{"2026-05-01", "c"}, {"2026-03-01", "a"}, {"2026-04-01", "a"}}));
  CHECK(told(result.mistakes) == "");
  const auto& entries = *result.in.records.at(0).item.cells[1].as<std::vector<Item>>();
  REQUIRE(entries.size() == 3);
  CHECK(*entries[0].cells[k_history_date].as<Date>() == Date(2026, 3, 1));
  CHECK(*entries[2].cells[k_history_value].as<std::string>() == "c");
}

TEST_CASE("records: two entries of a history on one day are a mistake, but for a named pair")
{
  const std::string day = "2026-03-01";
  CHECK(told(checked(k_status, history({{day, "a"}, {day, "b"}})).mistakes) == "");
  CHECK(told(checked(k_status, history({{day, "a"}, {day, "c"}})).mistakes) ==
        "r.yaml:4:15 'status' heeft al een regel op 2026-03-01");
  CHECK(told(checked(k_status, history({{day, "a"}, {day, "a"}})).mistakes) ==
        "r.yaml:4:15 'status' heeft al een regel op 2026-03-01");
  CHECK(told(checked(k_status, history({{day, "a"}, {day, "b"}, {day, "a"}})).mistakes) ==
        "r.yaml:5:15 'status' heeft al een regel op 2026-03-01");
  // The pair keeps the order of the file, so the wrong way round breaks the order rule.
  CHECK(told(checked(k_status, history({{day, "b"}, {day, "a"}})).mistakes) ==
        "r.yaml:3:35 'b' kan pas na 'a'");
}

TEST_CASE("records: values of a history follow each other as their rules say")
{
  const auto told_of = [](const std::vector<std::pair<std::string, std::string>>& entries) {
    return told(checked(k_status, history(entries)).mistakes);
  };
  CHECK(told_of({{"2026-01-01", "a"}, {"2026-02-01", "b"}}) == "");
  CHECK(told_of({{"2026-02-01", "b"}, {"2026-01-01", "a"}}) == "");
  CHECK(told_of({{"2026-01-01", "c"}, {"2026-02-01", "a"}, {"2026-03-01", "b"}}) == "");
  CHECK(told_of({{"2026-01-01", "b"}}) == "r.yaml:3:35 'b' kan pas na 'a'");
  CHECK(told_of({{"2026-01-01", "a"}, {"2026-02-01", "b"}, {"2026-03-01", "c"}}) ==
        "r.yaml:5:35 'c' kan niet na 'b'");
  // Without all dates nobody knows what comes first.
  CHECK(told_of({{"", "b"}, {"2026-02-01", "a"}}) == "r.yaml:3:8 'datum' ontbreekt");
}

TEST_CASE("records: one history may have to begin no later than another")
{
  const std::string fields =
      "  - {naam: fase, type: geschiedenis, waarde: {type: tekst}}\n"
      "  - {naam: status, type: geschiedenis, begint_uiterlijk_met: fase, waarde: {type: tekst}}\n";
  const auto records = [](const std::string& phase, const std::string& status) {
    return fmt::format("- id: x\n  fase: [{{datum: {}, waarde: p}}]\n"
                       "  status: [{{datum: {}, waarde: s}}, {{datum: 2027-01-01, waarde: t}}]\n",
                       phase, status);
  };
  check_rows({
      {"earlier", fields, records("2026-02-01", "2026-01-01"), ""},
      {"the same day", fields, records("2026-02-01", "2026-02-01"), ""},
      {"later", fields, records("2026-02-01", "2026-02-02"),
       "r.yaml:3:20 'status' begint later dan 'fase'"},
      {"no phase", fields, "- id: x\n  status: [{datum: 2026-01-01, waarde: s}]\n", ""},
  });
}

TEST_CASE("records: an end may be the day of the beginning, not before it")
{
  const std::string fields = "  - {naam: van, type: datum, rol: begin}\n"
                             "  - {naam: tot, type: datum, rol: einde}\n"
                             "  - {naam: feit, type: datum}\n";
  const std::string later = "het einde 2026-02-28 ligt voor het begin 2026-03-01";
  check_rows({
      {"same day", fields, "- {id: x, van: 2026-03-01, tot: 2026-03-01}\n", ""},
      {"before", fields, "- {id: x, van: 2026-03-01, tot: 2026-02-28}\n", "r.yaml:1:33 " + later},
      {"only an end", fields, "- {id: x, tot: 2026-02-28}\n", ""},
      {"an event is no beginning", fields, "- {id: x, feit: 2026-03-01, tot: 2026-02-28}\n", ""},
  });
}

TEST_CASE("records: a value may be required or must be empty because of another")
{
  const std::string fields =
      "  - {naam: fout, type: ja_nee}\n"
      "  - {naam: reden, type: tekst, verplicht_als: {veld: fout, is_een_van: [true]}, "
      "leeg_als: {veld: fout, is_een_van: [false]}}\n";
  check_rows({
      {"required", fields, "- {id: x, fout: true}\n",
       "r.yaml:1:3 'reden' ontbreekt; verplicht bij fout: true"},
      {"given", fields, "- {id: x, fout: true, reden: y}\n", ""},
      {"must be empty", fields, "- {id: x, fout: false, reden: y}\n",
       "r.yaml:1:31 'reden' moet leeg zijn bij fout: false"},
      {"the other is empty", fields, "- {id: x, reden: y}\n", ""},
      {"the other is wrong, which is told once", fields, "- {id: x, fout: ja}\n",
       "r.yaml:1:17 'ja' is geen ja of nee"},
  });
}

TEST_CASE("records: a value that is wrong is not called missing as well")
{
  check_rows({
      {"a number", "  - {naam: n, type: getal, verplicht: true}\n", "- {id: x, n: veel}\n",
       "r.yaml:1:14 'veel' is geen getal"},
      {"a misspelt name", "  - {naam: aantal, type: getal, verplicht: true}\n",
       "- {id: x, aantl: 1}\n", "r.yaml:1:11 onbekend veld 'aantl'"},
      {"missing", "  - {naam: aantal, type: getal, verplicht: true}\n", "- {id: x}\n",
       "r.yaml:1:3 'aantal' ontbreekt"},
      {"zero is a value", "  - {naam: aantal, type: getal, verplicht: true}\n",
       "- {id: x, aantal: 0}\n", ""},
  });
}

TEST_CASE("records: bounds include themselves")
{
  const std::string fields = "  - {naam: n, type: getal, minimum: 1, maximum: 3, geheel: true}\n"
                             "  - {naam: b, type: bedrag, minimum: 0.01}\n"
                             "  - {naam: d, type: datum, binnen: planperiode}\n";
  check_rows({
      {"lowest", fields, "- {id: x, n: 1, b: 0.01, d: 2026-01-01}\n", ""},
      {"highest", fields, "- {id: x, n: 3, d: 2027-12-31}\n", ""},
      {"too low", fields, "- {id: x, n: 0}\n", "r.yaml:1:14 0 is te laag"},
      {"too high", fields, "- {id: x, n: 4}\n", "r.yaml:1:14 4 is te hoog"},
      {"not whole", fields, "- {id: x, n: 1.5}\n", "r.yaml:1:14 1.5 is geen geheel getal"},
      {"no money", fields, "- {id: x, b: 0}\n", "r.yaml:1:14 0 is te laag"},
      {"before the plan", fields, "- {id: x, d: 2025-12-31}\n",
       "r.yaml:1:14 2025-12-31 valt buiten de planperiode"},
      {"after the plan", fields, "- {id: x, d: 2028-01-01}\n",
       "r.yaml:1:14 2028-01-01 valt buiten de planperiode"},
  });
}

TEST_CASE("records: incomplete evidence is no mistake, an unknown part of it is")
{
  const std::string fields = "  - {naam: bewijs, type: bewijs}\n";
  check_rows({
      {"incomplete", fields, "- {id: x, bewijs: {titel: T}}\n", ""},
      {"unknown part", fields, "- {id: x, bewijs: {link: T}}\n",
       "r.yaml:1:20 onbekend veld 'link'"},
      {"wrong date", fields, "- {id: x, bewijs: {datum: gisteren}}\n",
       "r.yaml:1:27 'gisteren' is geen datum"},
  });
}

TEST_CASE("records: ids and unique values are told with the place of the first")
{
  const std::string unique = "  - {naam: code, type: getal, uniek: true}\n";
  check_rows({
      {"ids", "", "- id: x\n- id: y\n- id: x\n", "r.yaml:3:7 id 'x' bestaat al in dit register"},
      {"unique", unique, "- {id: x, code: 1}\n- {id: y, code: 1.0}\n- {id: z}\n- {id: q}\n",
       "r.yaml:2:17 'code' is niet uniek: een ander record heeft ook '1'"},
      {"no id", "", "- naam: x\n", "r.yaml:1:3 dit record heeft geen id"},
      {"no address", "", "- id: A_b\n", "r.yaml:1:7 'A_b' kan geen adres zijn"},
  });
  const Diagnostics mistakes = checked("", "- id: x\n- id: x\n").mistakes;
  REQUIRE(mistakes.size() == 1);
  REQUIRE(mistakes.front().notes.size() == 1);
  CHECK(mistakes.front().notes.front().at.line == 1);
}

TEST_CASE("records: a reference that leads back to where it began is a circle")
{
  const std::string single = "  - {naam: op, type: verwijzing, register: r}\n";
  const std::string many = "  - {naam: op, type: verwijzing, register: r, meer: true}\n";
  const std::string in_group = "  - {naam: g, type: groep, velden: "
                               "[{naam: op, type: verwijzing, register: r}]}\n";
  const std::string two = single + "  - {naam: af, type: verwijzing, register: r}\n";
  check_rows({
      {"a chain", single, "- {id: a, op: b}\n- {id: b, op: c}\n- {id: c}\n", ""},
      {"to itself", single, "- {id: a, op: a}\n", "r.yaml:1:15 'op' loopt in een kring: a → a"},
      {"two", single, "- {id: a, op: b}\n- {id: b, op: a}\n",
       "r.yaml:2:15 'op' loopt in een kring: a → b → a"},
      {"with a tail", single, "- {id: a, op: b}\n- {id: b, op: c}\n- {id: c, op: b}\n",
       "r.yaml:3:15 'op' loopt in een kring: b → c → b"},
      {"two ways to one", many,
       "- {id: a, op: [b, c]}\n- {id: b, op: [d]}\n- {id: c, op: [d]}\n"
       "- {id: d}\n",
       ""},
      {"through one of several", many, "- {id: a, op: [b, c]}\n- {id: b}\n- {id: c, op: [a]}\n",
       "r.yaml:3:16 'op' loopt in een kring: a → c → a"},
      {"in a group", in_group, "- {id: a, g: {op: b}}\n- {id: b, g: {op: a}}\n",
       "r.yaml:2:19 'op' loopt in een kring: a → b → a"},
      {"over two fields is none", two, "- {id: a, op: b}\n- {id: b, af: a}\n", ""},
      {"of what does not exist", single, "- {id: a, op: x}\n",
       "r.yaml:1:15 'x' bestaat niet in register r"},
  });
}

TEST_CASE("records: a chain as long as a large register is followed to its end")
{
  std::string records;
  for (int i = 0; i < 20'000; ++i)
    records += fmt::format("- {{id: r-{0}, op: r-{1}}}\n", i, i + 1);
  records += "- id: r-20000\n";
  const Checked result = checked("  - {naam: op, type: verwijzing, register: r}\n", records);
  CHECK(told(result.mistakes) == "");
  CHECK(result.in.records.size() == 20'001);
}

TEST_CASE("records: the wrong shape of a value is told with the right one")
{
  const auto hint = [](const std::string& fields, const std::string& records) {
    const Diagnostics mistakes = checked(fields, records).mistakes;
    REQUIRE(mistakes.size() == 1);
    return mistakes.front().hint.nl;
  };
  const std::string parts = "velden: [{naam: van, type: datum}, {naam: wat, type: tekst}]}\n";
  CHECK(hint("  - {naam: g, type: groep, " + parts, "- {id: x, g: 1}\n") ==
        "schrijf de delen met hun naam: {van: 2026-10-01, wat: …}");
  CHECK(hint("  - {naam: g, type: groepen, " + parts, "- {id: x, g: {wat: y}}\n") ==
        "schrijf een lijst met regels als: - {van: 2026-10-01, wat: …}");
  CHECK(hint(k_status, "- {id: x, status: a}\n") ==
        "schrijf een lijst met regels als: - {datum: 2026-10-01, waarde: a}");
  CHECK(hint("  - {naam: t, type: tekst, meer: true}\n", "- {id: x, t: een}\n") ==
        "zet er haken om: [een]");
}
