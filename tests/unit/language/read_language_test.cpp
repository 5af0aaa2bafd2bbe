#include "language_files.hpp"

#include <vector>

using namespace peil;
using namespace peil::language;

namespace {

struct Row
{
  std::string name;
  std::string texts;
  std::string mistakes;
};

std::string replaced(std::string text, const std::string& old, const std::string& with)
{
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), with);
}

std::string mistakes_in(const std::string& id, const std::string& yaml, const SiteLanguage* like)
{
  const Result<SiteLanguage> read = read_language(document_of(id, yaml), like);
  return read.ok() ? std::string() : text_of(read.mistakes());
}

} // namespace

TEST_CASE("language: a file gives its id, its name, its notation and its texts")
{
  const SiteLanguage language = dutch();
  CHECK(language.id == "nl");
  CHECK(language.name == "Nederlands");
  CHECK(language.notation.months[2] == "mrt");
  CHECK(language.texts["home"]["titel"] == "Zo staat het ervoor");
  CHECK(has_forms(language.texts["mijlpalen"]["gereed"]));
}

TEST_CASE("language: what a file lacks is reported")
{
  CHECK(mistakes_in("nl", k_texts, nullptr) ==
        "themes/eigen/teksten/nl.yaml: fout: sleutel 'naam' ontbreekt\n"
        "   een taal heeft naam, notatie en teksten\n"
        "themes/eigen/teksten/nl.yaml: fout: sleutel 'notatie' ontbreekt\n"
        "   een taal heeft naam, notatie en teksten\n");
  const std::string no_month = replaced(k_head, "nov, dec", "nov");
  CHECK(mistakes_in("nl", replaced(no_month, "  procent: \"{getal}%\"\n", "") + k_texts, nullptr) ==
        "themes/eigen/teksten/nl.yaml:3:3: fout: 'procent' ontbreekt in de notatie\n"
        "   zie docs/sjablonen.md\n"
        "themes/eigen/teksten/nl.yaml:12:12: fout: 'maanden' noemt niet 12 namen\n"
        "   schrijf een lijst van 12 namen\n");
}

TEST_CASE("language: a translation says all that Dutch says")
{
  const SiteLanguage base = dutch();
  CHECK(mistakes_in("en", k_head + k_texts, &base).empty());
  CHECK(mistakes_in("en", k_head + "teksten:\n  home:\n    titel: Where it stands\n", &base) ==
        "themes/eigen/teksten/en.yaml: fout: de tekst 'home.stand' ontbreekt\n"
        "   vertaal deze tekst\n"
        "themes/eigen/teksten/en.yaml: fout: de tekst 'mijlpalen' ontbreekt\n"
        "   vertaal deze tekst\n");
  CHECK(mistakes_in("en", k_head, &base) ==
        "themes/eigen/teksten/en.yaml: fout: sleutel 'teksten' ontbreekt\n"
        "   een taal heeft naam, notatie en teksten\n");
}

TEST_CASE("language: a translation may have forms where Dutch has none, and the other way round")
{
  const SiteLanguage base = dutch();
  std::string texts = replaced(k_texts, "    titel: Zo staat het ervoor\n",
                               "    titel:\n      een: One\n      meer: More\n");
  texts.erase(texts.find("    gereed:"));
  CHECK(mistakes_in("en", k_head + texts + "    gereed: \"{totaal} in all\"\n", &base).empty());
}

TEST_CASE("put over: a theme names only what it says differently")
{
  SiteLanguage language = dutch();
  const Document theirs = document_of("nl", "teksten:\n  home:\n    titel: Onze stand\n");
  CHECK(put_over(language, theirs).empty());
  CHECK(language.say("home.titel") == "Onze stand");
  CHECK(language.say("home.stand", {{"datum", "nu"}}) == "Stand op nu");
}

TEST_CASE("put over: a text in the place of forms takes them all")
{
  SiteLanguage language = dutch();
  const Document theirs =
      document_of("nl", "teksten:\n  mijlpalen:\n    gereed: \"{aantal} gereed\"\n");
  CHECK(put_over(language, theirs).empty());
  CHECK(language.say("mijlpalen.gereed", {{"aantal", 1}, {"totaal", 2}}) == "1 gereed");
}

TEST_CASE("put over: forms take the place of a text, and of all forms there were")
{
  SiteLanguage language = dutch();
  const Document theirs = document_of("nl", "teksten:\n  home:\n    stand: {meer: \"{datum}\"}\n"
                                            "  mijlpalen:\n    gereed: {meer: \"{aantal} af\"}\n");
  CHECK(put_over(language, theirs).empty());
  CHECK(language.say("home.stand", {{"aantal", 1}, {"datum", "nu"}}) == "nu");
  CHECK(language.say("mijlpalen.gereed", {{"aantal", 0}}) == "0 af");
  CHECK(language.say("mijlpalen.gereed", {{"aantal", 1}}) == "1 af");
}

TEST_CASE("put over: texts that nothing shows and names that nothing fills are mistakes")
{
  const std::string file = "themes/eigen/teksten/nl.yaml:";
  const std::vector<Row> rows = {
      {"unknown, with something like it", "teksten:\n  home:\n    tietel: Zo\n",
       file + "3:5: fout: onbekende tekst 'tietel'\n   bedoelt u 'titel'?\n"},
      {"unknown section", "teksten:\n  xyzzy:\n    a: b\n",
       file + "2:3: fout: onbekende tekst 'xyzzy'\n"},
      {"a name of its own", "teksten:\n  home:\n    stand: Op {dag}\n",
       file + "3:12: fout: niets vult '{dag}'\n   gebruik datum\n"},
      {"a name in a text without any", "teksten:\n  home:\n    titel: Op {dag}\n",
       file + "3:12: fout: niets vult '{dag}'\n   deze tekst heeft geen namen tussen accolades\n"},
      {"a name in one of the forms", "teksten:\n  mijlpalen:\n    gereed:\n      meer: Al {n}\n",
       file + "4:13: fout: niets vult '{n}'\n   gebruik aantal of totaal\n"},
      {"a text for a section", "teksten:\n  home: Zo\n",
       file + "2:9: fout: 'home' hoort teksten te bevatten\n"},
      {"a text for all", "teksten: Zo\n",
       file + "1:10: fout: 'teksten' hoort teksten te bevatten\n"},
      {"a list", "teksten:\n  home:\n    titel: [a, b]\n",
       file + "3:12: fout: 'home.titel' is geen tekst\n"
              "   schrijf een tekst, of een tekst voor 'een' en een voor 'meer'\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    SiteLanguage language = dutch();
    CHECK(text_of(put_over(language, document_of("nl", row.texts))) == row.mistakes);
  }
}
