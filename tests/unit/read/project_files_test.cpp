#include "read/project_files.hpp"
#include "support/fake_files.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using peil::Diagnostic;
using peil::Severity;
using peil::Sources;
using peil::tests::FakeFiles;

namespace {

Sources sources_of(FakeFiles& files)
{
  return peil::read::read_sources(files, {"/p", "/usr/share/peil/themes/standaard"});
}

// "file:line severity message" of every mistake, one per line.
std::string told(const Sources& sources)
{
  std::string text;
  for (const Diagnostic& mistake : sources.mistakes) {
    const std::string kind = mistake.severity == Severity::warning   ? "waarschuwing"
                             : mistake.severity == Severity::machine ? "mislukt"
                                                                     : "fout";
    text += fmt::format("{}{}:{} {}: {}", text.empty() ? "" : "\n", mistake.at.file.str(),
                        mistake.at.line, kind, mistake.message.nl);
  }
  return text;
}

std::string told_about(const std::string& name, const std::string& bytes)
{
  FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"}, {"/p/" + name, bytes}};
  return told(sources_of(files));
}

template <typename File>
std::string names(const std::vector<File>& list)
{
  std::string text;
  for (const File& one : list)
    text += one.file.str() + " ";
  return text;
}

} // namespace

TEST_CASE("project files: every file is parsed by its kind, in path order")
{
  FakeFiles files{
      {"/p/data/registers/b/rijen.csv", "a;b\n1;2\n"},
      {"/p/data/registers/b/register.yaml", "naam: b\n"},
      {"/p/data/registers/a/x.yaml", "naam: a\n"},
      {"/p/data/plan.yaml", "titel: x\n"},
      {"/p/content/pijlers/een.md", "---\ntitel: x\n---\nTekst\n"},
      {"/p/content/index.md", "Hallo\n"},
      {"/p/themes/eigen/pagina.html", "<p>"},
      {"/p/themes/eigen/letter.woff2", std::string("\xFF\0", 2)},
  };
  const Sources sources = sources_of(files);
  CHECK(told(sources) == "");
  CHECK(names(sources.documents) ==
        "data/plan.yaml data/registers/a/x.yaml data/registers/b/register.yaml ");
  CHECK(names(sources.tables) == "data/registers/b/rijen.csv ");
  CHECK(names(sources.texts) == "content/index.md content/pijlers/een.md ");
  CHECK(names(sources.theme_files) == "themes/eigen/letter.woff2 themes/eigen/pagina.html ");
  CHECK(sources.documents[0].root.find("titel")->text == "x");
  CHECK(sources.texts[1].body == "Tekst\n");
  CHECK(sources.theme_files[0].bytes == std::string("\xFF\0", 2));
}

TEST_CASE("project files: the lines of every text are kept for excerpts, also of a faulty file")
{
  FakeFiles files{{"/p/data/plan.yaml", "\xEF\xBB\xBF"
                                        "a: 1\n"},
                  {"/p/data/fout.yaml", "a: caf\xE9\n"},
                  {"/p/content/x.md", "x\n"},
                  {"/p/themes/t/p.html", "<p>"},
                  {"/p/themes/t/f.woff2", "\xFF"}};
  const Sources sources = sources_of(files);
  CHECK(sources.bytes_by_file ==
        std::map<std::string, std::string, std::less<>>{{"content/x.md", "x\n"},
                                                        {"data/fout.yaml", "a: caf\uFFFD\n"},
                                                        {"data/plan.yaml", "a: 1\n"},
                                                        {"themes/t/p.html", "<p>"}});
}

TEST_CASE("project files: without themes of its own a project gets the default theme")
{
  FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"},
                  {"/usr/share/peil/themes/standaard/pagina.html", "<p>"},
                  {"/usr/share/peil/themes/standaard/stijl/a.css", "p{}"}};
  CHECK(names(sources_of(files).theme_files) ==
        "themes/standaard/pagina.html themes/standaard/stijl/a.css ");
}

TEST_CASE("project files: a theme of one's own is completed by the default theme")
{
  FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"},
                  {"/p/themes/eigen/stijl/tokens.css", "own"},
                  {"/p/themes/eigen/teksten/nl.yaml", "naam: x\n"},
                  {"/usr/share/peil/themes/standaard/pagina.html", "<p>"},
                  {"/usr/share/peil/themes/standaard/stijl/tokens.css", "default"},
                  {"/usr/share/peil/themes/standaard/teksten/en.yaml", "naam: y\n"},
                  {"/usr/share/peil/themes/standaard/teksten/nl.yaml", "naam: z\n"}};
  const Sources sources = sources_of(files);
  CHECK(told(sources) == "");
  CHECK(names(sources.theme_files) ==
        "themes/eigen/stijl/tokens.css themes/eigen/teksten/nl.yaml themes/standaard/pagina.html "
        "themes/standaard/teksten/en.yaml ");
  CHECK(names(sources.theme_documents) ==
        "themes/eigen/teksten/nl.yaml themes/standaard/teksten/en.yaml peil/teksten/nl.yaml ");
}

