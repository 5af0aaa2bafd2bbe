#include "markdown_help.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::markdown;

namespace {

Resolver with_value(std::string value)
{
  Resolver resolver;
  resolver.value = [value](const Reference&) { return value; };
  return resolver;
}

} // namespace

TEST_CASE("html: a reference is replaced by its value, escaped, in text and in addresses")
{
  const Resolver resolver = with_value("<5> & \"7\"");
  CHECK(render("Stand: *{{ a.b }}*", resolver) ==
        "<p>Stand: <em>&lt;5&gt; &amp; &quot;7&quot;</em></p>\n");
  CHECK(render("[x](/a/{{ b }}/)", resolver) ==
        "<p><a href=\"/a/%3C5%3E%20&amp;%20%227%22/\">x</a></p>\n");
}

TEST_CASE("html: the resolver gets the path and the format of a reference")
{
  Resolver resolver;
  resolver.value = [](const Reference& reference) {
    return reference.path + "/" + reference.format;
  };
  CHECK(render("{{a.b|kort}}", resolver) == "<p>a.b/kort</p>\n");
}

TEST_CASE("html: code shows a reference as it was written")
{
  CHECK(render("`{{ a }}`\n\n```tekst\n{{ b }} {{\n```\n", with_value("5")) ==
        "<p><code>{{ a }}</code></p>\n"
        "<pre><code class=\"language-tekst\">{{ b }} {{\n</code></pre>\n");
  CHECK(render("\\{{ a }}", with_value("5")) == "<p>{{ a }}</p>\n");
}

TEST_CASE("html: without a resolver the author's own words come back")
{
  CHECK(render("{{ a }} [x](/b)\n\n```grafiek c\n```\n") ==
        "<p>{{ a }} <a href=\"/b\">x</a></p>\n\n");
}

TEST_CASE("html: a value that makes an address dangerous takes the link away and is reported")
{
  struct Row
  {
    std::string value;
    std::string message;
  };
  const Row rows[] = {
      {"javascript:alert(1)",
       "1:12 adres 'javascript:alert(1)' begint met 'javascript:', dat kan hier niet"},
      {" JAVASCRIPT:x", "1:12 adres ' JAVASCRIPT:x' begint met 'javascript:', dat kan hier niet"},
      {"//evil.example", "1:12 adres '//evil.example' zonder https:"},
      {"/\\evil.example", "1:12 '\\' in adres '/\\evil.example'"},
      {"java\nscript:x", "1:12 stuurteken in een adres"},
      {"", "1:12 link zonder adres"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    const Html html = to_html(source_of("[tekst]({{ a }})"), k_block_words, with_value(row.value));
    CHECK(html.html == "<p>tekst</p>\n");
    CHECK(messages(html.mistakes) == std::vector<std::string>{row.message});
  }
}

TEST_CASE("html: what the text itself got wrong is not written and not reported twice")
{
  const Html html =
      to_html(source_of("[a](javascript:b) ![c](https://d.nl/e.png) <b>f</b>"), k_block_words, {});
  CHECK(html.html == "<p>a c f</p>\n");
  CHECK(html.mistakes.empty());
}

TEST_CASE("html: links inside the site go through link_address, others only get a rel")
{
  Resolver resolver;
  resolver.link_address = [](std::string_view target) { return "../.." + std::string(target); };
  CHECK(render("[a](/b/) ![c](/d.png)", resolver) ==
        "<p><a href=\"../../b/\">a</a> <img src=\"../../d.png\" alt=\"c\"></p>\n");
  CHECK(render("[a](https://b.nl \"t\") [c](mailto:d@e.nl)", resolver) ==
        "<p><a href=\"https://b.nl\" title=\"t\" rel=\"external\">a</a> "
        "<a href=\"mailto:d@e.nl\">c</a></p>\n");
  CHECK(render("[a](#b)", resolver) == "<p><a href=\"../..#b\">a</a></p>\n");
}

TEST_CASE("html: headings get a level and an id, and a link to one follows the prefix")
{
  HtmlOptions options;
  options.heading_offset = 1;
  options.id_prefix = "h2-";
  const Html html = to_html(source_of("## Stand {{ a }}\n\n###### Diep\n\n[x](#stand-a)\n"),
                            k_block_words, with_value("5"), options);
  CHECK(html.html == "<h3 id=\"h2-stand-a\">Stand 5</h3>\n"
                     "<h6 id=\"h2-diep\">Diep</h6>\n"
                     "<p><a href=\"#h2-stand-a\">x</a></p>\n");
  REQUIRE(html.headings.size() == 2);
  CHECK(html.headings[0].level == 3);
  CHECK(html.headings[0].text == "Stand 5");
  CHECK(html.headings[0].slug == "h2-stand-a");
}

TEST_CASE("html: inspection and page agree on every slug")
{
  const std::string_view body =
      "## A\n\n> ## A\n\nZie[^n].\n\n[^n]: ## A\n\n- ## {{ a }} `{{ a }}`\n";
  const Inspection found = inspect(body);
  const Html html = to_html(source_of(body), k_block_words, with_value("9"));
  REQUIRE(found.headings.size() == 4);
  REQUIRE(html.headings.size() == 4);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(found.headings[i].slug == html.headings[i].slug);
}

TEST_CASE("html: footnotes of two texts on a page have different ids, and Dutch or English words")
{
  HtmlOptions options;
  options.id_prefix = "b-";
  const std::string html = render("a[^x]\n\n[^x]: c\n", {}, options);
  CHECK(html.find("id=\"b-noot_1\"") != std::string::npos);
  CHECK(html.find("href=\"#b-noot_1\"") != std::string::npos);
  CHECK(html.find("id=\"b-noot_1_terug\"") != std::string::npos);
  CHECK(html.find(">Terug naar de tekst</a>") != std::string::npos);
  options.language = Language::english;
  CHECK(render("a[^x]\n\n[^x]: c\n", {}, options).find(">Back to the text</a>") !=
        std::string::npos);
}

TEST_CASE("html: a block becomes what the resolver makes of it")
{
  Resolver resolver;
  resolver.block_html = [](const Block& block) {
    return "<figure>" + block.kind + "," + block.argument + "," + block.body + "</figure>";
  };
  CHECK(
      render("- a\n\n  ```grafiek verloop mkb\n  x < y {{ z }}\n  ```\n", resolver) ==
      "<ul>\n<li>\n<p>a</p>\n<figure>grafiek,verloop mkb,x < y {{ z }}\n</figure>\n</li>\n</ul>\n");
}

TEST_CASE("html: private characters come out as the replacement character")
{
  CHECK(render("a\uE0007\uE001 &#xE000;0&#xE001; {{ x }}", with_value("\uE0000\uE001")) ==
        "<p>a\uFFFD7\uFFFD \uFFFD0\uFFFD \uE0000\uE001</p>\n");
}

TEST_CASE("html: a link in a link and a footnote in a link stay one link")
{
  CHECK(render("[a <https://b.nl> c[^n]](/d)\n\n[^n]: e\n")
            .find("<p><a href=\"/d\">a https://b.nl c<sup class=\"noot\" "
                  "id=\"noot_1_terug\">1</sup></a></p>") == 0);
}
