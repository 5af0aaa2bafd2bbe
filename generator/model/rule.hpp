#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/position.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peil {

struct Field;

/// A resolved path such as `onderneming.mkb`: where it begins, and the field to take at each step.
/// Steps go into groups, through references, and into the entry of a history that holds at the
/// date.
struct Path
{
  /// `item`: the record, or the list item under test; `record`: always the record itself;
  /// `pick`: a row named under `kies`; `previous`: the row before the one under test.
  enum class Root
  {
    item,
    record,
    pick,
    previous
  };

  Root root = Root::item;
  std::size_t pick = 0;
  /// `stap.vorige.waarde`: the row before the picked one.
  bool previous_of_pick = false;
  /// The register in which each step's field stands is known while compiling; here only field
  /// indices.
  std::vector<std::size_t> steps;
  /// The fields along the way; the last one tells the type of what is found. They point into the
  /// project's registers, which outlive every rule.
  std::vector<const Field*> fields;
  std::string text;
  Position at;

  const Field* target() const { return fields.empty() ? nullptr : fields.back(); }
};

/// The first path that leads to something.
using Paths = std::vector<Path>;

/// A fixed day, the as-of date, or a path to one.
struct DateBound
{
  enum class Kind
  {
    fixed,
    as_of,
    path
  };
  Kind kind = Kind::fixed;
  Date fixed;
  Paths paths;
};

/// `planperiode`, the indicator's own period (`periode`), or a fixed one.
struct PeriodBound
{
  enum class Kind
  {
    plan,
    own,
    fixed
  };
  Kind kind = Kind::plan;
  Period fixed;
};

struct Condition;
using Conditions = std::vector<Condition>;

/// What a field is compared with: `is`, `is_een_van` (one of), `is_geen_van` (none of).
using Operand = std::variant<bool, Decimal, std::string>;

struct ValueTest
{
  enum class Kind
  {
    one_of,
    none_of,
    present,
    absent,
    at_least,
    at_most
  };
  Paths paths;
  Kind kind = Kind::one_of;
  std::vector<Operand> operands;
  Decimal limit;
  /// Read histories on this date instead of the as-of date.
  Paths on_date;
};

struct DateTest
{
  Paths paths;
  std::optional<PeriodBound> within;
  std::optional<DateBound> from;
  std::optional<DateBound> until;
  bool within_a_year = false;
};

struct ValidityTest
{
  Paths from;
  Paths until;
};

struct ItemTest
{
  Path list;
  /// Also the items of records that fall under this one through this field of the same register.
  std::optional<std::size_t> also_through;
  Conditions conditions;
};

struct AnyTest
{
  std::vector<Conditions> alternatives;
};

struct NotTest
{
  Conditions conditions;
};

struct EvidenceTest
{
  Paths paths;
};

struct DistinctTest
{
  /// A list of values, or a list of items with `field` the one to compare.
  Path list;
  std::optional<std::size_t> field;
  std::vector<std::string> of;
  std::size_t at_least = 1;
};

struct CountsTest
{
  std::string indicator;
  /// Empty: the record itself.
  Paths through;
  std::size_t register_index = 0;
};

/// A reason or label with `{pad}` in it.
struct ReasonPart
{
  std::string text;
  std::optional<Path> path;
};

/// One condition of a counting rule (docs/telregels.md), with the words shown when it fails.
struct Condition
{
  std::variant<ValueTest, DateTest, ValidityTest, ItemTest, AnyTest, NotTest, EvidenceTest,
               DistinctTest, CountsTest>
      test;
  std::vector<ReasonPart> reason;
  /// How the condition reads in the rule on the page; empty: not listed there.
  std::string label;
  bool from_plan = false;
  Position at;
};

/// `kies`: names one row of a list or history.
struct Pick
{
  std::string name;
  Path list;
  bool last = false;
  Conditions conditions;
  Conditions skipped;
  Position at;
};

/// `bedrijven`: which companies stand behind a record of a sum. They are found the other way round,
/// in a register whose records name both (a contact names its voucher and its company).
struct CompaniesBehind
{
  std::size_t register_index = 0;
  /// The field that names the record of the sum, and the one that names the company.
  std::size_t record_field = 0;
  std::size_t company_field = 0;
  std::size_t company_register = 0;
  std::optional<std::size_t> same_company_field;
};

/// The part of a counting rule over one register.
struct RuleSource
{
  std::size_t register_index = 0;
  std::vector<Pick> picks;
  Conditions candidates;
  Conditions conditions;
  Conditions denominator;
  Paths unit;
  /// The register of the unit and the field in it that says that two ids are one.
  std::size_t unit_register = 0;
  std::optional<std::size_t> same_unit_field;
  Paths amount;
  std::optional<CompaniesBehind> companies;
  Paths counted_on;
};

struct CountingRule
{
  enum class Kind
  {
    records,
    distinct,
    sum,
    share
  };
  Kind kind = Kind::records;
  std::vector<RuleSource> sources;
  std::string explanation;
  std::string plan_place;
  std::string own_choice;
  Position at;
};

} // namespace peil
