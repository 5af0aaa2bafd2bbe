#include "check/scalars.hpp"
#include "source_texts.hpp"

using namespace peil;
using namespace peil::check;
using namespace peil::tests;

namespace {

struct Row
{
  std::string text;
  std::string hint;
};

// Every text must be refused by `read`, with this hint.
template <typename Read>
void check_refused(const std::vector<Row>& rows, const Read& read)
{
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Diagnostics mistakes;
    CHECK_FALSE(read(parsed(row.text), mistakes).has_value());
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes.front().hint.nl == row.hint);
    CHECK_FALSE(mistakes.front().message.en.empty());
  }
}

Value scalar(std::string text)
{
  Value value;
  value.kind = Value::Kind::scalar;
  value.text = std::move(text);
  return value;
}

} // namespace

TEST_CASE("scalars: a date is year, month and day of a day that exists")
{
  Diagnostics mistakes;
  CHECK(read_date(parsed("2026-12-31"), mistakes) == Date(2026, 12, 31));
  CHECK(read_date(parsed("2028-02-29"), mistakes) == Date(2028, 2, 29));
  CHECK(mistakes.empty());
  const std::string example = "verwacht een datum als 2026-12-31";
  check_refused(
      {
          {"30-06-2026", "schrijf jaar-maand-dag: 2026-06-30"},
          {"1/3/2026", "schrijf jaar-maand-dag: 2026-03-01"},
          {"2026-3-1", "schrijf jaar-maand-dag: 2026-03-01"},
          {"31-06-2026",
           "31 juni bestaat niet; schrijf een dag die bestaat als jaar-maand-dag: 2026-12-31"},
          {"2027-02-29",
           "29 februari bestaat niet; schrijf een dag die bestaat als jaar-maand-dag: 2026-12-31"},
          {"2026-00-10",
           "maand 0 bestaat niet; schrijf een dag die bestaat als jaar-maand-dag: 2026-12-31"},
          {"1066-01-01", "een jaar ligt tussen 1900 en 2999"},
          {"1 maart 2026", "schrijf jaar-maand-dag: 2026-03-01"},
          {"31 juni 2026", example},
          {"1 marrt 2026", example},
          {"1 oktober", example},
          {"2026-Q1", example},
          {"2026-03-01T12:00", example},
          {"1-2-3", example},
          {"--", example},
          {"[2026-12-31]", "schrijf één waarde, zonder haken of streepjes"},
      },
      read_date);
}

TEST_CASE("scalars: a number has no points between thousands, no comma, no sign of money")
{
  Diagnostics mistakes;
  CHECK(read_decimal(parsed("1250"), mistakes) == Decimal(1250));
  CHECK(read_decimal(parsed("-3.5"), mistakes) == Decimal::from_millionths(-3'500'000));
  CHECK(read_decimal(parsed("\"12\""), mistakes) == Decimal(12));
  CHECK(mistakes.empty());
  const std::string example = "verwacht een getal als 12 of 3.5";
  const std::string range =
      "hier past één getal; van een bandbreedte heeft elk getal een eigen sleutel: minimum en "
      "maximum";
  check_refused(
      {
          {"1.250", "dit kan 1250 of een breuk zijn: schrijf 1250, of 1.25"},
          {"1.234", "dit kan 1234 of een breuk zijn: schrijf 1234, of 1.2340"},
          {"-1.250", "dit kan -1250 of een breuk zijn: schrijf -1250, of -1.25"},
          {"1.250.000", "schrijf duizendtallen zonder punt: 1250000"},
          {"1.250,50", "schrijf een punt voor decimalen en niets voor duizendtallen: 1250.50"},
          {"1,5", "schrijf een punt voor decimalen en niets voor duizendtallen: 1.5"},
          {"1,2 en 3", "schrijf een punt voor decimalen en niets voor duizendtallen: 1250.50"},
          {"€ 50", "schrijf het bedrag zonder €: 50"},
          {"€ 7.500,-", "schrijf het bedrag zonder €: 7500"},
          {"€ 1.250,50", "schrijf het bedrag zonder €: 1250.50"},
          {"€ veel", "schrijf het bedrag zonder €: 50000"},
          {"80 bedrijven", "schrijf alleen het getal: 80"},
          {"5–7", range},
          {"5-7", range},
          {"twee", example},
          {"1e3", example},
          {"007", example},
          {"\"\"", example},
          {"2026-12-31", range},
      },
      read_decimal);
}

