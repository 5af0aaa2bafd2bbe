#pragma once

#include <string>
#include <string_view>

namespace peil::template_engine {

/// The way from one page of the site to an address that begins with `/`, so that links also work in
/// a sub-folder and opened from a disk. `page_path` is the file of the page, without a leading
/// slash. An address that ends in `/` (before `?` or `#`) names the `index.html` there; an address
/// that is no more than a place on the page itself becomes just its `#`:
///   relative_address("pijlers/p1/index.html", "/indicatoren/mkb/#cijfer")
///     == "../../indicatoren/mkb/index.html#cijfer"
std::string relative_address(std::string_view page_path, std::string_view site_address);

/// As relative_address, added to a text that has room already: pages hold many addresses.
void append_relative_address(std::string& text, std::string_view page_path,
                             std::string_view site_address);

/// Whether an address begins with `/` and so counts from the top of the site; `//host` does not.
bool is_site_address(std::string_view address);

} // namespace peil::template_engine
