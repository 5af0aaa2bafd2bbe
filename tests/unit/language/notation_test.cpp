#include "language_files.hpp"

#include <fstream>
#include <sstream>

using namespace peil;
using namespace peil::language;

namespace {

// The notation of a language that Peil has itself.
Notation shipped(const std::string& id)
{
  std::ifstream file(PEIL_SOURCE_DIR "/themes/standaard/teksten/" + id + ".yaml");
  std::stringstream yaml;
  yaml << file.rdbuf();
  const Result<SiteLanguage> language = read_language(document_of(id, yaml.str()), nullptr);
  REQUIRE(language.ok());
  return language.value().notation;
}

Date day(int year, int month, int of_month)
{
  return Date::parse(fmt::format("{:04}-{:02}-{:02}", year, month, of_month)).value();
}

} // namespace

TEST_CASE("notation: Dutch in the theme is the Dutch that the program itself writes")
{
  CHECK(shipped("nl") == dutch_notation());
}

TEST_CASE("notation: English writes numbers, amounts and dates its own way")
{
  const Notation english = shipped("en");
  CHECK(english.number(Decimal(1234)) == "1,234");
  CHECK(english.number(Decimal::from_millionths(3'500'000)) == "3.5");
  CHECK(english.amount(Decimal(50000)) == "€50,000");
  CHECK(english.amount(Decimal::from_millionths(1'234'500'000)) == "€1,234.50");
  CHECK(english.percentage(Decimal::from_millionths(67'300'000)) == "67.3%");
  CHECK(english.range(Decimal(25), Decimal(30)) == "25–30");
  CHECK(english.long_date(day(2026, 12, 31)) == "31\u00A0December 2026");
  CHECK(english.short_date(day(2026, 4, 1)) == "01/04/2026");
  CHECK(english.short_quarter(2026, 4) == "Q4\u00A02026");
  CHECK(english.long_quarter(2026, 4) == "fourth quarter of 2026");
  CHECK(english.period({day(2026, 4, 14), day(2026, 6, 30)}) == "14/04/2026 to 30/06/2026");
  CHECK(english.period({day(2026, 1, 1), day(2026, 12, 31)}) == "2026");
}
