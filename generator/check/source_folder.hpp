#pragma once

#include "base/diagnostic.hpp"
#include "model/sources.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::check {

/// The files in a folder that reading gave up on: what stood in them is unknown, so nothing may be
/// called missing because of it. `folder` ends with a `/`; in order of name, each once.
std::vector<std::string> unreadable_files(const Sources& sources, std::string_view folder);

/// Whether a file of this name stands deeper than directly in `folder`.
bool is_deeper(const FileName& file, std::string_view folder);

/// A mistake about something that stands there twice, with a note at the first.
Diagnostic already_there(Position at, Sentence message, Position first, Sentence hint);

} // namespace peil::check
