#include "template/evaluation.hpp"

#include <algorithm>

namespace peil::template_engine {
namespace {

using nlohmann::json;

// A filter knows nothing of templates, so its mistakes get their place here.
void report(Diagnostics& mistakes, Diagnostics found, const FilterCall& call)
{
  for (Diagnostic& one : found) {
    if (one.at.line == 0)
      one.at = call.at;
    mistakes.push_back(std::move(one));
  }
}

// The one place where a filter that trusts its value too much is caught.
Result<json> call_filter(const FilterCall& call, const json& value,
                         std::span<const Argument> arguments)
{
  try {
    return call.filter->apply(value, arguments);
  } catch (const json::exception&) {
    const Sentence kind = kind_of(value);
    Sentence message = say("filter '{}' kan niet overweg met {}", "", call.name, kind.nl);
    message.en = fmt::format("filter '{}' cannot handle {}", call.name, kind.en);
    return error_at(call.at, std::move(message));
  }
}

// Nothing after a mistake in one of them.
std::optional<std::vector<Argument>> arguments_of(const FilterCall& call, const Scope& scope,
                                                  Diagnostics& mistakes)
{
  std::vector<Argument> arguments;
  for (const Binding& binding : call.arguments) {
    Storage storage;
    const json* value = evaluate(binding.value, scope, storage, mistakes);
    if (value == nullptr)
      return std::nullopt;
    arguments.push_back({binding.name, *value});
  }
  return arguments;
}

const json* apply(const FilterCall& call, const json& value, const Scope& scope, Storage& storage,
                  Diagnostics& mistakes)
{
  const bool is_default = call.filter == nullptr;
  if (value.is_null() != is_default)
    return &value;
  std::optional<std::vector<Argument>> arguments = arguments_of(call, scope, mistakes);
  if (!arguments)
    return nullptr;
  if (is_default) {
    storage = std::move(arguments->front().value);
    return &*storage;
  }
  Result<json> result = call_filter(call, value, *arguments);
  if (!result) {
    report(mistakes, std::move(result).mistakes(), call);
    return nullptr;
  }
  storage = std::move(result).value();
  return &*storage;
}

bool holds(const Term& term, const Scope& scope, Diagnostics& mistakes)
{
  Storage left_storage;
  const json* left = evaluate(term.left, scope, left_storage, mistakes);
  if (term.comparison == Term::Comparison::truth)
    return left != nullptr && is_true(*left) != term.negated;
  Storage right_storage;
  const json* right = evaluate(term.right, scope, right_storage, mistakes);
  if (left == nullptr || right == nullptr)
    return false;
  const bool equal = *left == *right;
  return (equal == (term.comparison == Term::Comparison::equal)) != term.negated;
}

} // namespace

const json* evaluate(const Expression& expression, const Scope& scope, Storage& storage,
                     Diagnostics& mistakes)
{
  const auto* const path = std::get_if<Path>(&expression.source);
  const json* value =
      path != nullptr ? resolve(*path, scope, mistakes) : std::get_if<json>(&expression.source);
  for (const FilterCall& call : expression.filters) {
    if (value == nullptr)
      return nullptr;
    value = apply(call, *value, scope, storage, mistakes);
  }
  return value;
}

bool holds(const Condition& condition, const Scope& scope, Diagnostics& mistakes)
{
  const auto term_holds = [&](const Term& term) { return holds(term, scope, mistakes); };
  return std::any_of(condition.any_of_all.begin(), condition.any_of_all.end(),
                     [&](const std::vector<Term>& terms) {
                       return std::all_of(terms.begin(), terms.end(), term_holds);
                     });
}

bool is_true(const json& value)
{
  switch (value.type()) {
  case json::value_t::null:
    return false;
  case json::value_t::boolean:
    return value.get<bool>();
  case json::value_t::string:
    return !value.get_ref<const std::string&>().empty();
  case json::value_t::array:
  case json::value_t::object:
    return !value.empty();
  default:
    return true;
  }
}

} // namespace peil::template_engine
