#pragma once

#include "markdown/inspect.hpp"
#include "markdown/to_html.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::markdown {

inline const std::vector<std::string> k_block_words = {"grafiek", "indicator", "tabel",
                                                       "vega-lite"};

inline Source source_of(std::string_view body)
{
  Source source;
  source.file = FileName("tekst.md");
  source.body = body;
  return source;
}

inline Inspection inspect(std::string_view body)
{
  return inspect(source_of(body), k_block_words);
}

inline std::string render(std::string_view body, const Resolver& resolver = {},
                          const HtmlOptions& options = {})
{
  return to_html(source_of(body), k_block_words, resolver, options).html;
}

/// The Dutch messages, each with its line and column: "2:7 lege verwijzing".
inline std::vector<std::string> messages(const Diagnostics& mistakes)
{
  std::vector<std::string> texts;
  for (const Diagnostic& mistake : mistakes)
    texts.push_back(
        fmt::format("{}:{} {}", mistake.at.line, mistake.at.column, mistake.message.nl));
  return texts;
}

} // namespace peil::markdown
