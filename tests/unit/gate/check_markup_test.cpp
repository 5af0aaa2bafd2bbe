#include "gate/check_markup.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::gate;

namespace {

std::size_t count(std::string html)
{
  return check_markup({{"index.html", std::move(html)}}, {}).size();
}

} // namespace

TEST_CASE("markup: nothing that runs, styles or loads from elsewhere")
{
  for (const char* html : {
           "<p style=\"color:red\">a</p>",
           "<P STYLE=color:red>",
           "<style>p{}</style>",
           "<svg><style/></svg>",
           "<script>alert(1)</script>",
           "<script type=module>import 'a'</script>",
           "<script src=https://elders.nl/a.js></script>",
           "<img src=a.png onerror=alert(1)>",
           "<svg/onload=alert(1)>",
           "<a href='javascript:alert(1)'>a</a>",
           "<a href='java&#10;script:alert(1)'>a</a>",
           "<a href=' &#74;avaScript:alert(1)'>a</a>",
           "<base href='/'>",
           "<iframe src=a.html></iframe>",
           "<object data=a.swf></object>",
           "<embed src=a.swf>",
           "<meta http-equiv=Refresh content='0;url=a'>",
           "<link rel=stylesheet href=//elders.nl/a.css>",
           "<link rel='canonical stylesheet' href=https://elders.nl/a.css>",
           "<img srcset='a.png 1x, https://elders.nl/b.png 2x'>",
           "<svg><image xlink:href='http://elders.nl/a.png'/></svg>",
           "<svg><use href='https://elders.nl/a.svg#b'/></svg>",
           "<form action='https://elders.nl/'></form>",
           "<textarea><script>alert(1)</script></textarea>",
       }) {
    CAPTURE(html);
    CHECK(count(html) >= 1);
  }
}

TEST_CASE("markup: what a page may do")
{
  for (const char* html : {
           "<!doctype html><p class=a>1 < 2 style=\"x\" onclick=</p>",
           "<!-- <style> <script>a</script> -->",
           "<script src=\"script/site.js\" defer></script>",
           "<script type=\"application/json\" id=a>{\"a\": \"<p style='x'>\"}</script>",
           "<script type='application/ld+json'>{}</script>",
           "<a href=https://elders.nl/ target=_blank>a</a>",
           "<link rel=canonical href=https://elders.nl/>",
           "<link rel='alternate' type=application/atom+xml href=https://elders.nl/>",
           "<img src='data:image/png;base64,AAAA'>",
           "<svg><use href='#a'/></svg>",
           "<p data-onload=a>",
           "<a href='a:b.html' title='javascript: een taal'>a</a>",
       }) {
    CAPTURE(html);
    CHECK(count(html) == 0);
  }
}

TEST_CASE("markup: a mistake of a template is told once, at its place in the template")
{
  const std::vector<RawFile> theme = {
      {FileName("themes/eigen/sjablonen/a.html"), "<p>\n  <b style=\"x\">{{ a }}</b>\n"}};
  const Diagnostics found = check_markup(
      {{"a.html", "<b style=\"x\">1</b>"}, {"b.html", "\n<b style=\"x\">2</b>"}}, theme);
  REQUIRE(found.size() == 1);
  CHECK(found[0].at.file.str() == "themes/eigen/sjablonen/a.html");
  CHECK(found[0].at.line == 2);
  CHECK(found[0].message.nl ==
        "'style=' in <b> mag niet op de site (a.html, regel 1, en nog 1 keer)");
}

TEST_CASE("markup: other files are left alone")
{
  CHECK(check_markup({{"a.js", "'<p style=\"a\">'"}, {"a.json", "\"<style>\""}}, {}).empty());
  CHECK(check_markup({{"a.svg", "<svg><style>a{}</style></svg>"}}, {}).size() == 1);
}