TEST_CASE("scalars: the fraction that replaces an ambiguous number is no longer ambiguous")
{
  for (const std::string text : {"1.25", "1.2340", "-1.25"}) {
    Diagnostics mistakes;
    CHECK(read_decimal(scalar(text), mistakes).has_value());
  }
}

TEST_CASE("scalars: whole numbers, yes and no, quarters and periods")
{
  Diagnostics mistakes;
  CHECK(read_whole(scalar("2026"), mistakes) == 2026);
  CHECK(read_yes_no(scalar("true"), mistakes) == true);
  CHECK(read_yes_no(scalar("false"), mistakes) == false);
  CHECK(read_quarter(scalar("2026-Q3"), mistakes) == calendar_quarter(2026, 3));
  CHECK(read_period(scalar("2026"), mistakes) == calendar_year(2026));
  CHECK(mistakes.empty());
  check_refused({{"2.5", "schrijf een getal zonder decimalen: 2027"},
                 {"9999999999", "verwacht een getal van hoogstens 1000000000"}},
                read_whole);
  check_refused({{"ja", "schrijf true (ja) of false (nee)"},
                 {"True", "schrijf true (ja) of false (nee)"},
                 {"1", "schrijf true (ja) of false (nee)"}},
                read_yes_no);
  check_refused({{"2026-Q5", "verwacht jaar-Q1 tot en met jaar-Q4: 2026-Q3"},
                 {"Q3 2026", "verwacht jaar-Q1 tot en met jaar-Q4: 2026-Q3"}},
                read_quarter);
}

TEST_CASE("scalars: an id must be fit for an address")
{
  Diagnostics mistakes;
  CHECK(read_address_word(scalar("o-0001"), mistakes) == "o-0001");
  CHECK(read_address_word(scalar("2026"), mistakes) == "2026");
  CHECK(mistakes.empty());
  for (const std::string text : {"Beton", "beton_1", "-a", "a--b", "../a", "é", "a b", ""}) {
    CAPTURE(text);
    CHECK_FALSE(read_address_word(scalar(text), mistakes).has_value());
  }
}

TEST_CASE("scalars: a hint lists what is possible and the nearest of it")
{
  const std::vector<std::string> phases{"idee", "pilot", "klaar"};
  CHECK(expected_one_of("pilots", phases).nl ==
        "verwacht idee, pilot of klaar; bedoelt u 'pilot'?");
  CHECK(expected_one_of("pilots", phases).en ==
        "expected idee, pilot or klaar; did you mean 'pilot'?");
  CHECK(expected_one_of("xyz", phases).nl == "verwacht idee, pilot of klaar");
  std::vector<std::string> many;
  for (int i = 0; i < 17; ++i)
    many.push_back(fmt::format("organisatie-{}", i));
  CHECK(expected_one_of("organisatie-3x", many).nl == "bedoelt u 'organisatie-3'?");
  CHECK(expected_one_of("iets anders", many).empty());
  CHECK(expected_one_of("iets", {}).empty());
}

TEST_CASE("scalars: a long value is shortened between two characters")
{
  std::string text;
  for (int i = 0; i < 61; ++i)
    text += "é";
  const std::string short_text = shown(scalar(text));
  CHECK(short_text.ends_with("é…"));
  CHECK(short_text.size() < text.size());
  CHECK(shown(parsed("[1]")) == "een lijst");
  CHECK(described(parsed("a: 1")) == Sentence{"een groep", "a group"});
  CHECK(described(scalar("x")) == Sentence{"'x'", "'x'"});
}
