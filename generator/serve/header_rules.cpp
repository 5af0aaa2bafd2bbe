#include "serve/header_rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace peil::serve {
namespace {

constexpr std::string_view k_policy = "content-security-policy";
constexpr std::string_view k_blanks = " \t\r";

std::string_view trimmed(std::string_view text)
{
  const std::size_t first = text.find_first_not_of(k_blanks);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(k_blanks) - first + 1);
}

std::string lower_case(std::string_view text)
{
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool names(std::string_view directive, std::string_view name)
{
  return directive == name || directive.starts_with(std::string(name) + " ");
}

// "script-src 'none'" -> "script-src 'self'"; one that allows more than nothing gets 'self' too.
std::string allowing_self(std::string_view directive, std::string_view name)
{
  if (directive.find("'self'") != std::string_view::npos)
    return std::string(directive);
  const std::string_view sources = trimmed(directive.substr(name.size()));
  const bool nothing = sources.empty() || sources == "'none'";
  return std::string(name) + (nothing ? "" : " " + std::string(sources)) + " 'self'";
}

std::string allowing_the_preview(std::string_view policy)
{
  std::vector<std::string> directives;
  for (const std::string_view one : split(policy, ';'))
    if (!trimmed(one).empty())
      directives.emplace_back(trimmed(one));
  for (const std::string_view name : {"script-src", "style-src", "connect-src"}) {
    const auto found = std::find_if(directives.begin(), directives.end(),
                                    [name](const std::string& one) { return names(one, name); });
    if (found != directives.end())
      *found = allowing_self(*found, name);
    else if (policy.find("default-src") != std::string_view::npos)
      directives.push_back(std::string(name) + " 'self'");
  }
  std::string text;
  for (const std::string& one : directives)
    text += (text.empty() ? "" : "; ") + one;
  return text;
}

} // namespace

std::vector<HeaderRule> parse_header_rules(std::string_view text)
{
  std::vector<HeaderRule> rules;
  for (const std::string_view line : split(text, '\n')) {
    if (trimmed(line).empty() || line.starts_with('#'))
      continue;
    if (k_blanks.find(line.front()) == std::string_view::npos) {
      rules.push_back({std::string(trimmed(line).substr(0, trimmed(line).find('*'))), {}});
      continue;
    }
    const std::size_t colon = line.find(':');
    if (rules.empty() || colon == std::string_view::npos)
      continue;
    rules.back().headers.emplace_back(trimmed(line.substr(0, colon)),
                                      trimmed(line.substr(colon + 1)));
  }
  return rules;
}

std::vector<std::pair<std::string, std::string>> headers_for(const std::vector<HeaderRule>& rules,
                                                             std::string_view address)
{
  std::vector<std::pair<std::string, std::string>> headers;
  for (const HeaderRule& rule : rules)
    if (address.starts_with(rule.start))
      for (const auto& [name, value] : rule.headers)
        headers.emplace_back(name,
                             lower_case(name) == k_policy ? allowing_the_preview(value) : value);
  return headers;
}

} // namespace peil::serve
