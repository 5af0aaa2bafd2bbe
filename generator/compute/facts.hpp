#pragma once

#include "base/date.hpp"
#include "model/project.hpp"
#include "model/record_facts.hpp"
#include "model/register.hpp"
#include "model/rule.hpp"

#include <functional>
#include <optional>
#include <vector>

/// Reading records as they stood at the end of a day: a fact dated later is not there yet
/// (domain.md §4.0, docs/gegevens.md "Datums").
namespace peil::compute {

/// A row named under `kies`, and the row before it; null when there is none.
struct PickedRow
{
  const Item* row = nullptr;
  const Item* previous = nullptr;
};

/// Says whether a record counts in another indicator on the subject's date.
using CountsIn = std::function<bool(const CountsTest& test, std::size_t record_index)>;

/// One record on one day, seen through one counting rule.
struct Subject
{
  const Project& project;
  const RuleSource& source;
  const Record& record;
  Date as_of;
  Period own_period;
  const CountsIn& counts_in;
  std::vector<PickedRow> picks;
};

/// What is under test: the record itself (`item` null) or a row in a list.
struct Place
{
  const Item* item = nullptr;
  const Item* previous = nullptr;
};

/// A value and the field that says what it is; `cell` is null when nothing is there on that day.
struct Found
{
  const Cell* cell = nullptr;
  const Field* field = nullptr;
};

/// Follows a path. Histories are read on `on_date`, or on the subject's date without one.
Found find_value(const Path& path, const Subject& subject, const Place& place,
                 std::optional<Date> on_date = {});

/// The first path that leads to something.
Found find_value(const Paths& paths, const Subject& subject, const Place& place,
                 std::optional<Date> on_date = {});

std::optional<Date> find_date(const Paths& paths, const Subject& subject, const Place& place);

/// The rows of a list or history that exist on the subject's date, in order of date.
std::vector<const Item*> find_items(const Path& path, const Subject& subject, const Place& place);

} // namespace peil::compute
