#pragma once

#include "base/result.hpp"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

namespace peil::template_engine {

/// What stands between the brackets of a filter: `"1"`, or with a name `aantal = lijst | lengte`.
struct Argument
{
  std::string name;
  nlohmann::json value;
};

/// Makes one value out of another: `{{ waarde | getal("1") }}`. It is never given null: an absent
/// value passes by every filter but `default`. A mistake it returns without a position is reported
/// at its place in the template.
using FilterFunction = std::function<Result<nlohmann::json>(const nlohmann::json& value,
                                                            std::span<const Argument> arguments)>;

struct Filter
{
  FilterFunction apply;
  std::size_t fewest_arguments = 0;
  std::size_t most_arguments = 0;
  /// Whether the arguments have names, each once.
  bool named = false;
};

/// By the name that templates use. `raw`, `json` and `default` belong to the language itself.
using Filters = std::map<std::string, Filter, std::less<>>;

/// The filters every template has: `lengte`.
Filters built_in_filters();

/// "een tekst", "een lijst": what a value is, in a message.
Sentence kind_of(const nlohmann::json& value);

} // namespace peil::template_engine
