#pragma once

#include "base/diagnostic.hpp"
#include "model/register.hpp"
#include "model/sources.hpp"

#include <map>
#include <string>
#include <vector>

namespace peil::check {

/// The lists of choices that several registers use, by name.
using CodeLists = std::map<std::string, std::vector<Choice>, std::less<>>;

/// Reads `data/lijsten/NAAM.yaml` (docs/gegevens.md). A list that cannot be read is in the result
/// without choices, so that a field that uses it is not blamed as well.
CodeLists read_code_lists(const Sources& sources, Diagnostics& mistakes);

/// The choices under `keuzes`, in a list or with a field; reports codes that are no key word or
/// stand there twice, and a list without any choice.
std::vector<Choice> read_choices(const Value& list, Diagnostics& mistakes);

std::vector<std::string> codes_of(const std::vector<Choice>& choices);

} // namespace peil::check
