#include "naive_count.hpp"

#include <doctest/doctest.h>
#include <map>

using namespace peil;
using namespace peil::tests;

namespace {

// Under the sanitizers every step takes thirty times as long, and they judge memory, not counting.
#ifdef PEIL_SANITIZE
constexpr std::uint64_t k_cases = 30;
#else
constexpr std::uint64_t k_cases = 300;
#endif

std::map<std::string, int> counted(const Snapshot& snapshot, const Project& project)
{
  std::map<std::string, int> values;
  for (const IndicatorResult& one : snapshot.indicators)
    values[project.indicators[one.indicator_index].id.value] =
        static_cast<int>(one.value.value_or(Decimal()).whole());
  return values;
}

void compare(const IndicatorResult& actual, const IndicatorResult& expected)
{
  CHECK(actual.value == expected.value);
  CHECK(actual.not_applicable == expected.not_applicable);
  CHECK(actual.series == expected.series);
  CHECK(actual.periods == expected.periods);
  CHECK(actual.trace == expected.trace);
  CHECK(actual.breakdowns == expected.breakdowns);
  CHECK(actual.outcome == expected.outcome);
  CHECK(actual.signal == expected.signal);
  CHECK(actual.signal_reason == expected.signal_reason);
}

// Records are compared by id: a record of later date moves the places of those after it.
void compare(const RegisterResult& actual, const Register& actual_register,
             const RegisterResult& expected, const Register& expected_register)
{
  CHECK(actual.moves == expected.moves);
  REQUIRE(actual.records.size() == expected.records.size());
  for (std::size_t i = 0; i < actual.records.size(); ++i) {
    const RecordState& one = actual.records[i];
    const RecordState& other = expected.records[i];
    CHECK(actual_register.records[one.record_index].id.value ==
          expected_register.records[other.record_index].id.value);
    CHECK(one.phase == other.phase);
    CHECK(one.phase_since == other.phase_since);
  }
}

} // namespace

TEST_CASE("for any facts and any day the count is that of a plain recount from the domain")
{
  std::map<std::string, int> highest;
  for (std::uint64_t seed = 1; seed <= k_cases; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Date> days = eventful_days(random);
    const Facts facts = random_facts(random, days);
    const TestProject project(to_test_data(facts));
    for (int i = 0; i < 8; ++i) {
      const Date on = random.one_of(days);
      CAPTURE(on.to_iso());
      const std::map<std::string, int> values =
          counted(project.snapshot(on.to_iso()), project.project());
      const std::map<std::string, int> expected = {
          {"ketenprojecten", count_chain_projects(facts, on)},
          {"innovaties", count_innovations(facts, on)},
          {"programmas", count_programmes(facts, on)},
          {"mkb", count_supported_companies(facts, on)},
          {"vouchers", count_vouchers(facts, on)}};
      for (const auto& [indicator, value] : expected) {
        CAPTURE(indicator);
        CHECK(values.at(indicator) == value);
        highest[indicator] = std::max(highest[indicator], value);
      }
    }
  }
  // The facts are not so random that nothing ever counts.
  for (const auto& [indicator, value] : highest) {
    CAPTURE(indicator);
    CHECK(value >= 1);
  }
}

TEST_CASE("facts dated after a day change nothing on that day")
{
  for (std::uint64_t seed = 1; seed <= k_cases; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Date> days = eventful_days(random);
    const Facts facts = random_facts(random, days);
    const Date on = random.one_of(days);
    CAPTURE(on.to_iso());
    const TestProject before(to_test_data(facts));
    const TestProject after(to_test_data(with_later_facts(facts, on, random)));
    const Snapshot expected = before.snapshot(on.to_iso());
    const Snapshot actual = after.snapshot(on.to_iso());
    REQUIRE(actual.indicators.size() == expected.indicators.size());
    for (std::size_t i = 0; i < actual.indicators.size(); ++i) {
      CAPTURE(before.project().indicators[i].id.value);
      compare(actual.indicators[i], expected.indicators[i]);
    }
    // Records of a register that is always there (`bestaat: altijd`) have no first day.
    for (std::size_t i = 0; i < actual.registers.size(); ++i)
      if (!before.project().registers[i].exists_always)
        compare(actual.registers[i], after.project().registers[i], expected.registers[i],
                before.project().registers[i]);
  }
}
