#include "check/registers.hpp"
#include "source_texts.hpp"

using namespace peil;
using namespace peil::check;
using namespace peil::tests;

namespace {

constexpr Period k_plan{Date(2026, 1, 1), Date(2027, 12, 31)};

const std::string k_fields = R"(titel: R
enkelvoud: r
titelveld: naam
velden:
  - {naam: naam, type: tekst, verplicht: true}
  - {naam: aantal, type: getal}
  - {naam: themas, type: tekst, meer: true}
  - naam: toegang
    type: groep
    velden:
      - {naam: van, type: datum, rol: begin, verplicht: true}
      - {naam: bewijs, type: bewijs}
  - {naam: fase, type: geschiedenis, waarde: {type: tekst}}
)";

struct Checked
{
  Register in;
  Diagnostics mistakes;
};

Checked checked(const std::string& csv, const std::string& more_yaml = "")
{
  Checked result;
  const Sources sources = read_texts({{"data/registers/r/register.yaml", k_fields},
                                      {"data/registers/r/a.yaml", more_yaml},
                                      {"data/registers/r/r.csv", csv}});
  REQUIRE(told(sources.mistakes) == "");
  std::vector<Register> registers = check_registers(sources, k_plan, result.mistakes);
  REQUIRE(registers.size() == 1);
  result.in = std::move(registers.front());
  return result;
}

const Cell& cell(const Checked& result, std::size_t record, std::size_t field)
{
  return result.in.records.at(record).item.cells.at(field);
}

} // namespace

TEST_CASE("csv records: columns of a group become the group, an empty one is absent")
{
  const Checked result = checked("id;naam;toegang.van;toegang.bewijs.titel\n"
                                 "x;X;2026-01-15;Brief\n"
                                 "y;Y;2026-02-15;\n"
                                 "z;Z;;\n");
  CHECK(told(result.mistakes) == "");
  const auto& group = *cell(result, 0, 3).as<std::vector<Item>>();
  REQUIRE(group.size() == 1);
  CHECK(*group[0].cells[0].as<Date>() == Date(2026, 1, 15));
  CHECK(group[0].at.column == 5);
  const auto& evidence = *group[0].cells[1].as<std::vector<Item>>();
  CHECK(*evidence.at(0).cells[1].as<std::string>() == "Brief");
  CHECK(evidence.at(0).at.column == 16);
  CHECK(cell(result, 1, 3).as<std::vector<Item>>()->at(0).cells[1].empty());
  CHECK(cell(result, 2, 3).empty());
}

TEST_CASE("csv records: a group with only some cells filled in misses what is required")
{
  const Checked result = checked("id;naam;toegang.van;toegang.bewijs.titel\nx;X;;Brief\n");
  CHECK(told(result.mistakes) == "r.csv:2:5 'van' ontbreekt");
}

TEST_CASE("csv records: several values in a cell each have their place")
{
  const Checked result =
      checked("id,naam,themas\nx,X,bouw| hout |é\ny,Y,\"a|b,c\"\nz,Z,\nq,Q,een\n");
  CHECK(told(result.mistakes) == "");
  const auto& three = *cell(result, 1, 2).as<Cell::Many>();
  REQUIRE(three.size() == 3);
  CHECK(*three[0].as<std::string>() == "bouw");
  CHECK(three[0].at == Position{FileName("data/registers/r/r.csv"), 2, 5, 4});
  CHECK(*three[1].as<std::string>() == "hout");
  CHECK(three[1].at.column == 11);
  CHECK(three[2].at.column == 17);
  CHECK(three[2].at.length == 1);
  const auto& quoted = *cell(result, 2, 2).as<Cell::Many>();
  CHECK(*quoted.at(1).as<std::string>() == "b,c");
  CHECK(quoted.at(1).at.column == 8);
  CHECK(cell(result, 3, 2).empty());
  CHECK(cell(result, 0, 2).as<Cell::Many>()->size() == 1);
}

TEST_CASE("csv records: they are one register with the records in YAML")
{
  const Checked result = checked("id;naam\nb;B\n", "- {id: a, naam: A}\n- {id: c, naam: C}\n");
  CHECK(told(result.mistakes) == "");
  REQUIRE(result.in.records.size() == 3);
  CHECK(result.in.records[1].id.value == "b");
  CHECK(result.in.records[1].id.at.line == 2);
  CHECK(told(checked("id;naam\na;B\n", "- {id: a, naam: A}\n").mistakes) ==
        "r.csv:2:1 id 'a' bestaat al in dit register");
}

TEST_CASE("csv records: a mistake in a heading is told once and the rows are left alone")
{
  struct Row
  {
    std::string name;
    std::string csv;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"unknown", "id;naam;kleur\nx;;rood\ny;;rood\n", "r.csv:1:9 onbekende kolom 'kleur'"},
      {"unknown part", "id;naam;toegang.dag\nx;X;1\n", "r.csv:1:9 onbekende kolom 'toegang.dag'"},
      {"part of no group", "id;naam;aantal.x\nx;X;1\n", "r.csv:1:9 onbekende kolom 'aantal.x'"},
      {"a group", "id;naam;toegang\nx;X;1\n",
       "r.csv:1:9 'toegang' is een groep en past niet in één kolom"},
      {"a history", "id;naam;fase\nx;X;1\n",
       "r.csv:1:9 'fase' is van type geschiedenis en past niet in CSV"},
      {"a part of a history", "id;naam;fase.datum\nx;X;1\n",
       "r.csv:1:9 'fase' is van type geschiedenis en past niet in CSV"},
      {"no id", "naam\nX\n", "r.csv:1:1 kolom 'id' ontbreekt"},
      {"no required field", "id;aantal\nx;veel\n", "r.csv:1:1 kolom 'naam' ontbreekt"},
      {"a misspelt required field", "id;nam\nx;X\n", "r.csv:1:4 onbekende kolom 'nam'"},
      {"an empty part of a list", "id;naam;themas\nx;X;a||b\n", "r.csv:2:7 lege plek in een lijst"},
      {"an empty required cell", "id;naam\nx;\n", "r.csv:2:3 'naam' ontbreekt"},
      {"an empty id", "id;naam\n;X\n", "r.csv:2:1 dit record heeft geen id"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(told(checked(row.csv).mistakes) == row.expected);
  }
}
