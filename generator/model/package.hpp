#pragma once

#include "base/position.hpp"

#include <string>
#include <vector>

namespace peil {

/// A file of an installed npm package that the site ships, as a theme asks for it.
struct PackageFile
{
  enum class Use
  {
    /// Goes into `script/` under its own name.
    script,
    /// Comes before the theme's own rules in the one style sheet.
    style,
    /// Goes into the site as it is: a font, a picture.
    asset
  };

  Use use = Use::script;
  Located<std::string> package;
  /// Its path in the package.
  Located<std::string> file;
  /// Its path in the site; none for a style.
  std::string target;
  /// An ES module becomes a plain script that puts what it exports under this global name, and
  /// takes what it imports from that other global.
  std::string module_global;
  std::string imports_from;

  bool operator==(const PackageFile&) const = default;
};

/// A file of a package whose comments say whose work it is, that of others in it included.
struct PackageCredit
{
  Located<std::string> package;
  Located<std::string> file;

  bool operator==(const PackageCredit&) const = default;
};

/// What a theme says of itself in `thema.yaml`.
struct ThemeManifest
{
  std::vector<PackageFile> files;
  /// Dependencies that packages name and that are not in the shipped files, such as those of their
  /// command lines.
  std::vector<std::string> left_out;
  std::vector<PackageCredit> credits;

  bool operator==(const ThemeManifest&) const = default;
};

/// A package of which something ships, with the words that its licence asks us to pass on.
struct Package
{
  std::string name;
  std::string version;
  /// As its package.json says: "BSD-3-Clause".
  std::string licence;
  /// The text of its LICENSE file and of what further notices lie beside it; empty when it has
  /// none.
  std::string notice;
  /// What its own files say of whose work they hold, that of others included.
  std::string credits;

  bool operator==(const Package&) const = default;
};

/// What the packages bring along.
struct ShippedPackages
{
  /// The bytes of the files of the manifest, in its order.
  std::vector<std::string> contents;
  /// These packages and all that is built into their files, by name and version.
  std::vector<Package> packages;
};

} // namespace peil
