#pragma once

#include "model/register.hpp"
#include "model/snapshot.hpp"

namespace peil::compute {

/// Which records exist on that day, the phase each is in, and the moves between phases within the
/// plan period so far.
RegisterResult compute_register(const Register& of, const Period& plan_period, Date as_of);

} // namespace peil::compute
