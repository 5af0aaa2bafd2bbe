#pragma once

#include "base/diagnostic.hpp"
#include "markdown/source.hpp"

#include <span>
#include <string>
#include <vector>

namespace peil::markdown {

/// What a text refers to, in source order, and everything its author did wrong that can be seen
/// without knowing the project. References in code are examples and left out.
struct Inspection
{
  std::vector<Reference> references;
  std::vector<Block> blocks;
  std::vector<Link> links;
  std::vector<Heading> headings;
  Diagnostics mistakes;
};

/// Never fails: a text without sense is a text with mistakes. The body is well-formed UTF-8.
Inspection inspect(const Source& source, std::span<const std::string> block_words);

/// The blocks alone, in source order: of a text without any they are known at once.
std::vector<Block> find_blocks(const Source& source, std::span<const std::string> block_words);

} // namespace peil::markdown
