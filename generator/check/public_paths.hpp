#pragma once

#include "base/diagnostic.hpp"
#include "model/register.hpp"
#include "model/rule.hpp"

#include <vector>

namespace peil::check {

/// What of a private register or field could reach a page through something that is printed. Public
/// is only what says so, register and field (design.md §1.7).

/// Reports a breakdown whose rows would show what is not public: of a public register any private
/// field, of a private one anything but choices, yes or no, and references to a public register.
void check_breakdown_is_public(const Paths& by, const RuleSource& source,
                               const std::vector<Register>& registers, Diagnostics& mistakes);

/// Reports a private field in a reason, where the list with the reasons stands on the page: that is
/// when all that is counted is public.
void check_reasons_are_public(const CountingRule& rule, const std::vector<Register>& registers,
                              Diagnostics& mistakes);

/// Reports a public field that refers to a register that is not: its ids and names do not leave.
void check_references_are_public(const std::vector<Register>& registers, Diagnostics& mistakes);

} // namespace peil::check
