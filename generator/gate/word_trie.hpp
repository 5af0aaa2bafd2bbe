#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil::gate {

/// Phrases that are looked for all at once: one pass over a text, however many there are.
class WordTrie
{
public:
  /// Remembers a phrase under a number of the caller's choice. Gives false when it has no words.
  bool add(std::string_view phrase, std::uint32_t number);

  /// Calls `found(number, begin, end)` for every phrase in the text, with its place in bytes.
  void find_in(std::string_view text,
               const std::function<void(std::uint32_t, std::size_t, std::size_t)>& found) const;

private:
  struct Hash
  {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
      return std::hash<std::string_view>()(text);
    }
  };
  struct Seen
  {
    std::uint32_t word;
    std::size_t begin;
    std::size_t end;
  };

  std::uint32_t next_node(std::uint32_t node, std::uint32_t word) const;
  std::vector<Seen> seen_in(std::string_view text) const;

  /// From 1: 0 is a word that stands in no phrase.
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_words;
  /// The number of a word behind that of the node it comes after; node 0 is the beginning.
  std::unordered_map<std::uint64_t, std::uint32_t> m_next;
  std::vector<std::vector<std::uint32_t>> m_numbers{1};
};

} // namespace peil::gate
