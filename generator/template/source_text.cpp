#include "template/source_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace peil::template_engine {

SourceText::SourceText(FileName file, std::string_view bytes)
    : m_file(file), m_bytes(bytes), m_line_starts{0}
{
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n')
      m_line_starts.push_back(i + 1);
}

Position SourceText::position(Span span) const
{
  const auto after = std::upper_bound(m_line_starts.begin(), m_line_starts.end(), span.begin);
  const std::size_t line_start = *std::prev(after);
  const std::size_t line_end = std::min(m_bytes.find_first_of("\r\n", span.begin), m_bytes.size());
  const std::size_t end = std::clamp(span.end, span.begin, std::max(span.begin, line_end));
  const std::size_t column = count_characters(slice({line_start, span.begin})) + 1;
  const std::size_t length = std::max<std::size_t>(1, count_characters(slice({span.begin, end})));
  return {m_file, static_cast<std::uint32_t>(after - m_line_starts.begin()),
          static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(length)};
}

void Mistakes::add(Span span, Sentence message, Sentence hint)
{
  m_list.push_back(error_at(m_source.position(span), std::move(message), std::move(hint)));
}

} // namespace peil::template_engine
