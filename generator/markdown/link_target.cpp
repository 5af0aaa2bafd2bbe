#include "markdown/link_target.hpp"

#include <algorithm>

namespace peil::markdown {
namespace {

bool is_control(char c)
{
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20U || byte == 0x7FU;
}

char to_lower(char c)
{
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A browser leaves out spaces before an address, so they may not hide what it is.
std::string_view without_spaces_before(std::string_view target)
{
  target.remove_prefix(std::min(target.find_first_not_of(' '), target.size()));
  return target;
}

} // namespace

std::string scheme_of(std::string_view target)
{
  target = without_spaces_before(target);
  const std::size_t end = target.find_first_of(":/?#");
  if (end == std::string_view::npos || target[end] != ':')
    return {};
  std::string scheme(target.substr(0, end));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), to_lower);
  return scheme;
}

TargetKind kind_of_target(std::string_view target)
{
  if (std::any_of(target.begin(), target.end(), is_control))
    return TargetKind::control_character;
  if (target.find('\\') != std::string_view::npos)
    return TargetKind::backslash;
  target = without_spaces_before(target);
  if (target.empty())
    return TargetKind::none;
  if (target.starts_with("//"))
    return TargetKind::same_scheme;
  if (target.front() == '#')
    return TargetKind::fragment;
  const std::string scheme = scheme_of(target);
  if (scheme == "http" || scheme == "https")
    return TargetKind::web;
  if (scheme == "mailto" || scheme == "tel")
    return TargetKind::contact;
  const bool has_scheme = !scheme.empty() || target.front() == ':';
  return has_scheme ? TargetKind::other_scheme : TargetKind::inside;
}

bool may_link_to(TargetKind kind)
{
  return kind == TargetKind::inside || kind == TargetKind::fragment || kind == TargetKind::web ||
         kind == TargetKind::contact;
}

bool may_show_image_from(TargetKind kind)
{
  return kind == TargetKind::inside;
}

} // namespace peil::markdown
