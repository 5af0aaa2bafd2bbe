#pragma once

#include "base/diagnostic.hpp"
#include "check/key.hpp"
#include "check/scalars.hpp"
#include "model/value.hpp"

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::check {

/// What is said of a key that no one knows: how it is called, and where to look when nothing is
/// near.
struct UnknownKeyWords
{
  std::string_view what_nl;
  std::string_view what_en;
  Sentence where_to_look;
};

/// Reports every key of the map that is not one of `names`, with the nearest name. Gives the names
/// that were likely meant, so that these are not called missing as well.
std::vector<std::string> report_unknown_keys(const Value& map,
                                             const std::vector<std::string>& names,
                                             const UnknownKeyWords& words, Diagnostics& mistakes);

/// Reads the keys of one map against a table. On construction it reports a value that is no map,
/// unknown keys (with the nearest known one) and required keys that are missing or empty; every
/// reading function reports a value of the wrong type and then gives nothing (or an empty value).
/// A key is read as its row says: anything else is a mistake of our own.
class MapReader
{
public:
  MapReader(const Value& map, std::span<const Key> keys, Diagnostics& mistakes);

  /// The value of a key, or null when it is absent or empty.
  const Value* get(std::string_view key) const;
  Position at() const { return m_map.at; }
  Position at(std::string_view key) const;
  /// The place of the key itself.
  Position key_at(std::string_view key) const;

  std::string text(std::string_view key) const;
  Located<std::string> located_text(std::string_view key) const;
  std::optional<std::string> address_word(std::string_view key) const;
  std::optional<Date> date(std::string_view key) const;
  std::optional<Decimal> decimal(std::string_view key) const;
  std::optional<int> whole(std::string_view key) const;
  bool yes_no(std::string_view key, bool otherwise) const;
  std::optional<Period> quarter(std::string_view key) const;
  std::optional<Period> period(std::string_view key) const;
  /// One of the words of its row.
  std::optional<std::string> choice(std::string_view key, const Sentence& what) const;
  /// One of words that only the project knows.
  std::optional<std::string> choice(std::string_view key, std::span<const std::string> allowed,
                                    const Sentence& what) const;
  std::optional<std::string> reference(std::string_view key, const KnownNames& known,
                                       const Sentence& what) const;
  /// The items of a list; a single scalar or map where a list is expected is reported.
  std::span<const Value> list(std::string_view key) const;
  std::vector<Located<std::string>> texts(std::string_view key) const;

  Diagnostics& mistakes() const { return m_mistakes; }

private:
  const Key* row_of(std::string_view key) const;
  /// The value, of which the row must say that it is one of these and so many.
  const Value* get(std::string_view key, std::initializer_list<Holds> as,
                   std::initializer_list<Count> counts) const;

  const Value& m_map;
  std::span<const Key> m_keys;
  Diagnostics& m_mistakes;
};

} // namespace peil::check
