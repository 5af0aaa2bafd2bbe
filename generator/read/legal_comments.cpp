#include "read/legal_comments.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace peil::read {
namespace {

// By our own hand, for the packages that collect such comments are part of bundlers, which would
// have to run in each build; comments that begin a line need no parser of the language.
constexpr auto k_words =
    std::to_array<std::string_view>({"copyright", "license", "licence", "adapted from",
                                     "ported from", "copied from", "based on http"});

using Lines = std::vector<std::string_view>;

bool is_legal(std::string_view comment)
{
  std::string small(comment);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return std::any_of(k_words.begin(), k_words.end(), [&small](std::string_view word) {
    return small.find(word) != std::string::npos;
  });
}

std::string_view without_right_blanks(std::string_view line)
{
  const std::size_t last = line.find_last_not_of(" \t\r");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view without(std::string_view line, std::string_view mark)
{
  if (line.starts_with(mark))
    line.remove_prefix(mark.size());
  return line;
}

std::string joined(const Lines& lines)
{
  std::string text;
  for (const std::string_view line : lines)
    text.append(line).append("\n");
  const std::size_t first = text.find_first_not_of('\n');
  if (first == std::string::npos)
    return {};
  return text.substr(first, text.find_last_not_of('\n') + 1 - first);
}

std::string text_of_lines(const Lines& lines)
{
  Lines bare;
  for (const std::string_view line : lines)
    bare.push_back(without_right_blanks(without(without(trimmed(line), "//"), " ")));
  return joined(bare);
}

// From `/*` up to and with `*/`. A star before every line is a frame; before some it is a list.
std::string text_of_block(Lines lines)
{
  const bool framed = std::all_of(lines.begin() + 1, lines.end(), [](std::string_view line) {
    return trimmed(line).starts_with('*');
  });
  lines.back().remove_suffix(2);
  lines.front() = trimmed(without(without(lines.front().substr(2), "*"), "!"));
  for (auto line = lines.begin() + 1; line != lines.end(); ++line)
    *line = without_right_blanks(framed ? without(without(trimmed(*line), "*"), " ") : *line);
  return joined(lines);
}

/// Walks over the lines and keeps the comments that matter.
class Comments
{
public:
  explicit Comments(std::string_view script) : m_lines(split_lines(script)) {}

  std::vector<std::string> take()
  {
    while (m_at < m_lines.size()) {
      const std::string_view line = trimmed(m_lines[m_at]);
      if (line.starts_with("//"))
        keep(text_of_lines(take_while([](std::string_view one) { return one.starts_with("//"); })));
      else if (line.starts_with("/*"))
        take_block();
      else
        ++m_at;
    }
    return std::move(m_found);
  }

private:
  template <class Condition>
  Lines take_while(const Condition& holds)
  {
    const std::size_t first = m_at;
    while (m_at < m_lines.size() && holds(trimmed(m_lines[m_at])))
      ++m_at;
    return {m_lines.begin() + static_cast<std::ptrdiff_t>(first),
            m_lines.begin() + static_cast<std::ptrdiff_t>(m_at)};
  }

  // What follows the end on its line is code.
  void take_block()
  {
    Lines block;
    std::string_view line = trimmed(m_lines[m_at]);
    std::size_t end = line.find("*/", 2);
    while (end == std::string_view::npos && m_at + 1 < m_lines.size()) {
      block.push_back(line);
      line = m_lines[++m_at];
      end = line.find("*/");
    }
    ++m_at;
    if (end == std::string_view::npos)
      return;
    block.push_back(line.substr(0, end + 2));
    keep(text_of_block(std::move(block)));
  }

  void keep(std::string comment)
  {
    if (is_legal(comment) && std::find(m_found.begin(), m_found.end(), comment) == m_found.end())
      m_found.push_back(std::move(comment));
  }

  Lines m_lines;
  std::size_t m_at = 0;
  std::vector<std::string> m_found;
};

} // namespace

std::string legal_comments(std::string_view script)
{
  std::string text;
  for (const std::string& comment : Comments(script).take())
    text += (text.empty() ? "" : "\n\n") + comment;
  return text;
}

} // namespace peil::read
