#include "serve/page_parts.hpp"

#include <doctest/doctest.h>

using peil::serve::with_script;

TEST_CASE("page parts: the script comes last in the head, and nothing else changes")
{
  CHECK(with_script("<html><head><title>a</title></head><body>b</head></body></html>",
                    {"x/index.html", 7, "ab"}) ==
        "<html><head><title>a</title><script src=\"/_peil/voorbeeld.js\" defer "
        "data-bestand=\"x/index.html\" data-versie=\"7\" data-start=\"ab\"></script></head>"
        "<body>b</head></body></html>");
}

TEST_CASE("page parts: a page without a head is refreshed too")
{
  const std::string page = with_script("<p>a", {"index.html", 1, "ab"});
  CHECK(page.starts_with("<script src="));
  CHECK(page.ends_with("</script><p>a"));
}

TEST_CASE("page parts: an address that somebody asked for cannot become markup")
{
  const std::string page = with_script("</head>", {"\"><script>alert(1)</script>&", 1, "ab"});
  CHECK(page.find("data-bestand=\"&quot;>&lt;script>alert(1)&lt;/script>&amp;\"") !=
        std::string::npos);
}
