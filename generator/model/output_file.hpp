#pragma once

#include <string>

namespace peil {

/// One file of the site: its path inside the output folder, with `/` between folders and neither a
/// leading one nor `..`, and its bytes.
struct OutputFile
{
  std::string path;
  std::string bytes;

  bool operator==(const OutputFile&) const = default;
};

} // namespace peil
