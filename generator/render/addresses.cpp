#include "render/addresses.hpp"

#include <fmt/core.h>

namespace peil::render {

std::string pillar_address(std::string_view id)
{
  return fmt::format("/pijlers/{}/", id);
}

std::string indicator_address(std::string_view id)
{
  return fmt::format("/indicatoren/{}/", id);
}

std::string register_address(std::string_view name)
{
  return fmt::format("/{}/", name);
}

std::string record_address(std::string_view register_name, std::string_view id)
{
  return fmt::format("/{}/{}/", register_name, id);
}

std::string edition_address(std::string_view id)
{
  return fmt::format("/edities/{}/", id);
}

std::string milestone_address(std::string_view id)
{
  return fmt::format("{}#mijlpaal-{}", k_planning, id);
}

std::string budget_line_address(std::string_view id)
{
  return fmt::format("{}#{}", k_budget, id);
}

std::string decision_address(std::string_view id)
{
  return fmt::format("{}#besluit-{}", k_decisions, id);
}

std::string page_address(std::string_view word)
{
  return fmt::format("/{}/", word);
}

bool has_translation(std::string_view address)
{
  return address == k_home || address == k_method || address.starts_with(k_pillars) ||
         address.starts_with(k_indicators);
}

std::string file_of(std::string_view address)
{
  address.remove_prefix(1);
  return address.empty() || address.ends_with('/') ? fmt::format("{}index.html", address)
                                                   : std::string(address);
}

} // namespace peil::render
