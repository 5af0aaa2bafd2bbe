#pragma once

#include "base/files.hpp"
#include "model/package.hpp"

#include <filesystem>

namespace peil::read {

/// The files that a theme ships from `folder` (a `node_modules`), and name, version and licence of
/// their packages and of all that those depend on. Reports, at its place in the manifest, a package
/// that is not installed and a file that is not in it.
Result<ShippedPackages> read_packages(Files& files, const std::filesystem::path& folder,
                                      const ThemeManifest& manifest);

} // namespace peil::read
