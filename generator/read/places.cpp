#include "read/places.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace peil::read {

Places::Places(FileName file, std::string_view text, std::uint32_t first_line)
    : m_file(file), m_text(text), m_first_line(first_line), m_line_starts{0}
{
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    m_line_starts.push_back(at + 1);
}

Position Places::at(std::size_t from, std::size_t to) const
{
  from = std::min(from, m_text.size());
  const std::size_t index = line_index(from);
  const std::size_t start = m_line_starts[index];
  if (m_counted_offset < start || m_counted_offset > from) {
    m_counted_offset = start;
    m_counted_column = 0;
  }
  m_counted_column += count_characters(m_text.substr(m_counted_offset, from - m_counted_offset));
  m_counted_offset = from;

  const std::size_t end = std::clamp(to, from, std::max(from, line_end(from)));
  const std::string_view underlined = trimmed(m_text.substr(from, end - from));
  return {m_file, m_first_line + static_cast<std::uint32_t>(index),
          static_cast<std::uint32_t>(m_counted_column + 1),
          static_cast<std::uint32_t>(std::max<std::size_t>(1, count_characters(underlined)))};
}

std::size_t Places::line_start(std::size_t offset) const
{
  return m_line_starts[line_index(offset)];
}

std::size_t Places::line_end(std::size_t offset) const
{
  const std::size_t index = line_index(offset);
  if (index + 1 == m_line_starts.size())
    return m_text.size();
  const std::size_t line_feed = m_line_starts[index + 1] - 1;
  const bool with_return = line_feed > m_line_starts[index] && m_text[line_feed - 1] == '\r';
  return with_return ? line_feed - 1 : line_feed;
}

std::string_view Places::line(std::size_t offset) const
{
  const std::size_t start = line_start(offset);
  return m_text.substr(start, line_end(offset) - start);
}

std::size_t Places::next_line(std::size_t offset) const
{
  const std::size_t index = line_index(offset) + 1;
  return index == m_line_starts.size() ? m_text.size() : m_line_starts[index];
}

std::size_t Places::line_index(std::size_t offset) const
{
  const auto after = std::upper_bound(m_line_starts.begin(), m_line_starts.end(), offset);
  return static_cast<std::size_t>(after - m_line_starts.begin()) - 1;
}

} // namespace peil::read
