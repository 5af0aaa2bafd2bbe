#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/words.hpp"

#include <optional>
#include <string>

/// The sentences that more than one chart says: computed, and never more than the data holds.
namespace peil::render::charts {

/// "Dat is volgens verwachting." Says so too when nothing was expected yet.
std::string compare_with_course(const Words& words, const Indicator& indicator,
                                const IndicatorResult& result);

/// "De laatste verandering was op 14 november 2026: van 2 naar 3." Says so too when it never
/// changed. The series has at least one point, and the last one a value.
std::string last_change(const Words& words, const Indicator& indicator,
                        const IndicatorResult& result);

/// The last value before the last point of the series; a share of nothing in between is no value.
std::optional<Decimal> value_before_last(const IndicatorResult& result);

/// Whether the value was ever another one, so that there is a course to draw.
bool has_changed(const IndicatorResult& result);

/// Whether a count per year began anew at this point: then nothing was lost or won.
bool begins_new_count(const Indicator& indicator, const SeriesPoint& point);

/// The parts that are not empty, with a space between.
std::string joined(std::initializer_list<std::string> sentences);

/// A number to print and to choose a form by.
nlohmann::json count_value(std::size_t count);

} // namespace peil::render::charts
