#include "markdown_help.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace peil;
using namespace peil::markdown;

namespace {

const char* const k_hostile_values[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/",
    "/\\evil.example/",
    "]( javascript:alert(1) )",
    "**vet** [x](javascript:y) `c`",
    "| a | b |\n|---|---|\n",
    "\n\n# Kop\n\n",
    "-->",
    "&lt;script&gt; &#x3c;b&#x3e;",
    "{{ a.b }} {{",
    "\uE0000\uE001",
    "</code></pre><b>",
    "</caption></table><b>",
    "\\",
    "%00%0a",
};

// The name of every tag and of its attributes, without their values.
std::vector<std::string> skeleton_of(std::string_view html)
{
  std::vector<std::string> tags;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    std::string tag;
    bool in_value = false;
    for (; at < html.size() && (in_value || html[at] != '>'); ++at) {
      if (html[at] == '"')
        in_value = !in_value;
      else if (!in_value)
        tag += html[at];
    }
    tags.push_back(tag);
  }
  return tags;
}

std::vector<std::string> addresses_in(std::string_view html)
{
  std::vector<std::string> addresses;
  for (const std::string_view attribute : {"href=\"", "src=\""})
    for (std::size_t at = html.find(attribute); at != std::string_view::npos;
         at = html.find(attribute, at)) {
      at += attribute.size();
      addresses.emplace_back(html.substr(at, html.find('"', at) - at));
    }
  return addresses;
}

std::string render_with(std::string_view body, const std::string& value)
{
  Resolver resolver;
  resolver.value = [&value](const Reference&) { return value; };
  resolver.block_html = [](const Block&) { return std::string("<hr>"); };
  HtmlOptions options;
  options.id_prefix = "p-";
  return render(body, resolver, options);
}

struct Place
{
  std::string name;
  std::string body;
  /// A value that makes the address unfit leaves the text of the link and no more.
  bool is_address = false;
};

const Place k_places[] = {
    {"text", "Een {{ a }} twee"},
    {"emphasis", "*{{ a }}* **{{ a }}**"},
    {"heading", "## {{ a }}"},
    {"list item", "- {{ a }}\n- x"},
    {"quote", "> {{ a }}"},
    {"table", "Tabel: {{ a }}\n\n| {{ a }} | b |\n|---|---|\n| {{ a }} | {{ a }} |"},
    {"table without caption", "| {{ a }} | b |\n|---|---|\n| c | d |"},
    {"link text", "[{{ a }}](/x)"},
    {"link title", "[x](/y \"{{ a }}\")"},
    {"image description", "![{{ a }}](/x.png)"},
    {"image title", "![x](/x.png \"{{ a }}\")"},
    {"footnote", "x[^n]\n\n[^n]: {{ a }}"},
    {"code", "`{{ a }}`\n\n```js {{ a }}\n{{ a }}\n```"},
    {"block", "```grafiek {{ a }}\n{{ a }}\n```"},
    {"path of a link", "[x](/{{ a }}/y)", true},
    {"query of a link", "[x](https://y.nl/?z={{ a }}#{{ a }})", true},
    {"path of an image", "![x](/{{ a }}.png)", true},
    {"link definition", "[x][r]\n\n[r]: /y/{{ a }} \"{{ a }}\"", true},
};

} // namespace

TEST_CASE("hostile values: none adds or changes a tag or an attribute, in any place")
{
  for (const Place& place : k_places)
    for (const std::string value : k_hostile_values) {
      CAPTURE(place.name);
      CAPTURE(value);
      const std::string html = render_with(place.body, value);
      const std::vector<std::string> harmless = skeleton_of(render_with(place.body, "x"));
      const std::vector<std::string> actual = skeleton_of(html);
      if (place.is_address && actual != harmless)
        CHECK(actual == std::vector<std::string>{"<p", "</p"});
      else
        CHECK(actual == harmless);
      CHECK(html.find("style=") == std::string::npos);
    }
}

TEST_CASE("hostile values: an address made of nothing but a value is safe or not written")
{
  for (const std::string body : {"[x]({{ a }})", "![x]({{ a }})", "[x][r]\n\n[r]: {{ a }}",
                                 "[x](<{{ a }}>)", "[x]({{ a }}{{ a }})", "[x](#{{ a }})"})
    for (const std::string value : k_hostile_values) {
      CAPTURE(body);
      CAPTURE(value);
      for (const std::string& address : addresses_in(render_with(body, value))) {
        CAPTURE(address);
        CHECK(address.find_first_of(" <>\"'\n\t\\") == std::string::npos);
        const std::string before_slash = address.substr(0, address.find_first_of("/?#"));
        CHECK(before_slash.find(':') == std::string::npos);
        CHECK_FALSE(address.starts_with("//"));
      }
    }
}

TEST_CASE("hostile texts: an author's own markup never reaches the page either")
{
  const char* const texts[] = {
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "a <svg/onload=alert(1)> b",
      "[x](javascript:alert(1))",
      "[x](&#106;avascript:alert(1))",
      "[x](java\\\nscript:alert(1))",
      "<javascript:alert(1)>",
      "![x](javascript:alert(1))",
      "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
      "[x](/a\" onclick=\"b)",
      "[x](/a '\" onclick=\"b')",
      "```\"><script>\nx\n```",
      "| <script> |\n|---|\n| <b onclick=x> |",
      "Tabel: \" onclick=\"x\n\n| a |\n|---|",
      "## \"><script>alert(1)</script>",
      "x[^\"><script>]\n\n[^\"><script>]: y",
      "<!-- --><script>alert(1)</script>",
      "<!--><script>alert(1)</script>-->",
      "<![CDATA[<script>]]>",
      "<?php x ?>",
  };
  const std::set<std::string> allowed = {"<p",
                                         "</p",
                                         "<br",
                                         "<a href=",
                                         "</a",
                                         "<a href= title=",
                                         "<h2 id=",
                                         "</h2",
                                         "<pre",
                                         "</pre",
                                         "<code",
                                         "</code",
                                         "<code class=",
                                         "<div class= tabindex= role= aria-label=",
                                         "</div",
                                         "<table",
                                         "</table",
                                         "<caption",
                                         "</caption",
                                         "<thead",
                                         "</thead",
                                         "<tbody",
                                         "</tbody",
                                         "<tr",
                                         "</tr",
                                         "<td",
                                         "</td",
                                         "<th scope=",
                                         "</th",
                                         "<section class= role= aria-label=",
                                         "</section",
                                         "<ol",
                                         "</ol",
                                         "<li id=",
                                         "</li",
                                         "<sup class=",
                                         "</sup",
                                         "<a href= id= role= aria-label=",
                                         "<a class= href= role="};
  for (const std::string text : texts) {
    CAPTURE(text);
    const std::string html = render(text);
    CAPTURE(html);
    for (const std::string& tag : skeleton_of(html)) {
      CAPTURE(tag);
      CHECK(allowed.contains(tag));
    }
    for (const std::string& address : addresses_in(html))
      CHECK((address.starts_with("/a") || address.starts_with("#noot_")));
  }
}
