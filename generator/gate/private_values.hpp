#pragma once

#include "gate/word_trie.hpp"
#include "model/project.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace peil::gate {

/// What a field holds that its register does not make public.
struct PrivateValue
{
  /// As its author wrote it; of a long text a sentence.
  std::string text;
  std::string register_name;
  std::string field;
  Position at;
};

/// All private values of a project that tell where they come from (docs/publiceren.md): texts and
/// ids. Yes or no, choices, numbers and dates tell nothing by themselves; neither does what is
/// public by declaration elsewhere (a public field, a title, a choice).
class PrivateValues
{
public:
  explicit PrivateValues(const Project& project);

  /// Calls `found(index, begin, end)` for every private value in a decoded text.
  void find_in(std::string_view text,
               const std::function<void(std::size_t, std::size_t, std::size_t)>& found) const;

  const PrivateValue& at(std::size_t index) const { return m_values[index]; }
  std::size_t size() const { return m_values.size(); }

private:
  /// Adds a text unless it tells nothing or is public by declaration.
  void add(const std::string& text, const std::string& register_name, const std::string& field,
           Position at);
  void add_text(const std::string& text, const std::string& register_name, const std::string& field,
                Position at);

  std::vector<PrivateValue> m_values;
  std::unordered_set<std::string> m_public;
  WordTrie m_trie;
};

} // namespace peil::gate
