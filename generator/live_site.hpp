#pragma once

#include "build_site.hpp"
#include "make_pages.hpp"

#include <string>
#include <vector>

namespace peil {

/// A site that is made again and again from sources that change a little each time, for `peil
/// serve`. What it makes is, to the byte, what build_site would write. It keeps what depends on
/// files that did not change: parsed sources, the checked project and what it comes to, the
/// compiled theme, drawn charts. All else is done anew each time, so nothing can go stale.
class LiveSite
{
public:
  explicit LiveSite(BuildOptions options);

  /// All of the site.
  Result<MadeSite> make(Files& files);

  /// These pages, sooner (see make_pages in build_site.hpp).
  Result<std::vector<OutputFile>> make_some(const std::vector<std::string>& paths, Files& files);

  Result<write::WriteReport> write(const std::vector<OutputFile>& made) const;

  /// Uses the time until the next change for what that will need.
  void get_ready();

private:
  const Sources& read(Files& files);

  BuildOptions m_options;
  read::KeptSources m_sources;
  PageKeeper m_keeper;
};

} // namespace peil
