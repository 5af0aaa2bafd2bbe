#pragma once

#include "model/edition.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words by which a state is known in data (domain.md §9, §11): what a frozen edition keeps.
namespace peil {

std::string_view key_of(Verdict verdict);
std::string_view key_of(MilestoneState state);
std::string_view key_of(FigureState state);
std::string_view key_of(ChangeReason reason);
std::string_view key_of(ItemChange::Kind kind);
std::string_view key_of(EditionKind kind);

/// The state with this key, among those up to `last`; nothing when no one has it.
template <typename Enum>
std::optional<Enum> find_by_key(std::string_view key, Enum last)
{
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (key_of(static_cast<Enum>(i)) == key)
      return static_cast<Enum>(i);
  return std::nullopt;
}

/// Every key up to that of `last`, in the order of the enumeration.
template <typename Enum>
std::vector<std::string> keys_up_to(Enum last)
{
  std::vector<std::string> keys;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    keys.emplace_back(key_of(static_cast<Enum>(i)));
  return keys;
}

} // namespace peil
