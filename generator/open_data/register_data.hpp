#pragma once

#include "model/open_data.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

namespace peil::open_data {

/// The records of a public register that exist on the as-of date, with their public fields and
/// nothing dated later. A small record gives columns such as `toegang.datum`; histories, lists of
/// small records and lists of texts have tables of their own.
Dataset register_data(const Project& project, const Snapshot& snapshot, std::size_t register_index);

} // namespace peil::open_data
