#pragma once

#include "check/map_reader.hpp"
#include "model/plan.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Small groups that several files share.
namespace peil::check {

/// `{citaat: "…", plaats: "§2.4"}`.
Quote read_quote(const Value& value, Diagnostics& mistakes);

/// `{soort: …, titel: …, datum: …, verwijzing: …}`; may be incomplete.
Evidence read_evidence(const Value& value, Diagnostics& mistakes);

/// `{indicator: gemeenten, minstens: 12}`; `indicators` are the ids that exist.
std::optional<CountedAs> read_counted(const Value& value, const KnownNames& indicators,
                                      Diagnostics& mistakes);

/// The items of a list at the top of a file; anything else is reported.
std::span<const Value> read_root_list(const Value& root, Diagnostics& mistakes);

/// Reports a date that is not later than the one before it in its list; then remembers it. `what`
/// names what is dated: {"deze wijziging", "this change"}.
void demand_later(std::optional<Located<Date>>& before, Located<Date> date, const Sentence& what,
                  Diagnostics& mistakes);

/// Reports ids that stand twice, with a note at the first.
class UniqueIds
{
public:
  explicit UniqueIds(Diagnostics& mistakes, Sentence hint = say("geef elk onderdeel een eigen id",
                                                                "give each part an id of its own"))
      : m_mistakes(mistakes), m_hint(std::move(hint))
  {
  }
  /// An id that is missing is reported elsewhere.
  void add(const Located<std::string>& id);

private:
  std::map<std::string, Position> m_first;
  Diagnostics& m_mistakes;
  Sentence m_hint;
};

} // namespace peil::check
