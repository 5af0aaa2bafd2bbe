#include "serve/page_parts.hpp"

#include <doctest/doctest.h>

using peil::serve::with_script;

TEST_CASE("page parts: the script comes first in the head, and nothing else changes")
{
  CHECK(with_script("<html><head><title>a</title></head><body>b</head></body></html>",
                    {"x/index.html", 7, "ab"}) ==
        "<html><head><script src=\"/_peil/voorbeeld.js?ab\" defer data-bestand=\"x/index.html\" "
        "data-versie=\"7\" data-start=\"ab\"></script><title>a</title></head>"
        "<body>b</head></body></html>");
}

TEST_CASE("page parts: style sheets and scripts of the site carry their version, and nothing else")
{
  const auto version_of = [](const std::string& path) -> std::optional<std::string> {
    if (path == "stijl/site.css")
      return "ab-3";
    return path == "script/site.js" ? std::optional<std::string>("ab-12") : std::nullopt;
  };
  CHECK(peil::serve::with_versions("<head><link rel=\"stylesheet\" href=\"../stijl/site.css\">"
                                   "<link rel=\"icon\" href=\"../stijl/site.css\">"
                                   "<script src=\"../script/site.js\" defer></script>"
                                   "<script src=\"../script/elders.js\"></script></head>"
                                   "<body><script src=\"../script/site.js\"></script></body>",
                                   "x/index.html", version_of) ==
        "<head><link rel=\"stylesheet\" href=\"../stijl/site.css?ab-3\">"
        "<link rel=\"icon\" href=\"../stijl/site.css\">"
        "<script src=\"../script/site.js?ab-12\" defer></script>"
        "<script src=\"../script/elders.js\"></script></head>"
        "<body><script src=\"../script/site.js\"></script></body>");
}

TEST_CASE("page parts: a page without a head is refreshed too")
{
  const std::string page = with_script("<p>a", {"index.html", 1, "ab"});
  CHECK(page.starts_with("<script src="));
  CHECK(page.ends_with("</script><p>a"));
}

TEST_CASE("page parts: an address that somebody asked for cannot become markup")
{
  const std::string page = with_script("<head></head>", {"\"><script>alert(1)</script>&", 1, "ab"});
  CHECK(page.find("data-bestand=\"&quot;>&lt;script>alert(1)&lt;/script>&amp;\"") !=
        std::string::npos);
}
