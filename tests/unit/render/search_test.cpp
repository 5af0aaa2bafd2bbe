#include "chart_fixture.hpp"
#include "render/search.hpp"
#include "support/project_fixture.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace peil;
using namespace peil::render;

namespace {

Page page(const char* address, const char* title, const char* description)
{
  Page made;
  made.address = address;
  made.title = {title, true};
  made.description = description;
  return made;
}

/// The shipped plan with nothing in its registers, and these pages.
std::vector<SearchEntry> entries_of(const std::vector<Page>& pages,
                                    const Judgement* judgement = nullptr)
{
  const tests::TestProject project({});
  Snapshot snapshot = project.snapshot("2026-12-31");
  if (judgement != nullptr)
    for (IndicatorResult& result : snapshot.indicators)
      result.judgement = judgement;
  const SiteView::Charts no_charts;
  const SiteView site(project.project(), snapshot, tests::dutch_words(), no_charts);
  return search_entries(site, {}, pages, {});
}

const SearchEntry* find(const std::vector<SearchEntry>& entries, std::string_view title)
{
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [title](const SearchEntry& one) { return one.title == title; });
  return found == entries.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("search: an entry says what kind of thing it is")
{
  const auto entries =
      entries_of({page("/indicatoren/mkb/", "Mkb", "Ondernemingen."),
                  page("/pijlers/p1/", "Pijler 1", "Wat wij willen."),
                  page("/over/", "Over", "Wie wij zijn."), page("/404.html", "Niet gevonden", "")});
  REQUIRE(find(entries, "Mkb") != nullptr);
  CHECK(find(entries, "Mkb")->kind == "indicator");
  CHECK(find(entries, "Mkb")->status != "");
  CHECK(find(entries, "Pijler 1")->kind == "pijler");
  CHECK(find(entries, "Over")->kind == "pagina");
  CHECK(find(entries, "Over")->summary == "Wie wij zijn.");
  CHECK(find(entries, "Niet gevonden") == nullptr);
}

TEST_CASE("search: a person's judgement goes before the computed signal")
{
  Judgement judgement;
  judgement.verdict = Verdict::attention;
  const auto entries = entries_of({page("/indicatoren/mkb/", "Mkb", "Ondernemingen.")}, &judgement);
  REQUIRE(find(entries, "Mkb") != nullptr);
  CHECK(find(entries, "Mkb")->status == "aandacht nodig");
}

TEST_CASE("search: a summary that is the title once more is left out")
{
  const auto entries = entries_of({page("/a/beton/", "Beton", "Beton (voorbeeld)")});
  REQUIRE(find(entries, "Beton") != nullptr);
  CHECK(find(entries, "Beton")->summary == "");
}

TEST_CASE("search: words of the glossary lead to their own place, everything is in order")
{
  const auto entries = entries_of({page("/zzz/", "Zzz", ""), page("/over/", "Över", "")});
  REQUIRE(find(entries, "ketenproject") != nullptr);
  CHECK(find(entries, "ketenproject")->kind == "begrip");
  CHECK(find(entries, "ketenproject")->address == "/begrippen/#begrip-ketenproject");
  CHECK(entries.back().title == "Zzz");
  const nlohmann::json letters = letters_view(entries);
  CHECK(letters.back()["letter"] == "Z");
  CHECK(letters.back()["lijst"].back()["titel"] == "Zzz");
}

TEST_CASE(
    "search: the index is a script that sets one global, with addresses as the page needs them")
{
  const OutputFile file = search_index(
      {{"Over \"ons\"", "pagina", "", "Wie", {"Kop"}, "/over/"}, {"Z", "begrip", "", "", {}, "/"}});
  CHECK(file.path == "zoeken/index.js");
  CHECK(
      file.bytes ==
      "globalThis.peilZoekindex = [\n"
      R"({"adres":"../over/index.html","id":0,"koppen":["Kop"],"samenvatting":"Wie","soort":"pagina","stand":"","titel":"Over \"ons\""},)"
      "\n"
      R"({"adres":"../index.html","id":1,"koppen":[],"samenvatting":"","soort":"begrip","stand":"","titel":"Z"})"
      "\n];\n");
}
