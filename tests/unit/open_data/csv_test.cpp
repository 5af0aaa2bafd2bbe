#include "open_data/cells.hpp"
#include "open_data/csv.hpp"

#include <array>
#include <doctest/doctest.h>
#include <string>

namespace peil::open_data {
namespace {

DataTable table_with(DataColumn column, DataCell cell)
{
  DataTable table;
  table.name = "dingen";
  table.columns = {std::move(column)};
  table.rows = {{std::move(cell)}};
  return table;
}

std::string second_line(const std::string& csv)
{
  const std::size_t begin = csv.find("\r\n") + 2;
  return csv.substr(begin, csv.size() - begin - 2);
}

struct Row
{
  const char* name;
  DataCell cell;
  const char* standard;
  const char* excel;
};

TEST_CASE("a cell reads as RFC 4180 has it, and for Excel in Dutch so that nothing is run")
{
  const std::array rows{
      Row{"text", {std::string("hout")}, "hout", "hout"},
      Row{"comma", {std::string("hout, oud")}, "\"hout, oud\"", "hout, oud"},
      Row{"semicolon", {std::string("hout; oud")}, "hout; oud", "\"hout; oud\""},
      Row{"quote", {std::string("een \"bank\"")}, "\"een \"\"bank\"\"\"", "\"een \"\"bank\"\"\""},
      Row{"line", {std::string("een\ntwee")}, "\"een\ntwee\"", "\"een\ntwee\""},
      Row{"equals", {std::string("=1+1")}, "=1+1", "'=1+1"},
      Row{"plus", {std::string("+31 6")}, "+31 6", "'+31 6"},
      Row{"minus", {std::string("-begin")}, "-begin", "'-begin"},
      Row{"at", {std::string("@SUM(A1)")}, "@SUM(A1)", "'@SUM(A1)"},
      Row{"tab", {std::string("\t=1")}, "\t=1", "'\t=1"},
      Row{"return", {std::string("\r=1")}, "\"\r=1\"", "\"'\r=1\""},
      Row{"space", {std::string("  =1")}, "  =1", "'  =1"},
      Row{"wide", {std::string("＝1")}, "＝1", "'＝1"},
      Row{"number as text", {std::string("-12")}, "-12", "'-12"},
      Row{"number", {*Decimal::parse("-12.5")}, "-12.5", "-12,5"},
      Row{"whole number", {Decimal(50'000)}, "50000", "50000"},
      Row{"date", {Date(2026, 12, 31)}, "2026-12-31", "2026-12-31"},
      Row{"yes", {true}, "true", "ja"},
      Row{"nothing", {}, "", ""},
      Row{"many", {*Decimal::parse("1.5"), Decimal(-2)}, "1.5|-2", "1,5|-2"},
      Row{"many that begin with a minus", {Decimal(-2), Decimal(3)}, "-2|3", "'-2|3"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const DataTable table = table_with(text("naam", "Naam", ""), row.cell);
    CHECK(second_line(csv(table)) == row.standard);
    CHECK(second_line(excel_csv(table)) == row.excel);
  }
}

TEST_CASE("only the CSV for Excel begins with a byte order mark")
{
  const DataTable table = table_with(text("naam", "Naam", ""), {});
  CHECK(csv(table) == "naam\r\n\r\n");
  CHECK(excel_csv(table) == "\xEF\xBB\xBFnaam\r\n\r\n");
}

} // namespace
} // namespace peil::open_data
