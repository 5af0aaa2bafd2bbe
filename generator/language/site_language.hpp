#pragma once

#include "base/notation.hpp"

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

/// The words of the site, apart from the code that uses them: a language is a file.
namespace peil::language {

/// What stands in the place of `{name}`. `aantal`, a number, also chooses between the forms of a
/// text that has more than one.
using TextValue = std::pair<std::string_view, nlohmann::json>;

/// Everything the site says in one language, and how that language writes numbers and dates.
struct SiteLanguage
{
  /// As in `lang="nl"`.
  std::string id;
  /// In that language itself: "Nederlands".
  std::string name;
  Notation notation;
  /// Texts by section: a text, `{een, meer}` (and `nul`, if none reads differently), or a section.
  nlohmann::json texts;

  /// The text at a path of dots ("grafiek.bereik.zin") with its names filled in. A path that does
  /// not exist gives the path itself, so that it shows up in every test and on every page.
  std::string say(std::string_view path, std::initializer_list<TextValue> values = {}) const;
};

/// The form of a text for this many: `text` itself, or its member `nul`, `een` or `meer` (the last
/// also in the place of one that it does not have). Null when the text has forms and `values` holds
/// no `aantal`.
const nlohmann::json* form_of(const nlohmann::json& text, const nlohmann::json& values);

/// Whether this is a text of more than one form.
bool has_forms(const nlohmann::json& text);

} // namespace peil::language
