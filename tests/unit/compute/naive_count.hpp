#pragma once

#include "random_facts.hpp"

/// The counting rules once more, straight from domain.md §4 and nothing else: slow, plain, and with
/// no knowledge of rule files. Facts dated after the day are looked past.
namespace peil::tests {

int count_chain_projects(const Facts& facts, Date on);
int count_innovations(const Facts& facts, Date on);
int count_programmes(const Facts& facts, Date on);
int count_supported_companies(const Facts& facts, Date on);
/// Of the calendar year of the day; 2026 before it, 2027 after it (R03).
int count_vouchers(const Facts& facts, Date on);

} // namespace peil::tests
