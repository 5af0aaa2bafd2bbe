#pragma once

#include "template/address.hpp"
#include "template/html_rules.hpp"

#include <optional>
#include <string>

namespace peil::template_engine {

/// Where in the syntax of HTML a place lies, as far as a browser's tokenizer goes
/// (https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
enum class HtmlState
{
  text,
  tag_opened,      ///< behind `<`
  tag_name,        ///< in the name of an opening tag
  tag_gap,         ///< behind a name or value: white space, `/` or `>` must follow
  tag_space,       ///< an attribute may begin
  attribute_name,  ///< in the name of an attribute
  attribute_named, ///< behind a name and white space: `=` may follow
  value_awaited,   ///< behind `=`
  quoted_value,
  unquoted_value,
  closing_tag,   ///< behind `</`, up to `>`
  markup_opened, ///< behind `<!`
  declaration,   ///< in `<!doctype`
  comment,
  body ///< in an element that holds text only
};

/// What the element of HtmlState::body holds.
enum class HtmlBody
{
  none,
  text,    ///< title, textarea: character references work, tags do not
  json,    ///< a script element with a JSON type
  nothing, ///< a script element with src
  refused  ///< an element that was reported already
};

/// All that decides what may stand at a place in a template and how it must be escaped. Branches
/// must end in a context equal to the one they began in.
struct HtmlContext
{
  HtmlState state = HtmlState::text;
  /// Of the tag or body around this place, lower case.
  std::string element;
  std::string attribute;
  AttributeKind attribute_kind = AttributeKind::plain;
  char quote = 0;
  bool script_has_type = false;
  bool script_is_json = false;
  bool script_has_source = false;
  HtmlBody body = HtmlBody::none;
  /// The part of a closing tag that was read within a body: "", "<", "</scr".
  std::string closing;
  bool in_json_string = false;
  bool in_json_escape = false;
  /// The last three signs of `<!…` or of a comment.
  std::string tail;

  bool operator==(const HtmlContext&) const = default;
  bool in_address() const;
};

/// How a value must be written at a place.
enum class Place
{
  text,
  attribute,
  address,
  json
};

/// Whether a value may stand somewhere: its place, or the reason why not. A refusal without a
/// message lies in something that was reported already.
struct Placement
{
  std::optional<Place> place;
  Refusal refusal;
};
Placement place_of_value(const HtmlContext& context);

/// Why a block tag ({% %}) may not stand here, or nothing when it may.
std::optional<Refusal> refusal_of_block(const HtmlContext& context);

/// The context behind a block of which the branches end in `a` and `b`, or nothing when they
/// differ. One may end behind a value and the other behind white space: then white space is due.
std::optional<HtmlContext> joined(const HtmlContext& a, const HtmlContext& b);

/// "de tekst", "attribuut 'class'", "de tag <a>".
Sentence describe(const HtmlContext& context);

} // namespace peil::template_engine
