#include "edit/source_text.hpp"

#include <algorithm>

namespace peil::edit {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

// After `count` more characters of UTF-8.
std::size_t forward(std::string_view text, std::size_t from, std::size_t count)
{
  std::size_t at = from;
  for (; count > 0 && at < text.size(); --count) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
      ++at;
  }
  return at;
}

} // namespace

SourceText::SourceText(FileName file, std::string bytes)
    : m_file(file), m_bytes(std::move(bytes)),
      m_text_begins(m_bytes.starts_with(k_byte_order_mark) ? k_byte_order_mark.size() : 0),
      m_line_end(m_bytes.find("\r\n") == std::string::npos ? "\n" : "\r\n")
{
  m_line_starts.push_back(0);
  const std::string_view all = text();
  for (std::size_t at = all.find('\n'); at != std::string_view::npos; at = all.find('\n', at + 1))
    m_line_starts.push_back(at + 1);
}

std::size_t SourceText::offset_of(const Position& at) const
{
  const std::size_t line = std::min<std::size_t>(std::max(1U, at.line), m_line_starts.size()) - 1;
  return forward(text(), m_line_starts[line], std::max(1U, at.column) - 1);
}

std::size_t SourceText::end_of(const Position& at) const
{
  return forward(text(), offset_of(at), at.length);
}

std::size_t SourceText::line_start(std::size_t offset) const
{
  return *std::prev(std::upper_bound(m_line_starts.begin(), m_line_starts.end(), offset));
}

std::size_t SourceText::line_after(std::size_t end) const
{
  // What ends with a line end has ended before it.
  while (end > 0 && (text()[end - 1] == '\n' || text()[end - 1] == '\r'))
    --end;
  const std::size_t line_end = text().find('\n', end);
  return line_end == std::string_view::npos ? text().size() : line_end + 1;
}

MarkedText SourceText::with_edits(std::vector<TextEdit> edits) const
{
  std::stable_sort(edits.begin(), edits.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.begin < b.begin; });
  MarkedText result;
  std::size_t done = 0;
  for (const TextEdit& edit : edits) {
    const std::size_t begin = std::max(done, edit.begin);
    result.add(text().substr(done, begin - done));
    result.add(edit.with);
    done = std::max(begin, edit.end);
  }
  result.add(text().substr(done));
  return result;
}

} // namespace peil::edit
