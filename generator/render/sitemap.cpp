#include "render/sitemap.hpp"

#include <fmt/core.h>
#include <string_view>

namespace peil::render {

std::vector<OutputFile> make_sitemap(const Plan& plan, const std::vector<std::string>& addresses)
{
  // Without a public address the sitemap lists paths from the top of the site: not for a search
  // engine yet, but the list is there and complete.
  const std::string_view base =
      plan.address.empty() ? std::string_view() : std::string_view(plan.address);
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& address : addresses)
    text += fmt::format("  <url><loc>{}{}</loc></url>\n", base,
                        base.empty() ? address : address.substr(1));
  return {{"sitemap.xml", text + "</urlset>\n"}};
}

} // namespace peil::render
