#include "gate/word_trie.hpp"

#include "gate/words.hpp"

namespace peil::gate {
namespace {

std::uint64_t step(std::uint32_t node, std::uint32_t word)
{
  return (std::uint64_t{node} << 32U) | word;
}

} // namespace

bool WordTrie::add(std::string_view phrase, std::uint32_t number)
{
  std::uint32_t node = 0;
  visit_words(phrase, [this, &node](const Word& word) {
    const auto next_word = static_cast<std::uint32_t>(m_words.size() + 1);
    const std::uint32_t id = m_words.try_emplace(std::string(word.folded), next_word).first->second;
    const auto next = static_cast<std::uint32_t>(m_numbers.size());
    const auto [entry, is_new] = m_next.try_emplace(step(node, id), next);
    if (is_new)
      m_numbers.emplace_back();
    node = entry->second;
  });
  if (node == 0)
    return false;
  m_numbers[node].push_back(number);
  return true;
}

std::uint32_t WordTrie::next_node(std::uint32_t node, std::uint32_t word) const
{
  const auto found = m_next.find(step(node, word));
  return found == m_next.end() ? 0 : found->second;
}

std::vector<WordTrie::Seen> WordTrie::seen_in(std::string_view text) const
{
  std::vector<Seen> seen;
  visit_words(text, [this, &seen](const Word& word) {
    const auto found = m_words.find(word.folded);
    const std::uint32_t id = found == m_words.end() ? 0 : found->second;
    // Of words that no phrase has, one is enough to part what stands on either side.
    if (id != 0 || seen.empty() || seen.back().word != 0)
      seen.push_back({id, word.begin, word.end});
  });
  return seen;
}

void WordTrie::find_in(
    std::string_view text,
    const std::function<void(std::uint32_t, std::size_t, std::size_t)>& found) const
{
  const std::vector<Seen> seen = seen_in(text);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    std::uint32_t node = 0;
    for (std::size_t j = i; j < seen.size() && seen[j].word != 0; ++j) {
      node = next_node(node, seen[j].word);
      if (node == 0)
        break;
      for (const std::uint32_t number : m_numbers[node])
        found(number, seen[i].begin, seen[j].end);
    }
  }
}

} // namespace peil::gate
