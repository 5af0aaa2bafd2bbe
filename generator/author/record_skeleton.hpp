#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "model/register.hpp"
#include "model/sources.hpp"

#include <string>
#include <string_view>

namespace peil::author {

/// A record of this register to fill in, as text to paste into its file: every field with its
/// meaning, its type or choices and an example. What is required stands there blank, what may be
/// left out stands behind `# `, explanations behind `## `. A register whose records are all in CSV
/// gives the explanations, the heading line and an example row. An unknown register is a mistake.
Result<std::string> record_skeleton(const Sources& sources, std::string_view register_name);

} // namespace peil::author
