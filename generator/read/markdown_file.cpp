#include "read/markdown_file.hpp"

#include "base/text.hpp"
#include "read/characters.hpp"
#include "read/yaml.hpp"

#include <algorithm>
#include <optional>

namespace peil::read {
namespace {

constexpr std::uint32_t k_first_line_of_front_matter = 2;

// Offsets of the front matter and of the body, and the line on which the body begins.
struct Parts
{
  std::size_t front = 0;
  std::size_t front_end = 0;
  std::size_t body = 0;
  std::uint32_t body_line = 1;
};

bool is_fence(std::string_view line)
{
  return line.starts_with("---") && trimmed(line.substr(3)).empty();
}

std::size_t after_line(std::string_view text, std::size_t start)
{
  const std::size_t line_feed = text.find('\n', start);
  return line_feed == std::string_view::npos ? text.size() : line_feed + 1;
}

// Nothing when front matter begins and does not end.
std::optional<Parts> split_parts(std::string_view text)
{
  Parts parts;
  const std::size_t second_line = after_line(text, 0);
  if (!is_fence(text.substr(0, second_line)))
    return parts;
  parts.front = second_line;
  parts.body_line = k_first_line_of_front_matter;
  for (std::size_t line = second_line; line < text.size(); ++parts.body_line) {
    const std::size_t next = after_line(text, line);
    if (is_fence(text.substr(line, next - line))) {
      parts.front_end = line;
      parts.body = next;
      ++parts.body_line;
      return parts;
    }
    line = next;
  }
  return std::nullopt;
}

} // namespace

Result<TextFile> parse_text_file(FileName file, std::string_view bytes)
{
  TRY_ASSIGN(const std::string_view text, checked_text(file, bytes));
  const std::optional<Parts> parts = split_parts(text);
  if (!parts)
    return error_at({file, 1, 1, 3},
                    say("'---' opent hier gegevens die niet worden gesloten",
                        "'---' opens front matter here that is not closed"),
                    say("zet onder de gegevens ook een regel met alleen '---'",
                        "put a line of only '---' below the front matter too"));
  TRY_ASSIGN(Value front_matter,
             parse_yaml(file, text.substr(parts->front, parts->front_end - parts->front),
                        parts->front == 0 ? 1 : k_first_line_of_front_matter));
  TextFile result;
  result.file = file;
  result.front_matter = std::move(front_matter);
  result.body = text.substr(parts->body);
  result.body_line = parts->body_line;
  return result;
}

} // namespace peil::read
