#include "markdown/fenced_block.hpp"

#include "base/text.hpp"
#include "markdown/source_table.hpp"

#include <algorithm>
#include <cmark-gfm.h>

namespace peil::markdown {
namespace {

constexpr std::string_view k_blanks = " \t";

std::size_t first_line_of(cmark_node* code_block)
{
  return static_cast<std::size_t>(std::max(1, cmark_node_get_start_line(code_block)));
}

struct Fence
{
  bool exists = false;
  std::size_t length = 0;
  char character = '`';
};

Fence fence_of(cmark_node* code_block)
{
  int length = 0;
  int offset = 0;
  Fence fence;
  fence.exists = cmark_node_get_fenced(code_block, &length, &offset, &fence.character) != 0;
  fence.length = static_cast<std::size_t>(length);
  return fence;
}

// What stands behind the opening fence, as written.
Span info_span(cmark_node* code_block, const MarkedText& text)
{
  const Span fence = find_fence(code_block, text);
  const std::string_view written = text.view(fence);
  const std::size_t after = written.find_first_not_of(fence_of(code_block).character);
  const std::string_view info = trimmed(written.substr(std::min(after, written.size())));
  return {fence.end - info.size(), fence.end};
}

// The spaces and `>` before the first line of the body are the container's.
Position body_position(cmark_node* code_block, const MarkedText& text)
{
  const Span line = text.line(first_line_of(code_block) + 1);
  const std::string_view body = literal_of(code_block);
  const std::string_view first_line = body.substr(0, body.find_first_of("\r\n"));
  const std::string_view written = text.view(line);
  const std::size_t begin = written.ends_with(first_line) ? written.size() - first_line.size() : 0;
  return text.position({line.begin + begin, line.end});
}

} // namespace

std::string_view block_word_of(cmark_node* code_block)
{
  const std::string_view info = info_of(code_block);
  return info.substr(0, info.find_first_of(k_blanks));
}

std::optional<Block> to_block(cmark_node* code_block, const MarkedText& text,
                              std::span<const std::string> block_words)
{
  const std::string_view word = block_word_of(code_block);
  if (std::find(block_words.begin(), block_words.end(), word) == block_words.end())
    return std::nullopt;
  Block block;
  block.kind = word;
  block.argument = text.restored(trimmed(info_of(code_block).substr(word.size())));
  block.body = text.restored(literal_of(code_block));
  block.at = text.position(find_block_word(code_block, text));
  block.argument_at = block.at;
  block.body_at = body_position(code_block, text);
  const Span info = info_span(code_block, text);
  const std::string_view written = text.view(info);
  const std::size_t argument = written.find_first_not_of(k_blanks, written.find_first_of(k_blanks));
  if (!block.argument.empty() && argument != std::string_view::npos)
    block.argument_at = text.position({info.begin + argument, info.end});
  return block;
}

Span find_fence(cmark_node* code_block, const MarkedText& text)
{
  const Fence fence = fence_of(code_block);
  const Span line = text.line(first_line_of(code_block));
  const std::string_view written = text.view(line);
  const std::size_t begin =
      fence.exists ? written.find(std::string(fence.length, fence.character)) : 0;
  const std::string_view content = trimmed(written.substr(std::min(begin, written.size())));
  const auto offset = static_cast<std::size_t>(content.data() - written.data());
  return {line.begin + offset, line.begin + offset + content.size()};
}

Span find_block_word(cmark_node* code_block, const MarkedText& text)
{
  const Span info = info_span(code_block, text);
  const std::string_view written = text.view(info);
  return {info.begin, info.begin + std::min(written.find_first_of(k_blanks), written.size())};
}

bool lacks_closing_fence(cmark_node* code_block, const MarkedText& text)
{
  const Fence fence = fence_of(code_block);
  const int last_line = cmark_node_get_end_line(code_block);
  if (!fence.exists)
    return false;
  if (last_line <= cmark_node_get_start_line(code_block))
    return true;
  const std::string_view last =
      without_container(text.view(text.line(static_cast<std::size_t>(last_line))));
  return last.size() < fence.length ||
         last.find_first_not_of(fence.character) != std::string_view::npos;
}

} // namespace peil::markdown
