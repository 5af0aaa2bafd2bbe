#include "markdown_help.hpp"

#include <cmark-gfm.h>
#include <cstdlib>
#include <doctest/doctest.h>

using namespace peil;
using namespace peil::markdown;

namespace {

// What cmark's own renderer writes, in HTML5: no slash in tags without an end.
std::string cmark_html(const std::string& body)
{
  char* const raw = cmark_markdown_to_html(body.data(), body.size(), CMARK_OPT_DEFAULT);
  std::string html(raw);
  std::free(raw);
  for (std::size_t at = html.find(" />"); at != std::string::npos; at = html.find(" />", at))
    html.erase(at, 2);
  return html;
}

} // namespace

TEST_CASE("cmark: what we leave as it is comes out as cmark writes it")
{
  const char* const bodies[] = {
      "",
      "Een alinea\nvan twee regels.\n\nNog een.",
      "Hard  \nbreak\\\nhier",
      "*a* **b** ***c*** _d_ __e__ a*b*c a_b_c",
      "`a` ``b ` c`` ` d `",
      "- a\n- b\n  - c\n\n    d\n- e\n",
      "- a\n\n- b\n",
      "1. a\n2. b\n",
      "7) a\n8) b\n",
      "- a\n\n      code\n- > b\n- ***\n- ",
      "> a\n> > b\nc\n\n> d",
      "***\n---\n___",
      "    code <b> & \"x\"\n\n    meer",
      "```\na\n```\n~~~ js x\nb\n~~~",
      "[a](/b \"c & d\") [e](<f g>) [h](/i?j=k&l) [m](/é)",
      "![a *b* `c`](/d.png \"e\")",
      "[a][r] [r] ![b][r]\n\n[r]: /u 'titel \"x\"'\n",
      "&copy; &amp; &lt; &#x41; \\* \\< \"x\" 'y'",
      "a & b < c > d",
      "[a](/b(c)d) [e](\\(f) [*g*](/h)",
      "<a@b.nl>",
      "- [ ] taak\n- ~~weg~~ www.a.nl",
      "1986\\. jaar\n\n\\# geen kop",
      "\tcode\n\n -\ta\n\n\t b",
  };
  for (const std::string body : bodies) {
    CAPTURE(body);
    CHECK(render(body) == cmark_html(body));
  }
}
