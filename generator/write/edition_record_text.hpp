#pragma once

#include "model/edition.hpp"

#include <string>

namespace peil::write {

/// The record of a frozen edition as the YAML that check/edition_record.hpp reads: what people
/// would look for first stands first.
std::string edition_record_text(const EditionRecord& record);

} // namespace peil::write
