#pragma once

#include "base/date.hpp"
#include "model/register.hpp"

#include <functional>
#include <optional>
#include <vector>

/// Which dated facts of a record are there on a day (docs/gegevens.md "Datums"): what counting and
/// showing have in common, so that a page never shows a fact that the count does not know yet.
namespace peil {

/// The first date with role `begin` in a small record.
std::optional<Date> begin_of(const Item& item, const std::vector<Field>& fields);

/// Whether a date with this field's role lies in the future of that day and so is not there yet.
bool is_later(const Field& field, Date date, Date as_of);

/// Whether a small record exists on that day: none of its dates with role `begin` is later.
bool item_exists(const Item& item, const std::vector<Field>& fields, Date as_of);

/// The entry of a history that holds on that day, or null.
const Item* entry_at(const Cell& history, Date on_date);

/// Calls `visit(date, role)` for every date in the record itself, small records included.
void visit_dates(const Item& item, const std::vector<Field>& fields,
                 const std::function<void(Date, DateRole)>& visit);

/// The first dated fact of a record; nothing when it has none (then it exists on every day).
std::optional<Date> first_fact(const Record& record, const Register& of);

} // namespace peil
