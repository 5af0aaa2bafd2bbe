#pragma once

#include "model/sources.hpp"

#include <string_view>
#include <vector>

namespace peil::check {

/// The YAML file with this name, or null.
const Document* find_document(const Sources& sources, std::string_view name);

/// The YAML files directly in this folder (`data/indicatoren/`), in order of name.
std::vector<const Document*> documents_in(const Sources& sources, std::string_view folder);

/// `data/indicatoren/mkb.yaml` -> `mkb`.
std::string_view stem_of(const FileName& file);

} // namespace peil::check
