#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil::template_engine;
using nlohmann::json;

namespace {

std::string placed(const std::string& before, const std::string& tag, const std::string& after,
                   const std::string& value)
{
  return outcome(before + tag + after, {{"x", value}});
}

} // namespace

TEST_CASE("hostile value: no value becomes markup, whatever it holds and wherever it stands")
{
  struct Case
  {
    std::string value;
    std::string in_text;
    std::string in_attribute;
    std::string in_json;
  };
  const std::vector<Case> cases = {
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
       "&lt;script&gt;alert(1)&lt;/script&gt;",
       R"J("\u003cscript\u003ealert(1)\u003c/script\u003e")J"},
      {"\" onmouseover=\"alert(1)", "\" onmouseover=\"alert(1)",
       "&quot; onmouseover=&quot;alert(1)", R"J("\" onmouseover=\"alert(1)")J"},
      {"' onmouseover='alert(1)", "' onmouseover='alert(1)", "&#39; onmouseover=&#39;alert(1)",
       R"J("' onmouseover='alert(1)")J"},
      {"&lt;b&gt;", "&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;", R"J("\u0026lt;b\u0026gt;")J"},
      {"</title><img src=x onerror=alert(1)>", "&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;",
       "&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;",
       R"J("\u003c/title\u003e\u003cimg src=x onerror=alert(1)\u003e")J"},
      {"--><b>", "--&gt;&lt;b&gt;", "--&gt;&lt;b&gt;", R"J("--\u003e\u003cb\u003e")J"},
      {"<!--<script>", "&lt;!--&lt;script&gt;", "&lt;!--&lt;script&gt;",
       R"J("\u003c!--\u003cscript\u003e")J"},
      {"{{ y }}{% end %}", "{{ y }}{% end %}", "{{ y }}{% end %}", R"J("{{ y }}{% end %}")J"},
      {"\xE2\x80\xA8\xE2\x80\xA9", "\xE2\x80\xA8\xE2\x80\xA9", "\xE2\x80\xA8\xE2\x80\xA9",
       R"J("\u2028\u2029")J"},
      {"a\\\"b", "a\\\"b", "a\\&quot;b", R"J("a\\\"b")J"},
      {"a`b", "a`b", "a`b", R"J("a`b")J"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.value);
    CHECK(placed("<p>", "{{ x }}", "</p>", one.value) == "<p>" + one.in_text + "</p>");
    CHECK(placed("<title>", "{{ x }}", "</title>", one.value) ==
          "<title>" + one.in_text + "</title>");
    CHECK(placed("<textarea>", "{{ x }}", "</textarea>", one.value) ==
          "<textarea>" + one.in_text + "</textarea>");
    CHECK(placed("<p title=\"", "{{ x }}", "\">", one.value) ==
          "<p title=\"" + one.in_attribute + "\">");
    CHECK(placed("<p title='a ", "{{ x }}", " b'>", one.value) ==
          "<p title='a " + one.in_attribute + " b'>");
    CHECK(placed("<script type=\"application/json\">[", "{{ x | json }}", "]</script>",
                 one.value) == "<script type=\"application/json\">[" + one.in_json + "]</script>");
  }
}

TEST_CASE("hostile value: names of an object are escaped like values")
{
  const json data = {{"o", {{"<b>", "</script>"}}}};
  CHECK(outcome("{% for k, v in o %}{{ k }}={{ v }}{% end %}", data) ==
        "&lt;b&gt;=&lt;/script&gt;");
  CHECK(outcome("<script type=\"application/json\">{{ o | json }}</script>", data) ==
        "<script type=\"application/json\">{\"\\u003cb\\u003e\":\"\\u003c/script\\u003e\"}"
        "</script>");
}

TEST_CASE("hostile value: bytes that are no UTF-8 do not break a JSON island")
{
  CHECK(placed("<script type=\"application/json\">", "{{ x | json }}", "</script>", "a\xFF") ==
        "<script type=\"application/json\">\"a\xEF\xBF\xBD\"</script>");
}

TEST_CASE("hostile value: an address that runs, loads or leads astray is a mistake")
{
  const std::string schemes =
      "   toegestaan zijn https:, http:, mailto:, tel:, een fragment en een adres op deze site\n";
  const auto scheme = [&](const std::string& name) {
    return "pagina.html:1:10: fout: adres met '" + name + ":' is niet toegestaan\n" + schemes;
  };
  const auto host = [](const std::string& address) {
    return "pagina.html:1:10: fout: adres '" + address +
           "' is niet toegestaan\n   schrijf 'https://' voor een andere server, of één '/' voor "
           "deze site\n";
  };
  const std::string control =
      "pagina.html:1:10: fout: adres bevat een regeleinde, tab, backslash of ander stuurteken\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"javascript:alert(1)", scheme("javascript")},
      {"JaVaScRiPt:alert(1)", scheme("javascript")},
      {" javascript:alert(1)", scheme("%20javascript")},
      {"\x01javascript:alert(1)", control},
      {"java\tscript:alert(1)", control},
      {"java\nscript:alert(1)", control},
      {"javascript&colon;alert(1)", "<a href=\"javascript&amp;colon;alert(1)\">"},
      {"javascript%3Aalert(1)", "<a href=\"javascript%3Aalert(1)\">"},
      {"vbscript:x", scheme("vbscript")},
      {"data:text/html,<script>", scheme("data")},
      {"file:///etc/passwd", scheme("file")},
      {"blob:x", scheme("blob")},
      {":x", scheme("")},
      {"//voorbeeld.nl/", host("//voorbeeld.nl/")},
      {"/\\voorbeeld.nl/", control},
      {"\\\\voorbeeld.nl", control},
      {"https:voorbeeld.nl", host("https:voorbeeld.nl")},
      {"", "pagina.html:1:10: fout: adres is leeg\n"},
      {"\"><script>", "<a href=\"%22%3E%3Cscript%3E\">"},
      {"x' onclick='a", "<a href=\"x&#39;%20onclick=&#39;a\">"},
  };
  for (const auto& [value, expected] : rows) {
    CAPTURE(value);
    CHECK(placed("<a href=\"", "{{ x }}", "\">", value) == expected);
  }
}

TEST_CASE("hostile value: a part of an address stays a part")
{
  const std::vector<Row> rows = {
      {"path", "<a href=\"/p/{{ x }}/\">", "<a href=\"../../p/a%20%26%3Fb%23%22%5Cc/index.html\">"},
      {"query", "<a href=\"/p/?q={{ x }}\">",
       "<a href=\"../../p/index.html?q=a%20%26%3Fb%23%22%5Cc\">"},
      {"fragment", "<a href=\"#{{ x }}\">", "<a href=\"#a%20%26%3Fb%23%22%5Cc\">"},
      {"elsewhere", "<a href=\"https://a.nl/{{ x }}\">",
       "<a href=\"https://a.nl/a%20%26%3Fb%23%22%5Cc\">"},
  };
  check_rows(rows, {{"x", "a &?b#\"\\c"}});
  CHECK(outcome("<a href=\"/{{ x }}\">", {{"x", "/voorbeeld.nl"}})
            .starts_with("pagina.html:1:10: fout: adres '//voorbeeld.nl' is niet toegestaan\n"));
  CHECK(outcome("<a href=\"java{{ x }}\">", {{"x", "script:alert(1)"}})
            .starts_with("pagina.html:1:10: fout: adres met 'javascript:' is niet toegestaan\n"));
  CHECK(outcome("<a href=\"{{ a }}{{ b }}\">", {{"a", "java"}, {"b", "script:alert(1)"}})
            .starts_with("pagina.html:1:10: fout: adres met 'javascript:' is niet toegestaan\n"));
}

TEST_CASE("hostile value: a page fetches nothing from another host")
{
  const json data = {{"x", "https://voorbeeld.nl/a.png"}, {"m", "mailto:a@b.nl"}};
  for (const std::string tag : {"<img src=\"{{ x }}\">", "<script src=\"{{ x }}\"></script>",
                                "<video poster=\"{{ x }}\">", "<use href=\"{{ x }}\">"}) {
    CAPTURE(tag);
    CHECK(outcome(tag, data).find("fout: 'https://voorbeeld.nl/a.png' wordt van een andere server "
                                  "gehaald") != std::string::npos);
  }
  CHECK(outcome("<img src=\"{{ m }}\">", data).find("'mailto:' is niet toegestaan") !=
        std::string::npos);
}
