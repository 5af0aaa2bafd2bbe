#include "check/public_paths.hpp"

#include "check/rule_paths.hpp"
#include "model/public_value.hpp"

#include <algorithm>

namespace peil::check {
namespace {

using Registers = std::vector<Register>;

bool is_public(const Field& field, const Registers& registers)
{
  return field.is_public &&
         (field.type != FieldType::reference || registers[field.register_index].is_public);
}

// Every step of the way, from a public register.
bool leads_through_public(const Path& path, const RuleSource& source, const Registers& registers)
{
  if (!registers[source.register_index].is_public)
    return false;
  if (path.root == Path::Root::pick &&
      !leads_through_public(source.picks[path.pick].list, source, registers))
    return false;
  return std::all_of(path.fields.begin(), path.fields.end(),
                     [&](const Field* field) { return is_public(*field, registers); });
}

bool is_public(const Path& path, const RuleSource& source, const Registers& registers)
{
  return leads_through_public(path, source, registers) &&
         (path.target() == nullptr || has_public_value(*path.target()));
}

bool passes_private_register(const Path& path, const RuleSource& source, const Registers& registers)
{
  // What the path leads to is judged by itself.
  return !registers[source.register_index].is_public ||
         std::any_of(path.fields.begin(), path.fields.end(), [&](const Field* field) {
           return field != path.target() && field->type == FieldType::reference &&
                  !registers[field->register_index].is_public;
         });
}

// The words of these rows stand in a list of choices or in a public register, not in the record.
bool is_named_elsewhere(const Field& field, const Registers& registers)
{
  return field.type == FieldType::choice || field.type == FieldType::yes_no ||
         (field.type == FieldType::reference && registers[field.register_index].is_public);
}

/// Walks all reasons of a rule.
class Reasons
{
public:
  Reasons(const RuleSource& source, const Registers& registers, Diagnostics& mistakes)
      : m_source(source), m_registers(registers), m_mistakes(mistakes)
  {
  }

  void check(const Conditions& conditions) const
  {
    for (const Condition& condition : conditions) {
      for (const ReasonPart& part : condition.reason)
        if (part.path && !is_public(*part.path, m_source, m_registers))
          m_mistakes.push_back(error_at(
              part.path->at,
              say("'{}' is niet openbaar, en deze reden komt op de site",
                  "'{}' is not public, and this reason stands on the site", part.path->text),
              say("haal het uit de reden, of zet bij het veld openbaar: true",
                  "leave it out of the reason, or put openbaar: true with the field")));
      std::visit(*this, condition.test);
    }
  }

  void operator()(const ItemTest& test) const { check(test.conditions); }
  void operator()(const NotTest& test) const { check(test.conditions); }
  void operator()(const AnyTest& test) const
  {
    for (const Conditions& alternative : test.alternatives)
      check(alternative);
  }
  template <typename Other>
  void operator()(const Other&) const
  {
  }

private:
  const RuleSource& m_source;
  const Registers& m_registers;
  Diagnostics& m_mistakes;
};

void check_fields(const std::vector<Field>& fields, const Registers& registers,
                  Diagnostics& mistakes)
{
  for (const Field& field : fields) {
    if (field.is_public && field.type == FieldType::reference &&
        field.register_index < registers.size() && !registers[field.register_index].is_public)
      mistakes.push_back(error_at(
          field.register_name.at,
          say("veld '{}' is openbaar, maar register {} niet",
              "field '{}' is public, but register {} is not", field.name.value,
              field.register_name.value),
          say("haal bij dit veld openbaar: true weg; wat in een besloten register staat, komt "
              "niet op de site",
              "remove openbaar: true from this field; what stands in a private register does not "
              "reach the site")));
    check_fields(field.fields, registers, mistakes);
  }
}

} // namespace

void check_breakdown_is_public(const Paths& by, const RuleSource& source,
                               const Registers& registers, Diagnostics& mistakes)
{
  for (const Path& path : by) {
    const Field* field = value_field(path);
    if (field == nullptr)
      continue;
    const bool is_private = passes_private_register(path, source, registers);
    if (is_private && !is_named_elsewhere(*field, registers))
      mistakes.push_back(error_at(
          path.at,
          say("'{}' staat in een besloten register; een verdeling hiernaar zou laten zien wat daar "
              "staat",
              "'{}' stands in a private register; a breakdown by it would show what stands there",
              path.text),
          say("verdeel naar een keuze, ja of nee, een verwijzing naar een openbaar register, of "
              "naar: jaar",
              "divide by a choice, yes or no, a reference to a public register, or naar: jaar")));
    else if (!is_private && !is_public(path, source, registers))
      mistakes.push_back(error_at(path.at,
                                  say("'{}' is niet openbaar", "'{}' is not public", path.text),
                                  say("verdeel naar een veld met openbaar: true",
                                      "divide by a field with openbaar: true")));
  }
}

void check_reasons_are_public(const CountingRule& rule, const Registers& registers,
                              Diagnostics& mistakes)
{
  const bool is_listed =
      std::all_of(rule.sources.begin(), rule.sources.end(), [&](const RuleSource& source) {
        return registers[rule.kind == CountingRule::Kind::distinct ? source.unit_register
                                                                   : source.register_index]
            .is_public;
      });
  if (!is_listed)
    return;
  for (const RuleSource& source : rule.sources) {
    const Reasons reasons(source, registers, mistakes);
    reasons.check(source.denominator);
    reasons.check(source.conditions);
  }
}

void check_references_are_public(const Registers& registers, Diagnostics& mistakes)
{
  for (const Register& one : registers)
    if (one.is_public)
      check_fields(one.fields, registers, mistakes);
}

} // namespace peil::check
