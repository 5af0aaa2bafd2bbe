#pragma once

#include "base/date.hpp"
#include "model/register.hpp"

#include <string>
#include <vector>

namespace peil::author {

/// Where an example of a value comes from: the first record that there is, and otherwise from the
/// type of the field.
struct ExampleSource
{
  const std::vector<Register>& registers;
  /// A day within the plan, and its last day.
  Date day;
  Date last_day;
  /// The register that the record is for: what must be unique must not stand there yet.
  const Register& of;
};

/// Values that a new record could have: one, or several for a field with `meer`. `cell` is what
/// stands there in a record that is right, or null; a field that must be unique does not take it
/// over.
std::vector<std::string> example_values(const Field& field, const Cell* cell,
                                        const ExampleSource& source);

/// The same as an author writes it in YAML.
std::string example_yaml(const Field& field, const Cell* cell, const ExampleSource& source);

/// What the field is and what it means, in Dutch: "Sector. Verwijzing naar register sectoren: bouw,
/// textiel of …".
std::string field_words(const Field& field, const ExampleSource& source);

} // namespace peil::author
