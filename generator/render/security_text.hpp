#pragma once

#include "model/output_file.hpp"
#include "model/plan.hpp"

#include <vector>

namespace peil::render {

/// `.well-known/security.txt` (RFC 9116): to whom one reports a weak spot of the site. Nothing when
/// the plan does not say so, or does not say where the site stands.
std::vector<OutputFile> make_security_text(const Plan& plan);

} // namespace peil::render
