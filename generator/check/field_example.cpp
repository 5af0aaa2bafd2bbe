#include "check/field_example.hpp"

#include "base/text.hpp"
#include "check/code_lists.hpp"
#include "check/field_table.hpp"

#include <algorithm>
#include <vector>

namespace peil::check {
namespace {

constexpr std::size_t k_most_parts = 4;
constexpr std::size_t k_most_choices = 16;

std::string group_example(const Field& field)
{
  std::string parts;
  for (std::size_t i = 0; i < std::min(field.fields.size(), k_most_parts); ++i) {
    const Field& part = field.fields[i];
    const std::string value = part.fields.empty() ? example_of(part) : "…";
    parts += fmt::format("{}{}: {}", i == 0 ? "" : ", ", part.name.value, value);
  }
  return fmt::format("{{{}}}", parts);
}

std::string one_example(const Field& field)
{
  switch (field.type) {
  case FieldType::text:
  case FieldType::markdown:
  case FieldType::reference:
    return "…";
  case FieldType::choice:
    return field.choices.empty() ? "…" : field.choices.front().code;
  case FieldType::group:
  case FieldType::evidence:
    return group_example(field);
  case FieldType::groups:
  case FieldType::history:
    return "- " + group_example(field);
  default:
    return std::string(type_example(field.type));
  }
}

Sentence fill_in_choice(const Field& field)
{
  const std::vector<std::string> codes = codes_of(field.choices);
  if (codes.empty() || codes.size() > k_most_choices)
    return say("vul een code uit de lijst in", "fill in a code from the list");
  return say("kies {0}", "choose {1}", join_with(codes, " of "), join_with(codes, " or "));
}

Sentence fill_in_by_type(const Field& field)
{
  switch (field.type) {
  case FieldType::text:
  case FieldType::markdown:
    return say("vul een tekst in", "fill in a text");
  case FieldType::yes_no:
    return say("vul true (ja) of false (nee) in", "fill in true (yes) or false (no)");
  case FieldType::choice:
    return fill_in_choice(field);
  case FieldType::reference:
    return say("vul een id uit register {} in", "fill in an id from register {}",
               field.register_name.value);
  default:
    return say("vul in, bijvoorbeeld: {}", "fill in, for example: {}", example_of(field));
  }
}

} // namespace

std::string example_of(const Field& field)
{
  return field.many ? fmt::format("[{}]", one_example(field)) : one_example(field);
}

Sentence how_to_fill_in(const Field& field)
{
  const Sentence what = fill_in_by_type(field);
  std::string_view description = trimmed(field.description);
  if (description.ends_with('.'))
    description.remove_suffix(1);
  if (description.empty())
    return what;
  return say("{0} ({2})", "{1} ({2})", what.nl, what.en, description);
}

} // namespace peil::check
