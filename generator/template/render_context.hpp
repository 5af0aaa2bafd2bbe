#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace peil::template_engine {

/// What a page is rendered for, beside its own data.
struct RenderContext
{
  /// The file of the page in the site, like `indicatoren/mkb/index.html`: addresses that begin with
  /// `/` are made relative to it.
  std::string_view page_path;
  /// Names that every page knows, so that they need not be copied into the data of each; names of
  /// the page itself go before. May be absent.
  const nlohmann::json* shared = nullptr;
  /// Where a page really stands that templates know by this address: a site in more languages has
  /// some of its pages twice. Without it, at that address.
  std::function<std::string(std::string_view address)> place_of = {};
};

} // namespace peil::template_engine
