#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the fuzz targets share. A target is one function, `try_input`; fuzz_entry.cpp ties it to
/// libFuzzer.
namespace peil::fuzz {

/// Does with an input what the target is about, and demands what must hold for any input.
void try_input(std::string_view input);

/// Ends the run when a property does not hold, with what was found instead.
void demand(bool holds, std::string_view property, std::string_view found = {});

/// The parts of an input, divided by lines of `====`: always this many, the last with all that is
/// left.
std::vector<std::string_view> parts_of(std::string_view input, std::size_t count);

/// Demands at least one mistake, and of each a message in both languages without control
/// characters, at a place in `bytes`.
void demand_proper(const Diagnostics& mistakes, std::string_view bytes);

/// All messages with their places, to compare and to show.
std::string told(const Diagnostics& mistakes);

} // namespace peil::fuzz
