#pragma once

#include "author/scalar_schema.hpp"
#include "author/vocabulary.hpp"
#include "model/register.hpp"

namespace peil::author {

/// The JSON Schema of a YAML file with records of this register. References offer the ids of the
/// records there are.
Json record_file_schema(const Register& of, const Vocabulary& vocabulary);

} // namespace peil::author
