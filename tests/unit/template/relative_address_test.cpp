#include "template/relative_address.hpp"

#include <doctest/doctest.h>

using namespace peil::template_engine;

TEST_CASE("relative address: an address from the top of the site becomes relative to the page")
{
  struct Row
  {
    const char* page;
    const char* address;
    const char* expected;
  };
  const Row rows[] = {
      {"pijlers/p1/index.html", "/indicatoren/mkb/#cijfer",
       "../../indicatoren/mkb/index.html#cijfer"},
      {"index.html", "/", "index.html"},
      {"index.html", "/methode/", "methode/index.html"},
      {"pijlers/p1/index.html", "/", "../../index.html"},
      {"pijlers/p1/index.html", "/#boven", "../../index.html#boven"},
      {"pijlers/p1/index.html", "/?q=a/b/", "../../index.html?q=a/b/"},
      {"pijlers/p1/index.html", "/zoeken/?q=a#b", "../../zoeken/index.html?q=a#b"},
      {"pijlers/p1/index.html", "/pijlers/p2/", "../p2/index.html"},
      {"pijlers/p1/index.html", "/pijlers/p1/kaart.svg", "kaart.svg"},
      {"pijlers/p1/index.html", "/pijlers/p1", "../p1"},
      {"pijlers/p1/index.html", "/pijlers/", "../index.html"},
      {"pijlers/p1/index.html", "/data/indicatoren.json", "../../data/indicatoren.json"},
      {"404.html", "/methode/", "methode/index.html"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.page);
    CAPTURE(row.address);
    CHECK(relative_address(row.page, row.address) == row.expected);
  }
}

TEST_CASE("relative address: a link to the page itself keeps the reader on it")
{
  CHECK(relative_address("pijlers/p1/index.html", "/pijlers/p1/#cijfer") == "#cijfer");
  CHECK(relative_address("pijlers/p1/index.html", "/pijlers/p1/index.html#cijfer") == "#cijfer");
  CHECK(relative_address("index.html", "/#cijfer") == "#cijfer");
  CHECK(relative_address("pijlers/p1/index.html", "/pijlers/p1/") == "index.html");
  CHECK(relative_address("pijlers/p1/index.html", "/pijlers/p1/#") == "index.html#");
  CHECK(relative_address("pijlers/p1/index.html", "/pijlers/p1/?a=1#b") == "index.html?a=1#b");
}

TEST_CASE("relative address: the result is never read as a scheme or as the top of the server")
{
  CHECK(relative_address("index.html", "/a:b/") == "./a:b/index.html");
  CHECK(relative_address("p/index.html", "/a:b/") == "../a:b/index.html");
  CHECK(relative_address("a/index.html", "/a//b") == "../a//b");
  CHECK(relative_address("index.html", "/zoeken/?q=a:b") == "zoeken/index.html?q=a:b");
}

TEST_CASE("relative address: only one slash in front makes an address of this site")
{
  CHECK(is_site_address("/"));
  CHECK(is_site_address("/methode/"));
  CHECK_FALSE(is_site_address("//voorbeeld.nl/"));
  CHECK_FALSE(is_site_address("methode/"));
  CHECK_FALSE(is_site_address("#a"));
  CHECK_FALSE(is_site_address(""));
}
