#pragma once

#include "base/diagnostic.hpp"
#include "model/value.hpp"

#include <map>
#include <string>
#include <vector>

namespace peil {

/// A file of records in columns: every row a map from heading to cell, cells as plain scalars,
/// an empty cell as an empty value.
struct Table
{
  FileName file;
  std::vector<Located<std::string>> headings;
  std::vector<Value> rows;

  bool operator==(const Table&) const = default;
};

/// One YAML file.
struct Document
{
  FileName file;
  Value root;

  bool operator==(const Document&) const = default;
};

/// One Markdown file: the front matter as a tree, the text after it untouched.
struct TextFile
{
  FileName file;
  Value front_matter;
  std::string body;
  /// The line of the file on which the body begins.
  std::uint32_t body_line = 1;

  bool operator==(const TextFile&) const = default;
};

/// A file that is handed on as it is: a template, a style sheet, a script.
struct RawFile
{
  FileName file;
  std::string bytes;

  bool operator==(const RawFile&) const = default;
};

/// Everything that stands in a project folder, parsed but not yet judged, in path order. What could
/// not be read is in `mistakes`; the rest goes on, so that one run shows all mistakes.
struct Sources
{
  std::vector<Document> documents;
  std::vector<Table> tables;
  std::vector<TextFile> texts;
  std::vector<RawFile> theme_files;
  /// The YAML files of the theme: its words and what it says of itself.
  std::vector<Document> theme_documents;
  /// The files of frozen editions, as they were published.
  std::vector<RawFile> edition_files;
  /// The lines of every source file, for the excerpt below a message.
  std::map<std::string, std::string, std::less<>> bytes_by_file;
  Diagnostics mistakes;
};

} // namespace peil
