#include "gate/number_groups.hpp"

#include <algorithm>

namespace peil::gate {
namespace {

constexpr std::size_t k_most_groups = 7;

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

} // namespace

NumberGroups::NumberGroups(std::string_view text, std::size_t begin) : m_text(text)
{
  std::size_t at = begin;
  while (m_groups.size() < k_most_groups) {
    Group group{at, at, '\0'};
    while (at < text.size() && is_digit(text[at]))
      ++at;
    group.end = at;
    std::size_t next = at;
    if (next < text.size() && text[next] == ')')
      ++next;
    // " - " is one separator too.
    if (text.substr(next, 3) == " - ")
      next += 2;
    const bool more = next + 1 < text.size() && is_digit(text[next + 1]) &&
                      (text[next] == ' ' || text[next] == '.' || text[next] == '-');
    group.separator = more ? text[next] : '\0';
    m_groups.push_back(group);
    if (!more)
      break;
    at = next + 1;
  }
}

std::string_view NumberGroups::group(std::size_t index) const
{
  return m_text.substr(m_groups[index].begin, length(index));
}

std::size_t NumberGroups::digits() const
{
  std::size_t count = 0;
  for (std::size_t i = 0; i < size(); ++i)
    count += length(i);
  return count;
}

std::string NumberGroups::joined(std::size_t groups) const
{
  std::string all;
  for (std::size_t i = 0; i < groups; ++i)
    all += group(i);
  return all;
}

bool NumberGroups::has_lengths(std::initializer_list<std::size_t> lengths) const
{
  std::size_t i = 0;
  return lengths.size() == size() &&
         std::all_of(lengths.begin(), lengths.end(),
                     [this, &i](std::size_t one) { return length(i++) == one; });
}

bool NumberGroups::goes_on(std::size_t index) const
{
  const std::size_t at = m_groups[index].end;
  if (at >= m_text.size())
    return false;
  const char c = m_text[at];
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '%')
    return true;
  return c == ',' && at + 1 < m_text.size() && is_digit(m_text[at + 1]);
}

} // namespace peil::gate
