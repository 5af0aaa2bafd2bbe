#pragma once

#include "model/output_file.hpp"

#include <string>

namespace peil::gate {

/// What one file of the site says, decoded, by the kind of place where it says so.
struct Streams
{
  /// What a reader sees or hears; tags are line ends, so that a sentence may run over them.
  std::string text;
  /// The values of attributes, parted by `k_break`; without those that only draw lines.
  std::string attributes;
  /// JSON and scripts: a bare number there is a number.
  std::string data;
};

/// The streams of HTML, SVG, XML, JSON, CSV and plain text; nothing for pictures and fonts. The
/// path is part of what a file says.
Streams streams_of(const OutputFile& file);

bool is_markup(std::string_view path);

} // namespace peil::gate
