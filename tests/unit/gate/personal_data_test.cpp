#include "gate/personal_data.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::gate;

namespace {

// The kinds and values in a text: "email:a@b.nl".
std::vector<std::string> found_in(std::string_view text, BareNumbers bare = BareNumbers::anything)
{
  constexpr std::string_view k_kinds[] = {"bsn",      "kvk",   "iban",    "email",
                                          "telefoon", "adres", "besloten"};
  std::vector<std::string> found;
  for (const PersonalFact& one : find_personal_data(text, bare))
    found.push_back(std::string(k_kinds[static_cast<std::size_t>(one.kind)]) + ":" + one.value);
  return found;
}

using Found = std::vector<std::string>;

} // namespace

TEST_CASE("personal data: a service number has nine digits that pass the eleven-test")
{
  for (const char* text : {"111222333", "BSN: 111222333.", "111 222 333", "1112.22.333",
                           "111.222.333", "de heer 111222333 uit 2026", "\"111222333\""}) {
    CAPTURE(text);
    CHECK(found_in(text) == Found{"bsn:111222333"});
  }
  for (const char* text : {"111222334", "0.111222333", "€ 111.222.333", "1111222333", "a111222333",
                           "besluit-111222333", "111222333,50", "000000000", "111222333cm"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("personal data: a KvK number has eight digits and is no date, amount or round number")
{
  for (const char* text : {"12345678", "KvK 12345678", "kvk-nummer: 12 34 56 78", "Assen,12345678",
                           "handelsregister nr. 20261231", "12345678 en meer"}) {
    CAPTURE(text);
    CHECK(found_in(text).size() == 1);
    CHECK(found_in(text).front().starts_with("kvk:"));
  }
  for (const char* text : {"20261231", "12500000", "€ 12345678", "12345678,90", "12345678.90",
                           "#12345678", "1234567", "123456789", "2026-12345678"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("personal data: a bare number of JSON is a number, one in quotes may be anything")
{
  CHECK(found_in("{\"a\": 12345678, \"b\":[111222333]}", BareNumbers::numbers).empty());
  CHECK(found_in("{\"a\": \"12345678\"}", BareNumbers::numbers) == Found{"kvk:12345678"});
}

TEST_CASE("personal data: a bank account has the right check digits")
{
  CHECK(found_in("NL91 ABNA 0417 1643 00") == Found{"iban:NL91ABNA0417164300"});
  CHECK(found_in("rekening nl91abna0417164300.") == Found{"iban:NL91ABNA0417164300"});
  CHECK(found_in("BE71 0961 2345 6769") == Found{"iban:BE71096123456769"});
  CHECK(found_in("NL92 INGB 0001 2345 67").empty());
  CHECK(found_in("NL91ABNA04171643001").empty());
}

TEST_CASE("personal data: e-mail addresses, but no versions and no names of files")
{
  CHECK(found_in("mailto:Jan.de.Vries+x@Drenthe.NL?subject=a") ==
        Found{"email:jan.de.vries+x@drenthe.nl"});
  CHECK(found_in("schrijf a@b.nl.") == Found{"email:a@b.nl"});
  for (const char* text :
       {"vega@5.30.0", "beeld@2x.png", "@media print", "a@b", "om @ 10.nl uur"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("personal data: phone numbers in the forms that people write")
{
  for (const char* text : {"0592365555", "0592-365555", "(0592) 36 55 55", "0592 - 36 55 55",
                           "+31 592 365555", "+31 (0)592 36 55 55", "0031592365555"}) {
    CAPTURE(text);
    CHECK(found_in(text) == Found{"telefoon:0592365555"});
  }
  CHECK(found_in("06 12 34 56 78") == Found{"telefoon:0612345678"});
  CHECK(found_in("06-12345678 of later") == Found{"telefoon:0612345678"});
  for (const char* text : {"06-12-2026 14", "0800-1234567", "0,0592365555", "01-02-2026 10",
                           "0123456789012", "00592365555"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("personal data: a postcode with a house number, and a street with a number")
{
  CHECK(found_in("Postbus 122, 9400 AC Assen") == Found{"adres:9400ac"});
  CHECK(found_in("Lange Laan 12a\n9405BJ Assen") == Found{"adres:9405bj"});
  CHECK(found_in("9405 BJ, 12") == Found{"adres:9405bj"});
  CHECK(found_in("aan de Westerbrink 1 in Assen") == Found{"adres:westerbrink 1"});
  for (const char* text : {"9405 BJ", "31 december 2026 CE-projecten", "de weg 12", "Snelweg 2027",
                           "Stand 12, 2026 en", "Omweg 12345", "pagina 9405 BSN"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("personal data: however it is written, a value is the same")
{
  CHECK(normalised(PersonalData::phone, "+31 592 365555") == "0592365555");
  CHECK(normalised(PersonalData::bank_account, "NL91 ABNA 0417 1643 00") == "NL91ABNA0417164300");
  CHECK(normalised(PersonalData::email, " Info@Drenthe.nl ") == "info@drenthe.nl");
  CHECK(normalised(PersonalData::company_number, "12 34 56 78") == "12345678");
  CHECK(normalised(PersonalData::private_value, "Café  Noord") == "cafe noord");
}
