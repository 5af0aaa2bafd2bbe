#pragma once

#include "compute/changes.hpp"
#include "compute/compared_facts.hpp"

#include <map>
#include <optional>

namespace peil::compute {

/// What each record adds to a figure: an amount, or one.
using Amounts = std::map<RecordKey, Decimal>;
Amounts counted_in(const Project& project, const IndicatorResult& result);
Amounts counted_in(const FrozenFigure& figure);

/// The interim targets of an indicator as an edition keeps them; nothing without a target.
std::optional<std::vector<FrozenInterimTarget>> interim_of(const Indicator& indicator);

/// Nothing for a record that does not count.
Decimal amount_in(const Amounts& amounts, const RecordKey& key);

/// The changes of one indicator, record by record; nothing when it reads as before.
std::optional<ItemChange> changes_of_figure(const Comparison& comparison,
                                            const FactsCompared& facts, const FrozenFigure& before,
                                            std::size_t index);

} // namespace peil::compute
