#include "commands/installation.hpp"

#include <system_error>

namespace peil::commands {

Installation find_installation()
{
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path build = program.parent_path();
  // build/release/peil in a checkout
  const fs::path checkout = build.parent_path().parent_path();
  const fs::path modules = checkout / "node_modules";
  return {checkout / "themes" / "standaard",
          build / "peil-chart-worker",
          {modules / "vega/build/vega.min.js", modules / "vega-lite/build/vega-lite.min.js"},
          modules,
          checkout / "beginproject"};
}

} // namespace peil::commands