TEST_CASE("project files: only files of a theme take the place of one in the default theme")
{
  FakeFiles files{{"/p/data/lijsten/thema.yaml", "a: 1\n"},
                  {"/p/themes/eigen/stijl/tokens.css", "own"},
                  {"/usr/share/peil/themes/standaard/README.md", "about"},
                  {"/usr/share/peil/themes/standaard/.thema.yaml.swp", "x"},
                  {"/usr/share/peil/themes/standaard/thema.yaml", "a: 1\n"}};
  CHECK(names(sources_of(files).theme_files) ==
        "themes/eigen/stijl/tokens.css themes/standaard/thema.yaml ");
}

TEST_CASE("project files: a project that holds the default theme itself has each file once")
{
  FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"},
                  {"/p/themes/standaard/teksten/nl.yaml", "naam: x\n"}};
  const Sources sources = peil::read::read_sources(files, {"/p", "/p/themes/standaard"});
  CHECK(names(sources.theme_files) == "themes/standaard/teksten/nl.yaml ");
  CHECK(names(sources.theme_documents) == "themes/standaard/teksten/nl.yaml ");
}

TEST_CASE("project files: mistakes of all files are gathered, and what is well goes on")
{
  FakeFiles files{{"/p/data/a.yaml", "a: 1\na: 2\n"},
                  {"/p/data/b.yaml", "b: 1\n"},
                  {"/p/data/c.csv", "a;a\n"},
                  {"/p/content/d.md", "---\n"}};
  const Sources sources = sources_of(files);
  CHECK(told(sources) == "data/a.yaml:2 fout: sleutel 'a' staat er al\n"
                         "data/c.csv:1 fout: kolom 'a' staat er al\n"
                         "content/d.md:1 fout: '---' opent hier gegevens die niet worden gesloten");
  CHECK(names(sources.documents) == "data/b.yaml ");
}

TEST_CASE("project files: a file of a kind that is not read is told about, once")
{
  struct Row
  {
    std::string name;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"data/x.yml", "data/x.yml:0 fout: bestanden met '.yml' worden niet gelezen"},
      {"data/x.YAML", "data/x.YAML:0 fout: bestanden met '.YAML' worden niet gelezen"},
      {"data/x.CSV", "data/x.CSV:0 fout: bestanden met '.CSV' worden niet gelezen"},
      {"content/x.markdown",
       "content/x.markdown:0 fout: bestanden met '.markdown' worden niet gelezen"},
      {"data/x.json", "data/x.json:0 waarschuwing: dit bestand wordt niet gelezen"},
      {"data/x.xlsx", "data/x.xlsx:0 waarschuwing: dit bestand wordt niet gelezen"},
      {"data/notitie", "data/notitie:0 waarschuwing: dit bestand wordt niet gelezen"},
      {"data/x.md", "data/x.md:0 waarschuwing: dit bestand wordt niet gelezen"},
      {"content/foto.png", "content/foto.png:0 waarschuwing: dit bestand wordt niet gelezen"},
      {"content/x.yaml", "content/x.yaml:0 waarschuwing: dit bestand wordt niet gelezen"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(told_about(row.name, "") == row.expected);
  }
  FakeFiles files{{"/p/data/a.yml", ""}};
  CHECK(sources_of(files).mistakes[0].hint.nl == "noem het bestand a.yaml");
}

TEST_CASE("project files: hidden files, backups, lock files and README are passed over")
{
  for (const std::string name :
       {"data/.gitkeep", "data/.git/x.yaml", "data/plan.yaml~", "data/README.md", "data/README",
        "data/oud~/x.yaml", "data/~$plan.xlsx", "content/.DS_Store", "themes/t/.x"}) {
    CAPTURE(name);
    FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"}, {"/p/" + name, "\xFF"}};
    const Sources sources = sources_of(files);
    CHECK(told(sources) == "");
    CHECK(files.read_paths() == std::vector<std::string>{"/p/data/plan.yaml"});
  }
}

