#pragma once

#include "base/diagnostic.hpp"
#include "model/register.hpp"

#include <vector>

namespace peil::check {

/// Sorts the entries of a history by date; entries of one day keep the order of the file. Reports
/// two entries on one day, unless they may share it (`zelfde_dag`), and values that come before or
/// after what they may (`volgorde`).
void put_history_in_order(std::vector<Item>& entries, const Field& field, Diagnostics& mistakes);

/// `begint_uiterlijk_met`: reports a history that begins later than the other one.
void check_start(const Cell& history, const Field& field, const Cell& other,
                 const Field& other_field, Diagnostics& mistakes);

} // namespace peil::check
