#pragma once

#include "model/open_data.hpp"

#include <string>

namespace peil::open_data {

/// The dataset as one JSON file: the as-of date, the edition, what it is, and its records, one a
/// line, each with the lists that belong to it.
std::string json_text(const Dataset& dataset);

} // namespace peil::open_data
