#include "language_files.hpp"

using namespace peil;
using namespace peil::language;
using nlohmann::json;

TEST_CASE("say: a text is found by its path and its names are filled in")
{
  const SiteLanguage language = dutch();
  CHECK(language.say("home.titel") == "Zo staat het ervoor");
  CHECK(language.say("home.stand", {{"datum", "31 december 2026"}}) == "Stand op 31 december 2026");
}

TEST_CASE("say: the number chooses the form")
{
  const SiteLanguage language = dutch();
  const auto said = [&](int count) {
    return language.say("mijlpalen.gereed", {{"aantal", count}, {"totaal", 16}});
  };
  CHECK(said(0) == "nog niets gereed");
  CHECK(said(1) == "1 mijlpaal van 16 gereed");
  CHECK(said(2) == "2 mijlpalen van 16 gereed");
}

TEST_CASE("say: a path that leads to no text gives the path, so that it shows")
{
  const SiteLanguage language = dutch();
  CHECK(language.say("home.tietel") == "home.tietel");
  CHECK(language.say("home.titel.nog_verder") == "home.titel.nog_verder");
  CHECK(language.say("home") == "home");
  CHECK(language.say("mijlpalen.gereed") == "mijlpalen.gereed");
}

TEST_CASE("form_of: 'meer' stands in for a form that a language does not have")
{
  const json text = {{"meer", "{aantal} stuks"}};
  for (const int count : {0, 1, 7}) {
    CAPTURE(count);
    CHECK(*form_of(text, {{"aantal", count}}) == "{aantal} stuks");
  }
}

TEST_CASE("form_of: nothing is said as more, not as one")
{
  const json text = {{"een", "één"}, {"meer", "meer"}};
  CHECK(*form_of(text, {{"aantal", 0}}) == "meer");
}

TEST_CASE("form_of: a text with forms needs a number, one without forms does not")
{
  const json text = {{"een", "één"}, {"meer", "meer"}};
  CHECK(form_of(text, json::object()) == nullptr);
  CHECK(form_of(text, {{"aantal", "2"}}) == nullptr);
  CHECK(*form_of("gewoon", json::object()) == "gewoon");
}
