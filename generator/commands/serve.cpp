#include "commands/serve.hpp"

#include "base/disk_files.hpp"
#include "commands/report.hpp"
#include "commands/source_lines.hpp"
#include "live_site.hpp"
#include "serve/preview.hpp"

namespace peil::commands {
namespace {

/// The driver as the preview wants it.
class Maker : public serve::SiteMaker
{
public:
  explicit Maker(const BuildOptions& options) : m_live(options) {}

  Result<std::vector<OutputFile>> make_pages(const std::vector<std::string>& paths) override
  {
    return m_live.make_some(paths, m_files);
  }

  Result<std::vector<OutputFile>> make_site() override
  {
    TRY_ASSIGN(MadeSite made, m_live.make(m_files));
    m_made = made.files;
    return std::move(made.files);
  }

  Diagnostics write_site() override
  {
    const Result<write::WriteReport> written = m_live.write(m_made);
    m_live.get_ready();
    return written.ok() ? Diagnostics() : written.mistakes();
  }

private:
  DiskFiles m_files;
  LiveSite m_live;
  std::vector<OutputFile> m_made;
};

} // namespace

Diagnostics serve(const ServeCommand& command, const BuildOptions& options)
{
  const CommonOptions& common = command.common;
  const std::filesystem::path& project = options.folders.sources.project;
  const std::filesystem::path& theme = options.folders.sources.default_theme;
  serve::PreviewOptions preview;
  preview.port = command.port;
  preview.language = common.language;
  preview.watched = {project / "data", project / "content", project / "themes", theme};
  if (const Result<std::string> headers = DiskFiles().read(theme / "hosting" / "_headers");
      headers.ok())
    preview.headers = headers.value();
  // Lines are read again for each message: the file has just changed.
  preview.text_of = [&](const Diagnostic& one) {
    return to_text(one, common.language, source_lines(project, theme), common.purpose);
  };
  preview.count_of = [&](const Diagnostics& all) {
    return count_text(all, common.language, common.purpose);
  };
  Maker maker(options);
  return serve::run_preview(maker, preview);
}

} // namespace peil::commands
