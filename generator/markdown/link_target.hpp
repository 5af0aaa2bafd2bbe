#pragma once

#include <string>
#include <string_view>

namespace peil::markdown {

/// Where a link leads. The last five are refused: they are mistakes in a text and are not written
/// to a page, whether they stand in the source or came with a value.
enum class TargetKind
{
  inside,   // relative or from `/`
  fragment, // `#...`: a heading in the same text, or another id on the page
  web,      // http, https
  contact,  // mailto, tel
  none,
  other_scheme,
  same_scheme, // `//host`: what it leads to depends on how the page was opened
  backslash,   // browsers read `\` as `/`
  control_character
};

TargetKind kind_of_target(std::string_view target);

/// Links go anywhere that is not refused; images come from the site itself, which makes no request
/// to another host.
bool may_link_to(TargetKind kind);
bool may_show_image_from(TargetKind kind);

/// Lower case and without the colon; empty for a target without one.
std::string scheme_of(std::string_view target);

} // namespace peil::markdown
