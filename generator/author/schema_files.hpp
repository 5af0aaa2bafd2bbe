#pragma once

#include "author/vocabulary.hpp"
#include "model/output_file.hpp"

#include <string>
#include <vector>

namespace peil::author {

/// A schema and the files that it is for, in the words of `yaml.schemas` of an editor: paths with
/// `*` from the folder of the project, `!` before what is not meant.
struct SchemaUse
{
  std::string schema;
  std::vector<std::string> files;
};

/// The schemas for every kind of file that authors write in `data/`, and which is for what.
struct SchemaFiles
{
  std::vector<OutputFile> files;
  std::vector<SchemaUse> uses;
};

/// JSON Schemas (draft-07) from the tables that the checks read with, filled with the names that
/// this project has now.
SchemaFiles make_schemas(const Vocabulary& vocabulary);

/// The uses as the value of `yaml.schemas`, with `folder` (as in `./.peil/schema`) before each
/// schema.
std::string editor_mapping(const std::vector<SchemaUse>& uses, const std::string& folder);

/// The settings of an editor with its rows for schemas in `folder` replaced by these; everything
/// else stays, in its order. Nothing when the text is no plain JSON object.
std::optional<std::string> with_editor_mapping(const std::string& settings,
                                               const std::vector<SchemaUse>& uses,
                                               const std::string& folder);

} // namespace peil::author
