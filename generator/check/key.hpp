#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Tables of keys: one row says of a key what it is called, what it means and what stands behind
/// it. The checks, the "bedoelt u" hints, the reference and the JSON Schemas read the same rows.
namespace peil::check {

struct Key;

enum class Need
{
  required,
  optional
};

/// What one value is.
enum class Holds
{
  text,
  address_word,
  /// A code or the name of a field: lower case letters, digits and `_`.
  key_word,
  link,
  date,
  number,
  /// A number; of a result that is there or not: yes or no.
  amount,
  whole,
  yes_no,
  quarter,
  period,
  choice,
  reference,
  group
};

/// How many of them stand behind the key.
enum class Count
{
  one,
  list,
  one_or_list,
  /// Items that are each `one_or_list`.
  lists,
  /// A group whose keys are ids, years or names that the author makes up.
  by_name
};

/// Whose ids or names a value may be.
enum class Names
{
  any,
  pillars,
  end_states,
  indicators,
  targets,
  targets_and_end_states,
  milestones,
  milestone_parts,
  budget_lines,
  budget_years,
  decisions,
  registers,
  editions,
  code_lists,
  /// What a discrepancy can be about: budget lines, pillars and indicators.
  things_that_differ,
  /// What a decision can be about: those, and milestones.
  things_decided
};

/// What stands behind a key. `MapReader` asserts that the checks read it as such.
struct Shape
{
  using Table = std::span<const Key> (*)();
  using Words = std::vector<std::string> (*)();

  Holds holds = Holds::text;
  Count count = Count::one;
  /// The keys of a group.
  Table keys = nullptr;
  /// The codes of a choice; with a group: the word that may stand in its place.
  Words words = nullptr;
  /// What a reference names; with `by_name`: what the names are.
  Names names = Names::any;
};

/// One row of a table of keys.
struct Key
{
  std::string_view name;
  Need need = Need::optional;
  std::string_view meaning;
  Shape shape = {};
};

constexpr Shape k_address_word{Holds::address_word};
constexpr Shape k_key_word{Holds::key_word};
constexpr Shape k_link{Holds::link};
constexpr Shape k_date{Holds::date};
constexpr Shape k_number{Holds::number};
constexpr Shape k_amount{Holds::amount};
constexpr Shape k_whole{Holds::whole};
constexpr Shape k_yes_no{Holds::yes_no};
constexpr Shape k_quarter{Holds::quarter};
constexpr Shape k_period{Holds::period};
constexpr Shape k_texts{Holds::text, Count::list};
/// A path of a counting rule, or several of which the first with a value holds.
constexpr Shape k_paths{Holds::text, Count::one_or_list};

constexpr Shape one_of(Shape::Words words)
{
  return {Holds::choice, Count::one, nullptr, words, Names::any};
}

constexpr Shape id_of(Names names)
{
  return {Holds::reference, Count::one, nullptr, nullptr, names};
}

constexpr Shape group_of(Shape::Table keys)
{
  return {Holds::group, Count::one, keys, nullptr, Names::any};
}

template <const auto& Rows>
constexpr Shape group_of()
{
  return group_of([]() -> std::span<const Key> { return Rows; });
}

/// A group, or this word in its place.
constexpr Shape or_word(Shape group, Shape::Words word)
{
  group.words = word;
  return group;
}

/// The same, as many times as `count` says.
constexpr Shape as(Count count, Shape shape)
{
  shape.count = count;
  return shape;
}

constexpr Shape list_of(Shape shape)
{
  return as(Count::list, shape);
}

/// Under names of this kind: `{p1: …, p2: …}`.
constexpr Shape by_name(Names names, Shape shape)
{
  shape.names = names;
  return as(Count::by_name, shape);
}

} // namespace peil::check
