#pragma once

#include "check/rules.hpp"
#include "model/rule.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peil::check {

/// The names that a path may begin with at one place in a rule: the fields of the item under test
/// (the record itself, or a row of a list), the rows named under `kies`, and `vorige`.
struct Scope
{
  const RuleContext& context;
  const Register& source;
  /// The fields of what is under test; those of the record unless inside `waarvoor`.
  const std::vector<Field>* item_fields = nullptr;
  bool inside_item = false;
  bool has_previous = false;
  /// The picks so far, with the fields of their rows.
  const std::vector<Pick>* picks = nullptr;
  std::vector<const std::vector<Field>*> pick_fields;
};

/// Resolves one path; reports the first name in it that does not exist, with a suggestion.
std::optional<Path> compile_path(const Value& value, const Scope& scope, Diagnostics& mistakes);

/// The same for text that stands inside a longer text (`{fase}` in a reason).
std::optional<Path> compile_path(const std::string& text, Position at, const Scope& scope,
                                 Diagnostics& mistakes);

/// A path or a list of paths (the first one that leads to something).
Paths compile_paths(const Value& value, const Scope& scope, Diagnostics& mistakes);

/// The same, where each path must lead to a date, or to a number or amount.
Paths compile_dates(const Value& value, const Scope& scope, Diagnostics& mistakes);
Paths compile_numbers(const Value& value, const Scope& scope, Diagnostics& mistakes);

/// Whether the path is one step to another record of the register itself.
bool refers_to_own_register(const Path& path, const Register& own);

/// What the path finally gives: the value part of a history, or the field itself.
const Field* value_field(const Path& path);

/// Whether what the path leads to can be walked through as a list of small records.
bool leads_to_items(const Path& path);

} // namespace peil::check
