#pragma once

#include "base/files.hpp"

namespace peil {

/// The files of this machine. Reads regular files only and follows no symbolic link; may be used
/// from several threads at once.
class DiskFiles : public Files
{
public:
  Result<std::vector<Entry>> list(const std::filesystem::path& folder) override;
  Result<std::string> read(const std::filesystem::path& file) override;
};

} // namespace peil
