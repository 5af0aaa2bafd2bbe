#include "template/html_context.hpp"

namespace peil::template_engine {
namespace {

Sentence choose_with_if()
{
  return {"schrijf de mogelijkheden uit en kies met {% if %}",
          "write the possibilities out and choose with {% if %}"};
}

Refusal in_tag_name()
{
  return {say("waarde in de naam van een tag", "value in the name of a tag"), choose_with_if()};
}

Refusal in_attribute_name()
{
  return {say("waarde in de naam van een attribuut", "value in the name of an attribute"),
          choose_with_if()};
}

Refusal without_quotes(const HtmlContext& context)
{
  return {say("attribuut '{}' heeft geen aanhalingstekens", "attribute '{}' has no quotes",
              context.attribute),
          say("schrijf {}=\"…\"", "write {}=\"…\"", context.attribute)};
}

Refusal in_fixed_attribute(const HtmlContext& context)
{
  return {say("attribuut '{}' van <{}> moet vast in het sjabloon staan",
              "attribute '{}' of <{}> must be fixed in the template", context.attribute,
              context.element),
          {}};
}

Refusal in_comment()
{
  return {say("tag in HTML-commentaar", "tag in an HTML comment"),
          {"commentaar van een sjabloon staat in {# … #}", "template comments stand in {# … #}"}};
}

Refusal in_script()
{
  return {say("tag in een script", "tag in a script"),
          {"geef gegevens door in <script type=\"application/json\">{{ naam | json }}</script>",
           "pass data in <script type=\"application/json\">{{ name | json }}</script>"}};
}

Refusal in_json_text()
{
  return {say("waarde tussen aanhalingstekens in JSON", "value between quotes in JSON"),
          say("laat de aanhalingstekens weg: filter 'json' schrijft ze zelf",
              "leave the quotes out: filter 'json' writes them itself")};
}

std::optional<Refusal> refusal_in_attribute(const HtmlContext& context)
{
  if (context.attribute_kind == AttributeKind::refused)
    return Refusal{};
  if (context.attribute_kind == AttributeKind::fixed)
    return in_fixed_attribute(context);
  return std::nullopt;
}

std::optional<Refusal> refusal_in_body(const HtmlContext& context)
{
  if (context.body == HtmlBody::refused)
    return Refusal{};
  if (context.body == HtmlBody::nothing)
    return in_script();
  if (!context.closing.empty())
    return in_tag_name();
  return std::nullopt;
}

// What holds for values and block tags alike.
std::optional<Refusal> refusal_of_tag(const HtmlContext& context)
{
  switch (context.state) {
  case HtmlState::tag_opened:
  case HtmlState::closing_tag:
    return in_tag_name();
  case HtmlState::markup_opened:
  case HtmlState::declaration:
    return Refusal{say("tag in een declaratie <!…>", "tag in a declaration <!…>"), {}};
  case HtmlState::comment:
    return in_comment();
  case HtmlState::value_awaited:
  case HtmlState::unquoted_value:
    return context.attribute_kind == AttributeKind::refused ? Refusal{} : without_quotes(context);
  case HtmlState::quoted_value:
    return refusal_in_attribute(context);
  case HtmlState::body:
    return refusal_in_body(context);
  default:
    return std::nullopt;
  }
}

Placement place_in_body(const HtmlContext& context)
{
  if (context.body == HtmlBody::text)
    return {Place::text, {}};
  if (context.in_json_string)
    return {std::nullopt, in_json_text()};
  return {Place::json, {}};
}

bool is_between_attributes(HtmlState state)
{
  return state == HtmlState::tag_gap || state == HtmlState::tag_space;
}

} // namespace

bool HtmlContext::in_address() const
{
  return state == HtmlState::quoted_value &&
         (attribute_kind == AttributeKind::link || attribute_kind == AttributeKind::fetched);
}

Placement place_of_value(const HtmlContext& context)
{
  if (std::optional<Refusal> refusal = refusal_of_tag(context))
    return {std::nullopt, std::move(*refusal)};
  switch (context.state) {
  case HtmlState::text:
    return {Place::text, {}};
  case HtmlState::quoted_value:
    return {context.in_address() ? Place::address : Place::attribute, {}};
  case HtmlState::body:
    return place_in_body(context);
  case HtmlState::tag_name:
    return {std::nullopt, in_tag_name()};
  default:
    return {std::nullopt, in_attribute_name()};
  }
}

std::optional<Refusal> refusal_of_block(const HtmlContext& context)
{
  return refusal_of_tag(context);
}

std::optional<HtmlContext> joined(const HtmlContext& a, const HtmlContext& b)
{
  if (a == b)
    return a;
  if (!is_between_attributes(a.state) || !is_between_attributes(b.state))
    return std::nullopt;
  HtmlContext left = a;
  HtmlContext right = b;
  left.state = right.state = HtmlState::tag_gap;
  return left == right ? std::optional(left) : std::nullopt;
}

Sentence describe(const HtmlContext& context)
{
  switch (context.state) {
  case HtmlState::text:
    return say("de tekst", "the text");
  case HtmlState::quoted_value:
  case HtmlState::unquoted_value:
  case HtmlState::value_awaited:
    return say("attribuut '{}'", "attribute '{}'", context.attribute);
  case HtmlState::comment:
    return say("HTML-commentaar", "an HTML comment");
  case HtmlState::markup_opened:
  case HtmlState::declaration:
    return say("een declaratie <!…>", "a declaration <!…>");
  case HtmlState::body:
    return say("<{}>", "<{}>", context.element);
  case HtmlState::tag_opened:
  case HtmlState::closing_tag:
    return say("een tag", "a tag");
  default:
    return say("de tag <{}>", "the tag <{}>", context.element);
  }
}

} // namespace peil::template_engine
