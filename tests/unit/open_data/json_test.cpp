#include "open_data/cells.hpp"
#include "open_data/json.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace peil::open_data {
namespace {

using nlohmann::json;

// Benches with two lists: steps below each, and remarks below the steps.
Dataset benches()
{
  Dataset data;
  data.info.name = "bankjes";
  data.info.as_of = Date(2026, 12, 31);
  DataTable main;
  main.name = "bankjes";
  main.columns = {text("id", "", ""), text("hout.soort", "", ""),
                  column("openbaar", DataType::yes_no, "", "")};
  main.rows = {{cell("a"), cell("eik"), cell(true)}, {cell("b"), {}, cell(false)}};
  DataTable steps;
  steps.name = "bankjes.fase";
  steps.parent = 0;
  steps.property = "fase";
  steps.key = 2;
  steps.columns = {only_in_tables(text("id", "", "")),
                   only_in_tables(column("volgnummer", DataType::whole, "", "")),
                   text("waarde", "", "")};
  steps.rows = {{cell("a"), {Decimal(1)}, cell("besteld")},
                {cell("a"), {Decimal(2)}, cell("geplaatst")},
                {cell("b"), {Decimal(1)}, cell("besteld")}};
  DataTable remarks;
  remarks.name = "bankjes.fase.opmerkingen";
  remarks.parent = 1;
  remarks.property = "opmerkingen";
  remarks.key = 3;
  remarks.is_plain = true;
  remarks.columns = {only_in_tables(text("id", "", "")),
                     only_in_tables(column("volgnummer", DataType::whole, "", "")),
                     only_in_tables(column("nummer", DataType::whole, "", "")),
                     text("waarde", "", "")};
  remarks.rows = {{cell("a"), {Decimal(2)}, {Decimal(1)}, cell("mooi")},
                  {cell("b"), {Decimal(1)}, {Decimal(1)}, cell("laat")}};
  DataTable counting;
  counting.name = "bankjes.telt_mee";
  counting.parent = 0;
  counting.property = "telt_mee";
  counting.key = 2;
  counting.is_plain = true;
  counting.only_where = "openbaar";
  counting.columns = {only_in_tables(text("id", "", "")), text("record", "", "")};
  data.tables = {main, steps, remarks, counting};
  return data;
}

TEST_CASE("each record has its own lists, and lists theirs")
{
  const json told = json::parse(json_text(benches()));
  CHECK(told["peildatum"] == "2026-12-31");
  CHECK(told["editie"].is_null());
  CHECK(told["records"][0] == json::parse(R"({"id": "a", "hout": {"soort": "eik"}, "openbaar": true,
                        "fase": [{"waarde": "besteld", "opmerkingen": []},
                                 {"waarde": "geplaatst", "opmerkingen": ["mooi"]}],
                        "telt_mee": []})"));
  CHECK(told["records"][1] == json::parse(R"({"id": "b", "hout": {"soort": null}, "openbaar": false,
                        "fase": [{"waarde": "besteld", "opmerkingen": ["laat"]}]})"));
}

TEST_CASE("a dataset without records is a file with an empty list")
{
  Dataset none = benches();
  for (DataTable& table : none.tables)
    table.rows.clear();
  CHECK(json::parse(json_text(none))["records"] == json::array());
}

} // namespace
} // namespace peil::open_data
