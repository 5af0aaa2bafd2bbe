#include "live_site.hpp"

#include "render/site.hpp"

namespace peil {

LiveSite::LiveSite(BuildOptions options)
    : m_options(std::move(options)), m_keeper(m_options.folders.drawing)
{
}

const Sources& LiveSite::read(Files& files)
{
  const Sources& sources = m_sources.read(files, m_options.folders.sources);
  if (m_sources.changed_below("data/"))
    m_keeper.forget_data();
  if (m_sources.changed_below("data/edities"))
    m_keeper.editions.reset();
  return sources;
}

Result<MadeSite> LiveSite::make(Files& files)
{
  return make_site(m_options, read(files), files, &m_keeper.artist);
}

Result<std::vector<OutputFile>> LiveSite::make_some(const std::vector<std::string>& paths,
                                                    Files& files)
{
  std::set<std::string> alone;
  for (const std::string& path : paths)
    if (render::can_render_alone(path))
      alone.insert(path);
  return make_pages(m_options, read(files), alone, m_keeper, files);
}

Result<write::WriteReport> LiveSite::write(const std::vector<OutputFile>& made) const
{
  const std::filesystem::path& project = m_options.folders.sources.project;
  return write::write_output(made,
                             {m_options.folders.output, {project}, read::source_folders(project)});
}

void LiveSite::get_ready()
{
  m_keeper.artist.get_ready();
  m_keeper.outdated.clear();
}

} // namespace peil
