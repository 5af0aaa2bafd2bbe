#include "theme.hpp"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>

using namespace peil;
using namespace peil::template_engine;
using nlohmann::json;

TEST_CASE("template set: all mistakes of all templates are reported together")
{
  CHECK(outcome({{"b.html", "{{ a | x }}\n<p style=\"a\">{% if %}"},
                 {"a.html", "{% include \"c.html\" %}"}},
                {}) == "a.html:1:12: fout: onbekend sjabloon 'c.html'\n"
                       "   bedoelt u 'a.html'?\n"
                       "b.html:1:8: fout: onbekend filter 'x'\n"
                       "b.html:2:4: fout: attribuut 'style' is niet toegestaan\n"
                       "   geef een class en zet de opmaak in een stylesheet van het thema\n"
                       "b.html:2:14: fout: 'if' wordt niet gesloten\n"
                       "   verwacht {% end %}\n"
                       "b.html:2:20: fout: tag is niet af\n"
                       "   verwacht een naam, een tekst tussen aanhalingstekens of een getal\n");
}

TEST_CASE("template set: two templates of one name are a mistake")
{
  const std::vector<TemplateSource> sources = {{FileName("een/kop.html"), "kop.html", ""},
                                               {FileName("twee/kop.html"), "kop.html", ""}};
  const Result<TemplateSet> set = TemplateSet::load(sources, {});
  REQUIRE_FALSE(set.ok());
  CHECK(text_of(set.mistakes()) == "twee/kop.html: fout: sjabloon 'kop.html' bestaat al\n"
                                   "een/kop.html: zie ook: eerder hier\n");
}

TEST_CASE("template set: a template that is not there cannot be rendered")
{
  const std::vector<TemplateSource> sources = sources_of({{"pagina.html", "a"}});
  const Result<TemplateSet> set = TemplateSet::load(sources, {});
  REQUIRE(set.ok());
  CHECK(set.value().has("pagina.html"));
  CHECK_FALSE(set.value().has("pagna.html"));
  const Result<std::string> page = set.value().render("pagna.html", {}, {});
  REQUIRE_FALSE(page.ok());
  CHECK(text_of(page.mistakes()) ==
        "fout: onbekend sjabloon 'pagna.html'\n   bedoelt u 'pagina.html'?\n");
}

TEST_CASE("template set: messages exist in English as well")
{
  const std::vector<TemplateSource> sources =
      sources_of({{"page.html", "{{ x | nope }}<p onclick=\"\">"}});
  const Result<TemplateSet> set = TemplateSet::load(sources, {});
  REQUIRE_FALSE(set.ok());
  CHECK(to_text(set.mistakes()[0], Language::english, {}) ==
        "page.html:1:8: error: unknown filter 'nope'\n");
  CHECK(to_text(set.mistakes()[1], Language::english, {}) ==
        "page.html:1:18: error: attribute 'onclick' is not allowed\n"
        "   attach the event in a script file of the theme\n");
}

TEST_CASE("template set: what was loaded outlives its sources and filters, also when copied")
{
  std::optional<TemplateSet> copy;
  {
    std::vector<TemplateSource> sources =
        sources_of({{"pagina.html", "{{ x | twee }}{% include \"deel.html\" %}"},
                    {"deel.html", "<a href=\"/a/{{ x }}\">"}});
    const Filters filters = {
        {"twee", {[](const json& value, std::span<const Argument>) -> Result<json> {
           return json(value.get<std::string>() + value.get<std::string>());
         }}}};
    Result<TemplateSet> set = TemplateSet::load(sources, filters);
    REQUIRE(set.ok());
    copy = set.value();
    for (TemplateSource& source : sources)
      source.bytes.assign(source.bytes.size(), '!');
  }
  CHECK(copy->render("pagina.html", {{"x", "b"}}, {"index.html", nullptr}).value() ==
        "bb<a href=\"a/b\">");
}

TEST_CASE("template set: what changed and what came or went since an earlier set shows in the next")
{
  const std::vector<std::pair<std::vector<NamedTemplate>, std::string>> steps = {
      {{{"deel.html", "een"}, {"pagina.html", "{% include \"deel.html\" %}"}}, "een"},
      {{{"deel.html", "twee"}, {"pagina.html", "{% include \"deel.html\" %}"}}, "twee"},
      {{{"deel.html", "twee"}, {"pagina.html", "{% include \"deel.html\" %}!"}}, "twee!"},
      // The part stands in another place of the list, and pagina.html is as it was.
      {{{"aa.html", "drie"},
        {"deel.html", "vier"},
        {"pagina.html", "{% include \"deel.html\" %}!"}},
       "vier!"},
      {{{"deel.html", "vier"}, {"pagina.html", "{% include \"deel.html\" %}!"}}, "vier!"}};
  std::optional<TemplateSet> earlier;
  for (const auto& [texts, page] : steps) {
    const std::vector<TemplateSource> sources = sources_of(texts);
    Result<TemplateSet> set =
        TemplateSet::load(sources, {}, earlier.has_value() ? &*earlier : nullptr);
    REQUIRE(set.ok());
    earlier = set.value();
    CHECK(earlier->render("pagina.html", json::object(), {}).value() == page);
  }
  const std::vector<TemplateSource> broken =
      sources_of({{"deel.html", "{{ a | b }}"}, {"pagina.html", "{% include \"deel.html\" %}!"}});
  CHECK_FALSE(TemplateSet::load(broken, {}, &*earlier).ok());
}

TEST_CASE("template set: several threads render from one set at once")
{
  const std::vector<TemplateSource> sources = sources_of(
      {{"pagina.html", "{% for x in lijst %}{% include \"deel.html\" with y = x %}{% end %}"},
       {"deel.html", "<a href=\"{{ y }}\">{{ y | lengte }}</a>\n"}});
  const Result<TemplateSet> set = TemplateSet::load(sources, {});
  REQUIRE(set.ok());
  const json data = {{"lijst", {"/a/", "/b/#c", "d"}}};
  const std::string expected =
      set.value().render("pagina.html", data, {"p/index.html", nullptr}).value();
  std::atomic<int> different = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round)
        if (set.value().render("pagina.html", data, {"p/index.html", nullptr}).value() != expected)
          ++different;
    });
  for (std::thread& one : threads)
    one.join();
  CHECK(different == 0);
  CHECK(expected == "<a href=\"../a/index.html\">3</a>\n<a href=\"../b/index.html#c\">5</a>\n"
                    "<a href=\"d\">1</a>\n");
}
