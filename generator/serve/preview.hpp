#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace peil::serve {

/// Who makes the site: the driver, that knows all stages.
class SiteMaker
{
public:
  virtual ~SiteMaker() = default;

  /// These pages of the site as they read now, sooner than all of it; what else is found is not in
  /// it. Reports what is wrong with the sources as far as these pages tell.
  virtual Result<std::vector<OutputFile>> make_pages(const std::vector<std::string>& paths) = 0;

  /// All of it, or everything that is wrong with the sources.
  virtual Result<std::vector<OutputFile>> make_site() = 0;

  /// Writes what make_site made last.
  virtual Diagnostics write_site() = 0;
};

struct PreviewOptions
{
  /// 0: any that is free.
  int port = 0;
  Language language = Language::dutch;
  /// The folders of sources, absolute.
  std::vector<std::filesystem::path> watched;
  /// What web servers are asked to send, for while there is no site yet that says it itself.
  std::string headers;
  /// Mistakes as the terminal shows them; the text of one, with the lines it is about.
  std::function<std::string(const Diagnostic&)> text_of;
  /// "2 fouten, 1 waarschuwing"
  std::function<std::string(const Diagnostics&)> count_of;
};

/// Makes the site, serves it, and makes it again whenever something is saved, until Ctrl-C or
/// SIGTERM; the browser follows by itself. What a reader looks at comes first, the rest and the
/// site on disk shortly after. With mistakes the last good site stays, with the mistakes over it.
/// The mistakes returned are those of the machine: no port to be had.
Diagnostics run_preview(SiteMaker& maker, const PreviewOptions& options);

} // namespace peil::serve
