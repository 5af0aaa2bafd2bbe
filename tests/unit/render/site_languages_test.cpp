#include "render/site_languages.hpp"
#include "unit/language/language_files.hpp"

using namespace peil;
using namespace peil::language;
using namespace peil::render;

namespace {

// The words of the default theme, where read/ puts them beside a theme of one's own.
Document default_words(const std::string& id, const std::string& yaml)
{
  const FileName file("peil/teksten/" + id + ".yaml");
  Result<Value> root = read::parse_yaml(file, yaml, 1);
  REQUIRE(root.ok());
  return {file, std::move(root).value()};
}

std::string mistakes_in(const std::vector<Document>& documents)
{
  const Result<std::vector<SiteLanguage>> languages = load_languages(documents);
  return languages.ok() ? std::string() : text_of(languages.mistakes());
}

const std::string k_no_texts = "teksten: {}\n";

} // namespace

TEST_CASE("site languages: in order of their id, whatever the order of the files")
{
  const auto languages =
      load_languages({document_of("nl", k_head + k_texts), document_of("fy", k_head + k_texts)});
  REQUIRE(languages.ok());
  REQUIRE(languages.value().size() == 2);
  CHECK(languages.value()[0].id == "fy");
  CHECK(languages.value()[1].id == "nl");
}

TEST_CASE("site languages: Dutch says which texts there are, also when it is read last")
{
  CHECK(
      mistakes_in({document_of("fy", k_head + k_no_texts), document_of("nl", k_head + k_texts)}) ==
      "themes/eigen/teksten/fy.yaml: fout: de tekst 'home' ontbreekt\n"
      "   vertaal deze tekst\n"
      "themes/eigen/teksten/fy.yaml: fout: de tekst 'mijlpalen' ontbreekt\n"
      "   vertaal deze tekst\n");
}

TEST_CASE("site languages: words of one's own go over those of the default theme, by language")
{
  const auto languages =
      load_languages({default_words("en", k_head + k_texts), default_words("nl", k_head + k_texts),
                      document_of("nl", "teksten:\n  home:\n    titel: Onze stand\n"),
                      document_of("fy", k_head + k_texts)});
  REQUIRE(languages.ok());
  REQUIRE(languages.value().size() == 3);
  CHECK(languages.value()[0].say("home.titel") == "Zo staat het ervoor");
  CHECK(languages.value()[1].id == "fy");
  CHECK(languages.value()[2].say("home.titel") == "Onze stand");
}

TEST_CASE("site languages: a language that only the own theme has lacks nothing")
{
  CHECK(mistakes_in({default_words("nl", k_head + k_texts),
                     document_of("fy", "teksten:\n  home:\n    titel: Sa\n")}) != "");
}