TEST_CASE("project files: links and devices are refused and not read")
{
  FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"}};
  files.add_other("/p/data/x.yaml");
  files.add_other("/p/themes/t/p.html");
  CHECK(
      told(sources_of(files)) ==
      "data/x.yaml:0 fout: dit is een koppeling of apparaat; koppelingen worden niet gevolgd\n"
      "themes/t/p.html:0 fout: dit is een koppeling of apparaat; koppelingen worden niet gevolgd");
  CHECK(files.read_paths() == std::vector<std::string>{"/p/data/plan.yaml"});
}

TEST_CASE("project files: two names that differ in capitals only are refused")
{
  CHECK(told_about("data/Plan.yaml", "a: 1\n") ==
        "data/plan.yaml:0 fout: deze naam verschilt alleen in hoofdletters van Plan.yaml");
  FakeFiles files{{"/p/data/A/x.yaml", "a: 1\n"}, {"/p/data/a/x.yaml", "a: 1\n"}};
  CHECK(told(sources_of(files)) ==
        "data/a:0 fout: deze naam verschilt alleen in hoofdletters van A");
  CHECK(told_about("data/b/plan.yaml", "a: 1\n") == "");
}

TEST_CASE("project files: a file name that is no UTF-8 or holds control characters is refused")
{
  CHECK(told_about("data/caf\xE9.yaml", "a: 1\n") ==
        "data/caf\uFFFD.yaml:0 fout: de bestandsnaam bevat tekens die niet kunnen");
  CHECK(told_about("data/a\x1B[0m.yaml", "a: 1\n") ==
        "data/a\uFFFD[0m.yaml:0 fout: de bestandsnaam bevat tekens die niet kunnen");
  CHECK(told_about("data/a\nb.yaml", "a: 1\n").ends_with("tekens die niet kunnen"));
  CHECK(told_about("data/één plan.yaml", "a: 1\n") == "");
}

TEST_CASE("project files: a file that is too large is refused without being read")
{
  FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"}};
  files.add_of_size("/p/data/groot.yaml", 20'000'001);
  files.add_of_size("/p/data/net.yaml", 20'000'000);
  CHECK(told(sources_of(files)) == "data/groot.yaml:0 fout: dit bestand is te groot: 20 MB");
  CHECK(files.read_paths() == std::vector<std::string>{"/p/data/net.yaml", "/p/data/plan.yaml"});
}

TEST_CASE("project files: a folder without data is told what a project is")
{
  FakeFiles nothing;
  const Sources sources = sources_of(nothing);
  CHECK(told(sources) == "data:0 fout: deze map ontbreekt of is leeg");
  CHECK(sources.mistakes[0].hint.nl.find("een project is een map met data/") == 0);
  FakeFiles hidden{{"/p/data/.gitkeep", ""}, {"/p/content/x.md", "x"}};
  CHECK(told(sources_of(hidden)) == "data:0 fout: deze map ontbreekt of is leeg");
}

TEST_CASE("project files: a file that the machine cannot give is a failure of the machine")
{
  FakeFiles files{{"/p/data/plan.yaml", "a: 1\n"}};
  files.add_unreadable("/p/data/dicht.yaml");
  CHECK(told(sources_of(files)) == ":0 mislukt: kan /p/data/dicht.yaml niet lezen");
}

TEST_CASE("project files: many files give the same sources every time, in path order")
{
  FakeFiles files;
  for (int i = 0; i < 300; ++i) {
    const std::string number = fmt::format("{:03}", i);
    files.add("/p/data/r/" + number + ".yaml",
              "id: n" + number + "\n" + (i % 7 == 0 ? "id: x\n" : ""));
  }
  const Sources first = sources_of(files);
  CHECK(first.documents.size() == 257);
  CHECK(first.mistakes.size() == 43);
  CHECK(std::is_sorted(first.documents.begin(), first.documents.end(),
                       [](const auto& a, const auto& b) { return a.file < b.file; }));
  for (int i = 0; i < 5; ++i) {
    const Sources again = sources_of(files);
    CHECK(again.documents == first.documents);
    CHECK(again.mistakes == first.mistakes);
    CHECK(again.bytes_by_file == first.bytes_by_file);
  }
}

