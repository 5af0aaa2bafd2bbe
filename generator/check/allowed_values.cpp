#include "check/allowed_values.hpp"

#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

// In the order of PersonalData.
const std::vector<std::string> k_kinds = {"bsn",      "kvk",   "iban",    "email",
                                          "telefoon", "adres", "besloten"};

constexpr auto k_allowed_value_keys = std::to_array<Key>({
    {"waarde", Need::required, "wat er staat, letterlijk"},
    {"soort", Need::required, "bsn, kvk, iban, email, telefoon, adres of besloten",
     one_of([] { return k_kinds; })},
    {"reden", Need::required, "waarom het op de site mag"},
    {"bron", Need::optional, "waar het al openbaar is, of wie dit besloot"},
});

} // namespace

std::span<const Key> allowed_value_keys()
{
  return k_allowed_value_keys;
}

std::vector<AllowedValue> check_allowed_values(const Value& root, Diagnostics& mistakes)
{
  std::vector<AllowedValue> allowed;
  UniqueIds values(mistakes, say("voeg de twee samen, of haal er een weg",
                                 "put the two together, or remove one"));
  for (const Value& value : read_root_list(root, mistakes)) {
    const MapReader reader(value, k_allowed_value_keys, mistakes);
    AllowedValue one;
    one.value = reader.located_text("waarde");
    const auto kind = reader.choice("soort", say("soort", "soort"));
    one.reason = reader.text("reden");
    one.source = reader.text("bron");
    if (one.value.value.empty() || !kind)
      continue;
    one.kind = static_cast<PersonalData>(std::find(k_kinds.begin(), k_kinds.end(), *kind) -
                                         k_kinds.begin());
    values.add(one.value);
    allowed.push_back(std::move(one));
  }
  return allowed;
}

} // namespace peil::check
