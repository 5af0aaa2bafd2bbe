#include "template/filter.hpp"

#include "base/text.hpp"

namespace peil::template_engine {
namespace {

using nlohmann::json;

Result<json> length(const json& value, std::span<const Argument> /*arguments*/)
{
  if (value.is_array() || value.is_object())
    return json(value.size());
  if (value.is_string())
    return json(count_characters(value.get_ref<const std::string&>()));
  const Sentence kind = kind_of(value);
  return error_at({}, {"'lengte' van " + kind.nl, "'lengte' of " + kind.en},
                  say("alleen een tekst, een lijst en een object hebben een lengte",
                      "only a text, a list and an object have a length"));
}

} // namespace

Filters built_in_filters()
{
  return {{"lengte", Filter{length}}};
}

Sentence kind_of(const json& value)
{
  if (value.is_null())
    return {"leeg", "null"};
  if (value.is_string())
    return {"een tekst", "a text"};
  if (value.is_boolean())
    return {"ja of nee (true, false)", "true or false"};
  if (value.is_array())
    return {"een lijst", "a list"};
  if (value.is_object())
    return {"een object", "an object"};
  return {"een getal", "a number"};
}

} // namespace peil::template_engine
