#pragma once

#include "base/diagnostic.hpp"

namespace peil {

/// What an errno value says went wrong, in words for who is not a programmer; of a rare one what
/// the system says itself.
Sentence words_of_system_error(int error);

} // namespace peil
