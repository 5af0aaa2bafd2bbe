#include "language/site_language.hpp"

#include "base/text.hpp"

#include <vector>

namespace peil::language {
namespace {

using nlohmann::json;

const json* find(const json& texts, std::string_view path)
{
  const json* found = &texts;
  for (const std::string_view step : split(path, '.')) {
    const auto member = found->find(std::string(step));
    if (!found->is_object() || member == found->end())
      return nullptr;
    found = &*member;
  }
  return found;
}

} // namespace

bool has_forms(const json& text)
{
  return text.is_object() && text.contains("meer");
}

const json* form_of(const json& text, const json& values)
{
  if (!has_forms(text))
    return &text;
  const auto count = values.find("aantal");
  if (count == values.end() || !count->is_number())
    return nullptr;
  if (*count == 0 && text.contains("nul"))
    return &text["nul"];
  // Not every language says one thing differently.
  return &text[*count == 1 && text.contains("een") ? "een" : "meer"];
}

std::string SiteLanguage::say(std::string_view path, std::initializer_list<TextValue> values) const
{
  json by_name = json::object();
  std::vector<PatternValue> shown;
  for (const auto& [place, value] : values) {
    by_name[std::string(place)] = value;
    shown.emplace_back(place, value.is_string() ? value.get<std::string>() : value.dump());
  }
  const json* text = find(texts, path);
  const json* form = text == nullptr ? nullptr : form_of(*text, by_name);
  return form == nullptr || !form->is_string() ? std::string(path)
                                               : filled(form->get_ref<const std::string&>(), shown);
}

} // namespace peil::language
