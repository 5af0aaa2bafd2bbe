#include "serve/header_rules.hpp"

#include <doctest/doctest.h>

using peil::serve::HeaderRule;
using peil::serve::headers_for;
using peil::serve::parse_header_rules;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

// The policy that is sent where a site asks for this one.
std::string policy_for(const std::string& policy)
{
  return headers_for({{"/", {{"Content-Security-Policy", policy}}}}, "/").front().second;
}

} // namespace

TEST_CASE("header rules: addresses with their headers, and nothing of what reads otherwise")
{
  const std::vector<HeaderRule> rules = parse_header_rules(
      "# uitleg\n  Te-Vroeg: 1\n/*\n  X-Een: a: b\r\n\n\tX-Twee:  c \n  geen kop\n"
      "/stijl/*\n  Cache-Control: max-age=60\n");
  CHECK(rules == std::vector<HeaderRule>{{"/", {{"X-Een", "a: b"}, {"X-Twee", "c"}}},
                                         {"/stijl/", {{"Cache-Control", "max-age=60"}}}});
}

TEST_CASE("header rules: every rule whose address begins that of the file holds")
{
  const std::vector<HeaderRule> rules{{"/", {{"A", "1"}}}, {"/stijl/", {{"B", "2"}}}};
  CHECK(headers_for(rules, "/index.html") == Headers{{"A", "1"}});
  CHECK(headers_for(rules, "/stijl/site.css") == Headers{{"A", "1"}, {"B", "2"}});
  CHECK(headers_for({}, "/").empty());
}

TEST_CASE("header rules: the policy allows the preview its script, style and connection, no more")
{
  struct Row
  {
    const char* name;
    const char* policy;
    const char* sent;
  };
  const Row rows[] = {
      {"allows them already",
       "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri "
       "'none'",
       "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri "
       "'none'"},
      {"says nothing of connections", "default-src 'none'; script-src 'self'; style-src 'self'",
       "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"},
      {"allows nothing", "default-src 'none'; script-src 'none';connect-src",
       "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"},
      {"allows others",
       "default-src 'none'; script-src https://a.nl; style-src 'self'; connect-src 'self'",
       "default-src 'none'; script-src https://a.nl 'self'; style-src 'self'; connect-src 'self'"},
      {"is not about what is loaded", "frame-ancestors 'none'", "frame-ancestors 'none'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(policy_for(row.policy) == row.sent);
  }
}
