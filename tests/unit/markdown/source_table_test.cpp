#include "markdown/source_table.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace peil::markdown;

TEST_CASE("source table: cells are counted as cmark-gfm does")
{
  struct Row
  {
    std::string line;
    std::size_t cells;
  };
  const Row rows[] = {
      {"| a | b |", 2}, {"a | b", 2},         {"| a", 1},         {"a |", 1},         {"||", 1},
      {"| | |", 2},     {"> | a | b |  ", 2}, {"| a \\| b |", 1}, {"| \\\\| b |", 2}, {"", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(count_cells(row.line) == row.cells);
  }
}

TEST_CASE("source table: the place of a cell is that behind its bar")
{
  CHECK(cell_begin("| a | b |", 1) == 5);
  CHECK(cell_begin("> a | b", 1) == 5);
  CHECK(cell_begin("a | b", 7) == 5);
}

TEST_CASE("source table: 20.000 cells may be built and no more")
{
  const auto table = [](std::size_t columns, std::size_t rows) {
    std::string text = "tekst\n\n";
    for (std::size_t row = 0; row <= rows; ++row) {
      text += "|";
      for (std::size_t column = 0; column < columns; ++column)
        text += row == 1 ? "-|" : "x|";
      text += "\n";
    }
    return text;
  };
  CHECK(find_oversized_tables(table(100, 200)).empty());
  CHECK(find_oversized_tables("geen tabel").empty());

  const std::vector<OversizedTable> found = find_oversized_tables(table(100, 201));
  REQUIRE(found.size() == 1);
  CHECK(found[0].columns == 100);
  CHECK(found[0].rows == 201);
  CHECK(found[0].end - found[0].begin == 201);
}
