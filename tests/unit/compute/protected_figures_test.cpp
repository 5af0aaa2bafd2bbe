#include "complete_records.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

/// A voucher for each, of a company of its own.
TestData vouchers_of_companies(int count, const std::string& more_vouchers = "",
                               const std::string& more_contacts = "")
{
  std::string vouchers = more_vouchers;
  std::string companies_of;
  std::string contacts = more_contacts;
  for (int i = 1; i <= count; ++i) {
    vouchers += voucher(fmt::format("v-{}", i), granted("2027-02-01", 1000));
    companies_of +=
        fmt::format("- {{id: o-{0}, kenmerk: Onderneming {0}, soort: bedrijf, mkb: true, "
                    "sector: bouw, gemeente: [{{datum: 2020-01-01, waarde: emmen}}]}}\n",
                    i);
    contacts += fmt::format("- {{id: c-{0}, onderwerp: Contact, onderneming: o-{0}, instrument: "
                            "voucher, voucher: v-{0}, handelingsperspectief: besparing}}\n",
                            i);
  }
  return {{{"vouchers", vouchers}, {"ondernemingen", companies_of}, {"contacten", contacts}}, {}};
}

constexpr std::string_view k_granted = "vouchers-verleend-bedrag";

} // namespace

TEST_CASE("§10.5: a sum over fewer than five companies is not there")
{
  const IndicatorResult four =
      TestProject(vouchers_of_companies(4)).result(k_granted, "2027-12-31");
  CHECK(four.hidden);
  CHECK_FALSE(four.value);
  const IndicatorResult five =
      TestProject(vouchers_of_companies(5)).result(k_granted, "2027-12-31");
  CHECK_FALSE(five.hidden);
  CHECK(five.value == Decimal(5000));
  CHECK(five.series.empty());
}

TEST_CASE("§10.5: companies count, not vouchers")
{
  std::string vouchers;
  std::string contacts;
  for (int i = 1; i <= 6; ++i) {
    vouchers += voucher(fmt::format("w-{}", i), granted("2027-02-01", 1000));
    contacts +=
        fmt::format("- {{id: d-{0}, onderwerp: Contact, onderneming: o-1, instrument: voucher, "
                    "voucher: w-{0}, handelingsperspectief: besparing}}\n",
                    i);
  }
  CHECK(TestProject(vouchers_of_companies(4, vouchers, contacts))
            .result(k_granted, "2027-12-31")
            .hidden);
}

TEST_CASE("R70: a sum stays as it was until five companies more are in it")
{
  const TestProject project(vouchers_of_companies(
      5, voucher("w-1", granted("2027-05-01", 700)),
      "- {id: d-1, onderwerp: Contact, onderneming: o-1, instrument: voucher, voucher: w-1, "
      "handelingsperspectief: besparing}\n"));
  const IndicatorResult before = project.result(k_granted, "2027-03-31");
  CHECK(before.value == Decimal(5000));
  CHECK(before.stands_on == day("2027-03-31"));
  const IndicatorResult after = project.result(k_granted, "2027-12-31");
  CHECK(after.value == Decimal(5000));
  CHECK(after.stands_on == day("2027-03-31"));
  // On a day within a quarter the sum is that of the quarter before.
  CHECK(project.result(k_granted, "2027-03-30").hidden);
}

TEST_CASE("a line of the budget about companies moves with the sum that it follows")
{
  TestData data = vouchers_of_companies(5);
  std::string bookings;
  for (int i = 1; i <= 6; ++i)
    bookings +=
        fmt::format("- {{id: b-{0}, post: voucherregeling, budgetjaar: 2027, datum: {1}, soort: "
                    "verplichting, bedrag: 1000, omschrijving: Voucher}}\n",
                    i, i < 6 ? "2027-02-01" : "2027-07-01");
  data.records["boekingen"] = bookings;
  const TestProject project(data);
  const auto cell_on = [&project](std::string_view on) {
    return project.snapshot(on).budget.lines.front().by_year.at(2027);
  };
  CHECK_FALSE(cell_on("2027-03-30").committed);
  CHECK(cell_on("2027-03-30").committed_withheld);
  CHECK(cell_on("2027-03-31").committed == Decimal(5000));
  CHECK(cell_on("2027-03-31").free == Decimal(195000));
  // The sixth booking is of no voucher, so the two no longer say the same: what was printed stays.
  CHECK(cell_on("2027-12-31").committed == Decimal(5000));
}

TEST_CASE("breakdowns of private registers change once a year, and hold no hidden number")
{
  const TestProject project(vouchers_of_companies(7));
  const auto by_sector = [&project](std::string_view on) {
    for (const BreakdownTable& one : project.result("vouchers", on).breakdowns)
      if (one.id == "sector")
        return one;
    FAIL("no breakdown");
    return BreakdownTable();
  };
  const BreakdownTable early = by_sector("2027-06-30");
  CHECK(early.rows.empty());
  CHECK(early.next_on == day("2027-12-31"));
  const BreakdownTable late = by_sector("2027-12-31");
  CHECK(late.stands_on == day("2027-12-31"));
  CHECK(late.total == Decimal(7));
  for (const BreakdownRow& row : late.rows)
    CHECK(row.value.has_value() == (row.shown == BreakdownRow::Shown::value));
}
