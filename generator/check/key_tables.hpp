#pragma once

#include "check/key.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The tables that other tables, the JSON Schemas and the reference need; each is defined beside
/// the check that reads with it.
namespace peil::check {

// Groups that several files share.
std::span<const Key> quote_keys();
std::span<const Key> evidence_keys();
std::span<const Key> counted_keys();
std::span<const Key> security_keys();
std::span<const Key> choice_keys();

// What stands at the top of a file, or in each item of a file that is a list.
std::span<const Key> plan_keys();
std::span<const Key> pillar_keys();
std::span<const Key> term_keys();
std::span<const Key> discrepancy_keys();
std::span<const Key> indicator_keys();
std::span<const Key> milestone_keys();
std::span<const Key> budget_keys();
std::span<const Key> decision_file_keys();
std::span<const Key> edition_file_keys();
std::span<const Key> allowed_value_keys();
std::span<const Key> judgement_file_keys();
std::span<const Key> milestone_progress_file_keys();
std::span<const Key> money_file_keys();
std::span<const Key> code_list_keys();
std::span<const Key> translation_keys();
std::span<const Key> register_keys();

std::span<const Key> judgement_keys();

// Parts of an indicator.
std::span<const Key> target_keys();
std::span<const Key> target_bounds_keys();
std::span<const Key> target_change_keys();
std::span<const Key> definition_change_keys();
std::span<const Key> rule_keys();
std::span<const Key> condition_keys();

/// A kind of condition, by the one key that only it has, and the keys that may stand with it beside
/// those that every condition may have.
struct ConditionForm
{
  std::string_view key;
  std::vector<std::string_view> with;
};
const std::vector<ConditionForm>& condition_forms();
std::vector<std::string_view> common_condition_keys();

// Parts of a register.yaml.
std::span<const Key> record_field_keys();
std::span<const Key> history_value_keys();
std::span<const Key> field_condition_keys();
std::span<const Key> history_order_keys();
std::vector<std::string> field_type_names();
std::vector<std::string> date_role_names();

/// One condition or several.
constexpr Shape k_conditions = as(Count::one_or_list, group_of(condition_keys));

} // namespace peil::check
