#pragma once

#include "base/diagnostic.hpp"

#include <cstddef>

namespace peil {

/// How far one file is followed, so that no file takes more memory and time than a machine has:
/// what people keep stays well below it.
constexpr std::size_t k_most_values = 2'000'000;
constexpr std::size_t k_most_mistakes = 500;

/// Says that a file holds more than `k_most_values`, for the place at which reading stopped.
Diagnostic too_many_values(Position at);

/// Says that after `k_most_mistakes` the rest of a file, from this place on, was not judged.
Diagnostic too_many_mistakes(Position at);

} // namespace peil
