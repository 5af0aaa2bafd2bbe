#include "render/security_text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace peil::render {
namespace {

constexpr std::string_view k_path = ".well-known/security.txt";

// RFC 9116: one for the whole server, also for a site in a folder of it.
std::string_view server_of(std::string_view address)
{
  const std::size_t path = address.find('/', address.find("//") + 2);
  return address.substr(0, path + 1);
}

} // namespace

std::vector<OutputFile> make_security_text(const Plan& plan)
{
  if (!plan.security || plan.address.empty())
    return {};
  const SecurityContact& security = *plan.security;
  std::string text;
  for (const std::string& contact : security.contacts)
    text += fmt::format("Contact: {}\n", contact);
  // The whole of that day, wherever it is read.
  text += fmt::format("Expires: {}T23:59:59Z\n", security.expires.to_iso());
  if (!security.languages.empty())
    text += fmt::format("Preferred-Languages: {}\n", fmt::join(security.languages, ", "));
  text += fmt::format("Canonical: {}{}\n", server_of(plan.address), k_path);
  if (!security.policy.empty())
    text += fmt::format("Policy: {}\n", security.policy);
  return {{std::string(k_path), text}};
}

} // namespace peil::render
