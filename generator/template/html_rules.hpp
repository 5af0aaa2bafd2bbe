#pragma once

#include "base/diagnostic.hpp"

#include <string_view>

namespace peil::template_engine {

/// What a browser does with the value of an attribute.
enum class AttributeKind
{
  plain,   ///< shows or uses it as text
  link,    ///< an address to go to
  fetched, ///< an address it fetches at once
  fixed,   ///< decides what the element is: must stand in the template itself
  refused  ///< not in our pages
};

/// Names are lower case. `element` matters where one attribute means two things.
AttributeKind attribute_kind(std::string_view element, std::string_view attribute);

/// What to do instead of a refused attribute.
Sentence advice_on_attribute(std::string_view attribute);

/// What to do instead of a refused element, or an empty sentence when the element is welcome.
Sentence advice_on_element(std::string_view element);

/// Whether all up to its closing tag is text to a browser (title, textarea, script, style, …).
bool has_text_body(std::string_view element);

/// `application/json` and every type that ends in `+json`.
bool is_json_type(std::string_view type);

} // namespace peil::template_engine
