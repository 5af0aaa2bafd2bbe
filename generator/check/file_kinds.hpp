#pragma once

#include "check/key.hpp"

#include <span>
#include <string_view>

namespace peil::check {

/// A kind of file that authors write under `data/`: a short name for it, where it stands (`*` is
/// one name), what it is in Dutch, and what stands at its top.
struct FileKind
{
  std::string_view name;
  std::string_view pattern;
  std::string_view title;
  Shape root;
};

/// All kinds but the records of registers, which have no fixed keys (docs/gegevens.md).
std::span<const FileKind> file_kinds();

} // namespace peil::check
