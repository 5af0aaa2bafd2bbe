#pragma once

#include "model/public_data.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace peil::gate {

/// Something in a text that is about a person or a company.
struct PersonalFact
{
  PersonalData kind = PersonalData::email;
  /// The same for every way of writing it: digits only, lower case.
  std::string value;
  /// Where it stands in the text, in bytes.
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Whether a bare number in the text is a number (JSON), or may be anything.
enum class BareNumbers
{
  anything,
  numbers
};

/// Every citizen service number (with its eleven-test), KvK number, IBAN (with its check digits),
/// e-mail address, Dutch phone number and home address in a decoded text.
std::vector<PersonalFact> find_personal_data(std::string_view text, BareNumbers bare);

/// A value as `find_personal_data` gives it.
std::string normalised(PersonalData kind, std::string_view value);

} // namespace peil::gate
