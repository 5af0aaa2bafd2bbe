#include "render/text_filter.hpp"

#include "base/text.hpp"
#include "language/site_language.hpp"

namespace peil::render {
namespace {

using nlohmann::json;
using template_engine::Argument;

constexpr std::size_t k_most_values = 9;

Diagnostic not_filled(const std::string& name)
{
  return error_at({}, say("niets vult '{{{}}}'", "nothing fills '{{{}}}'", name),
                  say("schrijf vul({} = …)", "write vul({} = …)", name));
}

Result<json> fill(const json& text, std::span<const Argument> arguments)
{
  json by_name = json::object();
  std::vector<PatternValue> values;
  for (const Argument& argument : arguments) {
    by_name[argument.name] = argument.value;
    values.emplace_back(argument.name, argument.value.is_string()
                                           ? argument.value.get<std::string>()
                                           : argument.value.dump());
  }
  const json* form = language::form_of(text, by_name);
  if (form == nullptr)
    return not_filled("aantal");
  const std::string filled_text = filled(form->get_ref<const std::string&>(), values);
  for (const std::string& name : names_in(form->get_ref<const std::string&>()))
    if (!by_name.contains(name))
      return not_filled(name);
  return json(filled_text);
}

} // namespace

template_engine::Filter text_filter()
{
  return {fill, 1, k_most_values, true};
}

} // namespace peil::render
