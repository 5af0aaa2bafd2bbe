#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/position.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peil {

enum class FieldType
{
  text,
  markdown,
  number,
  amount,
  date,
  quarter,
  yes_no,
  choice,
  reference,
  group,
  groups,
  history,
  evidence
};

/// What a date means for counting (docs/gegevens.md): `begin` starts the small record it stands in,
/// `end` is a last valid day, `event` is a fact of its own, `information` plays no part.
enum class DateRole
{
  event,
  begin,
  end,
  information
};

struct Choice
{
  std::string code;
  std::string title;
  std::string description;

  bool operator==(const Choice&) const = default;
};

/// The order in which values of a history may follow each other: `value` only after one of
/// `after`, and not after any of `not_after` (empty: no such demand).
struct OrderRule
{
  std::string value;
  std::vector<std::string> after;
  std::vector<std::string> not_after;

  bool operator==(const OrderRule&) const = default;
};

/// "required if" and "empty if": depends on another field of the same group having one of `values`.
struct FieldCondition
{
  std::string field;
  std::vector<std::string> values;

  bool operator==(const FieldCondition&) const = default;
};

/// One column of a register, or one part of a small record in it.
struct Field
{
  Located<std::string> name;
  FieldType type = FieldType::text;
  /// A list of such values.
  bool many = false;
  std::string title;
  std::string description;
  bool required = false;
  bool unique = false;
  bool is_public = false;
  bool whole = false;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;
  DateRole role = DateRole::event;
  bool within_plan = false;
  std::vector<Choice> choices;
  /// For references: the name of the register and its place in Project::registers.
  Located<std::string> register_name;
  std::size_t register_index = 0;
  /// The parts of a group, of a groups item, of evidence, or of a history entry. A history entry
  /// begins with the two parts `datum` (begin) and `waarde`.
  std::vector<Field> fields;
  std::vector<std::vector<std::string>> same_day;
  std::vector<OrderRule> order;
  std::string starts_no_later_than;
  std::optional<FieldCondition> required_if;
  std::optional<FieldCondition> empty_if;

  bool operator==(const Field&) const = default;
};

/// The first two parts of every history entry.
constexpr std::size_t k_history_date = 0;
constexpr std::size_t k_history_value = 1;

/// A reference to a record: its id as written and its place in the register's records.
struct Reference
{
  std::string id;
  std::size_t index = 0;

  bool operator==(const Reference&) const = default;
};

struct Cell;

/// One small record: a cell for each of its fields, in their order.
struct Item
{
  std::vector<Cell> cells;
  Position at;

  bool operator==(const Item&) const;
};

/// One value as its field's type says: text, markdown, choice codes and quarters as string, groups
/// and evidence as a list of at most one item, histories as items in date order.
struct Cell
{
  using Many = std::vector<Cell>;
  std::variant<std::monostate, bool, Decimal, Date, std::string, Reference, std::vector<Item>, Many>
      value;
  Position at;

  bool empty() const { return std::holds_alternative<std::monostate>(value); }
  template <typename T>
  const T* as() const
  {
    return std::get_if<T>(&value);
  }
  bool operator==(const Cell&) const;
};

inline bool Item::operator==(const Item&) const = default;
inline bool Cell::operator==(const Cell&) const = default;

struct Record
{
  Located<std::string> id;
  Item item;

  bool operator==(const Record&) const = default;
};

/// A tile map of the records of a register, coloured by whether they count in an indicator.
struct TileMap
{
  Located<std::string> indicator;
  std::size_t row_field = 0;
  std::size_t column_field = 0;

  bool operator==(const TileMap&) const = default;
};

/// What is counted: fields and records, both as the project describes them. The program knows no
/// register by name.
struct Register
{
  std::string name;
  Position at;
  std::string title;
  std::string singular;
  std::string description;
  bool is_public = false;
  bool is_sample = false;
  /// Always there (a fixed set), or only from its first dated fact (domain.md R05).
  bool exists_always = false;
  bool has_pages = true;
  std::size_t title_field = 0;
  std::optional<std::size_t> sort_field;
  std::string pillar;
  std::string plan_place;
  std::optional<TileMap> tile_map;
  /// The history with phases, for the funnel and the flow between phases.
  std::optional<std::size_t> phase_field;
  std::vector<Field> fields;
  /// In order of id.
  std::vector<Record> records;
  std::map<std::string, std::size_t, std::less<>> index_by_id;

  bool operator==(const Register&) const = default;
};

} // namespace peil
