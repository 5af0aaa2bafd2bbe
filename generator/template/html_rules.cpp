#include "template/html_rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace peil::template_engine {
namespace {

struct AttributeRule
{
  std::string_view name;
  /// Empty: on every element.
  std::string_view element;
  AttributeKind kind;
};
// https://html.spec.whatwg.org/multipage/indices.html#attributes-3, the ones that hold addresses;
// the first row that fits counts.
constexpr std::array k_attributes{
    AttributeRule{"href", "image", AttributeKind::fetched},
    AttributeRule{"href", "use", AttributeKind::fetched},
    AttributeRule{"xlink:href", "image", AttributeKind::fetched},
    AttributeRule{"xlink:href", "use", AttributeKind::fetched},
    AttributeRule{"action", "", AttributeKind::link},
    AttributeRule{"cite", "", AttributeKind::link},
    AttributeRule{"formaction", "", AttributeKind::link},
    AttributeRule{"href", "", AttributeKind::link},
    AttributeRule{"longdesc", "", AttributeKind::link},
    AttributeRule{"manifest", "", AttributeKind::link},
    AttributeRule{"xlink:href", "", AttributeKind::link},
    AttributeRule{"background", "", AttributeKind::fetched},
    AttributeRule{"poster", "", AttributeKind::fetched},
    AttributeRule{"src", "", AttributeKind::fetched},
    AttributeRule{"http-equiv", "meta", AttributeKind::fixed},
    AttributeRule{"type", "script", AttributeKind::fixed},
    AttributeRule{"imagesrcset", "", AttributeKind::refused},
    AttributeRule{"ping", "", AttributeKind::refused},
    AttributeRule{"srcdoc", "", AttributeKind::refused},
    AttributeRule{"srcset", "", AttributeKind::refused},
    AttributeRule{"style", "", AttributeKind::refused},
};

struct ElementRule
{
  std::string_view name;
  bool text_body;
  std::string_view advice_nl;
  std::string_view advice_en;
};
constexpr std::string_view k_embed_nl =
    "de pagina's laten niets van buiten in (Content-Security-Policy)";
constexpr std::string_view k_embed_en =
    "the pages let nothing in from outside (Content-Security-Policy)";
constexpr std::string_view k_old_nl = "het element is verouderd; gebruik <pre>";
constexpr std::string_view k_old_en = "the element is obsolete; use <pre>";
constexpr std::string_view k_motion_nl =
    "de pagina's bewegen niet, en zo'n element kan een adres veranderen";
constexpr std::string_view k_motion_en =
    "the pages do not move, and such an element can change an address";
constexpr std::string_view k_style_nl = "zet de opmaak in een stylesheet van het thema";
constexpr std::string_view k_style_en = "put the style in a style sheet of the theme";
constexpr std::array k_elements{
    ElementRule{"animate", false, k_motion_nl, k_motion_en},
    ElementRule{"animatemotion", false, k_motion_nl, k_motion_en},
    ElementRule{"animatetransform", false, k_motion_nl, k_motion_en},
    ElementRule{"applet", false, k_embed_nl, k_embed_en},
    ElementRule{"base", false, "adressen op de site worden al relatief gemaakt",
                "addresses on the site are made relative already"},
    ElementRule{"embed", false, k_embed_nl, k_embed_en},
    ElementRule{"frame", false, k_embed_nl, k_embed_en},
    ElementRule{"frameset", false, k_embed_nl, k_embed_en},
    ElementRule{"iframe", true, k_embed_nl, k_embed_en},
    ElementRule{"noembed", true, k_old_nl, k_old_en},
    ElementRule{"noframes", true, k_old_nl, k_old_en},
    ElementRule{"object", false, k_embed_nl, k_embed_en},
    ElementRule{"plaintext", true, k_old_nl, k_old_en},
    ElementRule{"set", false, k_motion_nl, k_motion_en},
    ElementRule{"style", true, k_style_nl, k_style_en},
    ElementRule{"xmp", true, k_old_nl, k_old_en},
};

const ElementRule* find_element(std::string_view name)
{
  const auto* const found = std::find_if(k_elements.begin(), k_elements.end(),
                                         [&](const ElementRule& one) { return one.name == name; });
  return found == k_elements.end() ? nullptr : found;
}

bool is_event_attribute(std::string_view attribute)
{
  return attribute.size() > 2 && attribute.starts_with("on");
}

} // namespace

AttributeKind attribute_kind(std::string_view element, std::string_view attribute)
{
  if (is_event_attribute(attribute))
    return AttributeKind::refused;
  for (const AttributeRule& one : k_attributes)
    if (one.name == attribute && (one.element.empty() || one.element == element))
      return one.kind;
  return AttributeKind::plain;
}

Sentence advice_on_attribute(std::string_view attribute)
{
  if (is_event_attribute(attribute))
    return say("koppel de gebeurtenis in een scriptbestand van het thema",
               "attach the event in a script file of the theme");
  if (attribute == "style")
    return say("geef een class en zet de opmaak in een stylesheet van het thema",
               "give a class and put the style in a style sheet of the theme");
  if (attribute == "srcset" || attribute == "imagesrcset")
    return say("gebruik src: adressen in srcset worden niet relatief gemaakt",
               "use src: addresses in srcset are not made relative");
  return {std::string(k_embed_nl), std::string(k_embed_en)};
}

Sentence advice_on_element(std::string_view element)
{
  const ElementRule* const rule = find_element(element);
  return rule == nullptr ? Sentence{}
                         : Sentence{std::string(rule->advice_nl), std::string(rule->advice_en)};
}

bool has_text_body(std::string_view element)
{
  if (element == "title" || element == "textarea" || element == "script")
    return true;
  const ElementRule* const rule = find_element(element);
  return rule != nullptr && rule->text_body;
}

bool is_json_type(std::string_view type)
{
  const std::string_view bare = trimmed(type);
  return bare == "application/json" || bare.ends_with("+json");
}

} // namespace peil::template_engine
