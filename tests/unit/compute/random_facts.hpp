#pragma once

#include "support/project_fixture.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Random facts about the registers that matter most, valid for the checks. Everything a rule looks
/// at takes each of its values often, and dates lie on and beside each other, so that a rule that
/// is a day off is found.
namespace peil::tests {

/// Small and the same on every machine.
class Random
{
public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}

  /// 0 up to `bound`, not included.
  std::size_t below(std::size_t bound);
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename T>
  const T& one_of(const std::vector<T>& choices)
  {
    return choices[below(choices.size())];
  }

private:
  std::uint64_t m_state;
};

/// One line of a history.
struct Entry
{
  Date date;
  std::string value;
  std::string form = "";
  /// `toepassing_loopt_door`, `gebruiker_buiten_eigenaar`.
  bool flag = false;
  bool evidence = false;
  int amount = 0;
};
using History = std::vector<Entry>;

/// An agreement, partner, activity or support: a small record with a begin and perhaps an end.
struct Part
{
  std::string kind;
  std::optional<Date> from;
  std::optional<Date> until;
  bool in_drenthe = true;
  bool of_province = false;
  bool evidence = true;
};

struct ChainFacts
{
  History phases;
  History states;
  std::vector<Part> agreements;
  std::vector<Part> partners;
  bool in_drenthe = true;
  bool has_origin = true;
  /// Another project, by number.
  std::optional<std::size_t> part_of;
  std::optional<std::size_t> merged_into;
  Date merged_on;
};

struct InnovationFacts
{
  History phases;
  std::vector<Part> support;
  bool owner_in_drenthe = true;
  bool counted_by_mistake = false;
};

struct ProgrammeFacts
{
  Date from;
  std::optional<Date> until;
  std::vector<Part> activities;
  bool is_fund = false;
  std::optional<std::size_t> part_of;
};

struct CompanyFacts
{
  bool is_sme = true;
  bool is_business = true;
  History municipalities;
  std::optional<std::size_t> same_as;
};

struct ContactFacts
{
  std::size_t company = 0;
  std::string instrument;
  std::optional<Date> date;
  std::optional<Date> delivered;
  std::optional<Date> follow_up;
  std::optional<std::size_t> voucher;
  bool present = true;
  std::string municipality = "";
  bool has_perspective = true;
  bool evidence = true;
};

struct Facts
{
  std::vector<ChainFacts> chains;
  std::vector<InnovationFacts> innovations;
  std::vector<ProgrammeFacts> programmes;
  std::vector<CompanyFacts> companies;
  std::vector<ContactFacts> contacts;
  std::vector<History> vouchers;
};

/// Days on which much happens: around the turns of the years, leap days, and some at random.
std::vector<Date> eventful_days(Random& random);

Facts random_facts(Random& random, const std::vector<Date>& days);

/// The same facts and more, all of them dated after that day.
Facts with_later_facts(Facts facts, Date after, Random& random);

TestData to_test_data(const Facts& facts);

} // namespace peil::tests
