#pragma once

#include "base/diagnostic.hpp"
#include "model/sources.hpp"
#include "read/csv.hpp"
#include "read/yaml.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::tests {

/// Sources as reading gives them, from names and texts: `.csv` a table, anything else YAML.
inline Sources read_texts(const std::vector<std::pair<std::string, std::string>>& text_by_name)
{
  Sources sources;
  for (const auto& [name, text] : text_by_name) {
    const FileName file(name);
    if (name.ends_with(".csv")) {
      auto table = read::parse_csv(file, text);
      if (table.ok())
        sources.tables.push_back(std::move(table).value());
      else
        for (const Diagnostic& mistake : table.mistakes())
          sources.mistakes.push_back(mistake);
      continue;
    }
    auto root = read::parse_yaml(file, text);
    if (root.ok())
      sources.documents.push_back({file, std::move(root).value()});
    else
      for (const Diagnostic& mistake : root.mistakes())
        sources.mistakes.push_back(mistake);
  }
  return sources;
}

/// One value as reading gives it.
inline Value parsed(std::string_view text)
{
  const Result<Value> value = read::parse_yaml(FileName("data/x.yaml"), text);
  REQUIRE(value.ok());
  return value.value();
}

/// "file:line:column message" of every mistake, one per line, in order of place.
inline std::string told(const Diagnostics& mistakes)
{
  std::string text;
  for (const Diagnostic& one : sorted(mistakes)) {
    const std::string& path = one.at.file.str();
    text += fmt::format("{}{}:{}:{} {}", text.empty() ? "" : "\n", path.substr(path.rfind('/') + 1),
                        one.at.line, one.at.column, one.message.nl);
  }
  return text;
}

} // namespace peil::tests
