#pragma once

#include "base/position.hpp"

#include <string>

namespace peil {

/// What of a person or a company must not stand on a public site without a reason (domain.md §10).
enum class PersonalData
{
  service_number,
  company_number,
  bank_account,
  email,
  phone,
  address,
  /// What a field holds that its register does not make public.
  private_value
};

/// Something of that kind that may be public all the same, as `data/openbaar.yaml` says.
struct AllowedValue
{
  Located<std::string> value;
  PersonalData kind = PersonalData::private_value;
  std::string reason;
  /// Where it is public already, or who decided.
  std::string source;

  bool operator==(const AllowedValue&) const = default;
};

} // namespace peil
