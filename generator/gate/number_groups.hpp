#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace peil::gate {

/// Groups of digits with one space, dot or hyphen between them: "1234.56.789", "06 - 12345678".
class NumberGroups
{
public:
  /// Reads from a digit on.
  NumberGroups(std::string_view text, std::size_t begin);

  std::size_t size() const { return m_groups.size(); }
  std::size_t begin() const { return m_groups.front().begin; }
  std::size_t end(std::size_t index) const { return m_groups[index].end; }
  std::size_t length(std::size_t index) const { return end(index) - m_groups[index].begin; }
  std::string_view group(std::size_t index) const;
  /// What stands behind a group that is not the last.
  char separator(std::size_t index) const { return m_groups[index].separator; }
  std::size_t digits() const;
  /// The digits of the first groups together.
  std::string joined(std::size_t groups) const;
  bool has_lengths(std::initializer_list<std::size_t> lengths) const;
  /// Whether this group is no whole number: "12345678abc", "12345678,50".
  bool goes_on(std::size_t index) const;

private:
  struct Group
  {
    std::size_t begin;
    std::size_t end;
    char separator;
  };

  std::string_view m_text;
  std::vector<Group> m_groups;
};

} // namespace peil::gate
