#pragma once

#include "base/position.hpp"

#include <map>
#include <string>

namespace peil {

/// The texts of the data in another language: `data/talen/ID.yaml`. A text that is not in it stays
/// in the language of the plan.
struct Translation
{
  /// As in `lang="en"`.
  std::string language;
  Position at;
  /// By what a text belongs to: "plan.titel", "indicatoren.mkb.titel", "pijlers.p1.kort".
  std::map<std::string, std::string, std::less<>> texts;

  bool operator==(const Translation&) const = default;
};

} // namespace peil