TEST_CASE("kept sources: whatever happens to the files, they read as if read for the first time")
{
  struct Step
  {
    const char* name;
    /// Of data/, content/ and themes/.
    std::vector<std::string> changed;
    void (*happens)(FakeFiles& files);
  };
  const Step steps[] = {
      {"first", {"data/", "content/", "themes/"}, [](FakeFiles&) {}},
      {"nothing changed", {}, [](FakeFiles&) {}},
      {"a value changed",
       {"data/"},
       [](FakeFiles& files) { files.add("/p/data/pijlers.yaml", "- id: p3\n"); }},
      {"a file broke",
       {"data/"},
       [](FakeFiles& files) { files.add("/p/data/pijlers.yaml", "- id: [\n"); }},
      {"a file became empty", {"data/"}, [](FakeFiles& files) { files.add("/p/data/a.csv", ""); }},
      {"files came before and between",
       {"data/", "content/"},
       [](FakeFiles& files) {
         files.add("/p/data/aa.yaml", "a: 1\n");
         files.add("/p/content/b.md", "---\ntitel: b\n---\ntekst\n");
       }},
      {"a file cannot be read",
       {"content/"},
       [](FakeFiles& files) { files.add_unreadable("/p/content/a.md"); }},
      {"all is well again",
       {"data/", "content/"},
       [](FakeFiles& files) {
         files.add("/p/content/a.md", "---\ntitel: a\n---\ntekst\n");
         files.add("/p/data/pijlers.yaml", "- id: p1\n");
       }},
      {"a file is gone", {"data/"}, [](FakeFiles& files) { files.remove("/p/data/aa.yaml"); }},
      {"an own theme came",
       {"themes/"},
       [](FakeFiles& files) { files.add("/p/themes/eigen/teksten/nl.yaml", "a: b\n"); }},
      {"all of it is gone",
       {"data/", "content/"},
       [](FakeFiles& files) {
         for (const std::string path : {"/p/data/pijlers.yaml", "/p/data/a.csv", "/p/content/a.md",
                                        "/p/content/b.md", "/p/data/edities/e/pagina/index.html"})
           files.remove(path);
       }},
  };
  FakeFiles files{{"/p/data/pijlers.yaml", "- id: p1\n- id: p2\n"},
                  {"/p/data/a.csv", "id;titel\n1;een\n"},
                  {"/p/content/a.md", "---\ntitel: a\n---\ntekst\n"},
                  {"/p/data/edities/e/pagina/index.html", "<p>"},
                  {"/usr/share/peil/themes/standaard/stijl/a.css", "p {}\n"},
                  {"/usr/share/peil/themes/standaard/teksten/nl.yaml", "a: c\n"}};
  const peil::read::ProjectFolders folders{"/p", "/usr/share/peil/themes/standaard"};
  peil::read::KeptSources kept;
  for (const Step& step : steps) {
    CAPTURE(step.name);
    step.happens(files);
    const Sources& again = kept.read(files, folders);
    std::vector<std::string> changed;
    for (const char* folder : {"data/", "content/", "themes/"})
      if (kept.changed_below(folder))
        changed.emplace_back(folder);
    CHECK(changed == step.changed);
    const Sources fresh = peil::read::read_sources(files, folders);
    CHECK(again.documents == fresh.documents);
    CHECK(again.tables == fresh.tables);
    CHECK(again.texts == fresh.texts);
    CHECK(again.theme_files == fresh.theme_files);
    CHECK(again.theme_documents == fresh.theme_documents);
    CHECK(again.edition_files == fresh.edition_files);
    CHECK(again.bytes_by_file == fresh.bytes_by_file);
    CHECK(again.mistakes == fresh.mistakes);
  }
}

TEST_CASE("project files: kept sources read again only what the disk says has changed")
{
  const peil::read::ProjectFolders folders{"/p", "/nowhere"};
  FakeFiles files{{"/p/data/a.yaml", "- 1\n"}, {"/p/data/b.yaml", "- 2\n"}};
  peil::read::KeptSources kept;
  const auto newly_read = [&] {
    const std::size_t before = files.read_paths().size();
    const Sources& sources = kept.read(files, folders);
    const std::size_t count = files.read_paths().size() - before;
    CHECK(sources.documents == peil::read::read_sources(files, folders).documents);
    return count;
  };
  CHECK(newly_read() == 2);
  CHECK(newly_read() == 0);
  files.add("/p/data/a.yaml", "- 3\n");
  CHECK(newly_read() == 1);
  CHECK(kept.changed_below("data/a.yaml"));
  CHECK(newly_read() == 0);
  CHECK_FALSE(kept.changed_below("data/"));
  // Twice within one tick of the clock: nobody sees it by the stamp.
  files.add_unstamped("/p/data/a.yaml", "- 4\n");
  CHECK(newly_read() == 1);
  files.add_unstamped("/p/data/a.yaml", "- 5\n");
  CHECK(newly_read() == 1);
  files.add_unreadable("/p/data/b.yaml");
  CHECK(newly_read() == 2);
  CHECK(newly_read() == 2);
}
