#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil::template_engine;

TEST_CASE("address: addresses from the top of the site are made relative, be they data or literal")
{
  const nlohmann::json data = {{"x", "/indicatoren/mkb/"}, {"id", "mkb"}, {"ja", true}, {"n", 7}};
  const std::vector<Row> rows = {
      {"literal", "<a href=\"/methode/\">", "<a href=\"../../methode/index.html\">"},
      {"literal with a fragment", "<a href='/pijlers/p2/#a'>", "<a href='../p2/index.html#a'>"},
      {"literal with a query", "<a href=\"/zoeken/?a=1&amp;b=2\">",
       "<a href=\"../../zoeken/index.html?a=1&amp;b=2\">"},
      {"literal file", "<link rel=\"stylesheet\" href=\"/stijl.css\">",
       "<link rel=\"stylesheet\" href=\"../../stijl.css\">"},
      {"script", "<script src=\"/kaart.js\"></script>", "<script src=\"../../kaart.js\"></script>"},
      {"form", "<form action=\"/zoeken/\"><button formaction=\"/a/\">",
       "<form action=\"../../zoeken/index.html\"><button formaction=\"../../a/index.html\">"},
      {"quotation", "<blockquote cite=\"/bron/\"><video poster=\"/a.png\">",
       "<blockquote cite=\"../../bron/index.html\"><video poster=\"../../a.png\">"},
      {"drawing", "<svg><use xlink:href=\"/a.svg#b\"/></svg>",
       "<svg><use xlink:href=\"../../a.svg#b\"/></svg>"},
      {"value", "<a href=\"{{ x }}\">", "<a href=\"../../indicatoren/mkb/index.html\">"},
      {"value and fragment", "<a href=\"{{ x }}#cijfer\">",
       "<a href=\"../../indicatoren/mkb/index.html#cijfer\">"},
      {"part", "<a href=\"/indicatoren/{{ id }}/\">",
       "<a href=\"../../indicatoren/mkb/index.html\">"},
      {"number", "<a href=\"#tabel-{{ n }}\">", "<a href=\"#tabel-7\">"},
      {"branches", "<a href=\"{% if ja %}{{ x }}{% else %}/{% end %}#b\">",
       "<a href=\"../../indicatoren/mkb/index.html#b\">"},
      {"branch without address", "<a href=\"/a/{% if not ja %}b{% end %}\">",
       "<a href=\"../../a/index.html\">"},
      {"comment in an address", "<a href=\"/a{# b #}/\">", "<a href=\"../../a/index.html\">"},
      {"quote", "<a href=\"/it's/\">", "<a href=\"../../it&#39;s/index.html\">"},
      {"other attributes", "<p data-adres=\"/a/\" title=\"{{ x }}\">",
       "<p data-adres=\"/a/\" title=\"/indicatoren/mkb/\">"},
  };
  check_rows(rows, data);
}

TEST_CASE("address: relative addresses, fragments and other hosts stay as they are")
{
  for (const std::string address :
       {"#boven", "kaart.svg", "../p2/index.html", "?q=1", "https://voorbeeld.nl/", "http://a.nl",
        "mailto:a@b.nl", "tel:+31592365555", "https://a.nl/%C3%A9?a=%20", "é/", "HTTPS://A.NL/"}) {
    CAPTURE(address);
    CHECK(outcome("<a href=\"" + address + "\">", {}) == "<a href=\"" + address + "\">");
    CHECK(outcome("<a href=\"{{ x }}\">", {{"x", address}}) == "<a href=\"" + address + "\">");
  }
  CHECK(outcome("<a href=\"mailto:{{ x }}\">", {{"x", "a.b+c@d.nl"}}) ==
        "<a href=\"mailto:a.b+c@d.nl\">");
}
