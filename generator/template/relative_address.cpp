#include "template/relative_address.hpp"

#include "template/character.hpp"

#include <algorithm>

namespace peil::template_engine {
namespace {

constexpr std::string_view k_index_file = "index.html";
constexpr ByteSet k_ends_path("?#");

bool is_page(std::string_view page_path, std::string_view path, std::string_view file)
{
  return page_path.size() == path.size() + file.size() && page_path.starts_with(path) &&
         page_path.ends_with(file);
}

// The length of the folders both paths share, up to and including a slash. An empty folder name
// (`a//b`) ends it: what remains must not begin with a slash.
std::size_t shared_folders(std::string_view page, std::string_view target)
{
  std::size_t shared = 0;
  const std::size_t shortest = std::min(page.size(), target.size());
  for (std::size_t i = 0; i < shortest && page[i] == target[i]; ++i) {
    if (page[i] != '/')
      continue;
    if (i + 1 < target.size() && target[i + 1] == '/')
      break;
    shared = i + 1;
  }
  return shared;
}

// `a:b` would be read as scheme `a`, and a leading slash as the top of the server.
bool needs_dot(std::string_view relative)
{
  const std::size_t first = relative.find_first_of(":/?#");
  return first == 0 ? relative.front() == '/'
                    : first != std::string_view::npos && relative[first] == ':';
}

} // namespace

bool is_site_address(std::string_view address)
{
  return address.starts_with('/') && !address.starts_with("//");
}

std::string relative_address(std::string_view page_path, std::string_view site_address)
{
  std::string text;
  append_relative_address(text, page_path, site_address);
  return text;
}

void append_relative_address(std::string& text, std::string_view page_path,
                             std::string_view site_address)
{
  site_address.remove_prefix(site_address.starts_with('/') ? 1 : 0);
  const std::size_t path_end = k_ends_path.find_in(site_address);
  const std::string_view path = site_address.substr(0, path_end);
  const std::string_view rest = site_address.substr(path_end);
  const std::string_view file = path.empty() || path.ends_with('/') ? k_index_file : "";
  if (rest.size() > 1 && rest.front() == '#' && is_page(page_path, path, file)) {
    text += rest;
    return;
  }
  const std::size_t shared = shared_folders(page_path, path);
  const auto up =
      std::count(page_path.begin() + static_cast<std::ptrdiff_t>(shared), page_path.end(), '/');
  for (auto i = up; i > 0; --i)
    text += "../";
  const std::string_view below = path.substr(shared);
  if (up == 0 && needs_dot(below))
    text += "./";
  text += below;
  text += file;
  text += rest;
}

} // namespace peil::template_engine
