#include "base/suggestion.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace peil {
namespace {

// The code points of well-formed UTF-8, a-z for A-Z: `é` for `e` is one slip, not two.
std::u32string to_letters(std::string_view utf8)
{
  std::u32string letters;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U && !letters.empty())
      letters.back() = (letters.back() << 6U) | (byte & 0x3FU);
    else
      letters.push_back(c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c - 'A' + 'a') : byte);
  }
  return letters;
}

// Optimal string alignment distance: Levenshtein plus swapped neighbours.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b)
{
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

} // namespace

std::optional<std::string> suggest(std::string_view typed, std::span<const std::string> candidates)
{
  const std::u32string letters = to_letters(typed);
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(1, letters.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::u32string other = to_letters(candidate);
    const std::size_t distance = edit_distance(letters, other);
    // Where nothing of the word is left there is no likeness: `x` is no slip for `a`.
    if (distance < best_distance && distance < std::max(letters.size(), other.size())) {
      best = &candidate;
      best_distance = distance;
    }
  }
  if (best == nullptr)
    return std::nullopt;
  return *best;
}

} // namespace peil
