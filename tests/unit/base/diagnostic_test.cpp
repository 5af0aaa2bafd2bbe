#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

#include <doctest/doctest.h>

using peil::Diagnostic;
using peil::FileName;
using peil::Language;
using peil::Position;
using peil::Purpose;
using peil::Severity;

namespace {

const FileName k_file("data/x.yaml");

Position at(std::uint32_t line, std::uint32_t column, std::uint32_t length = 1)
{
  return {k_file, line, column, length};
}

// Source lines out of one text.
peil::SourceLines lines_of(std::string text)
{
  return [text](const FileName&, std::uint32_t line) -> std::optional<std::string> {
    const std::vector<std::string_view> lines = peil::split_lines(text);
    if (line > lines.size())
      return std::nullopt;
    return std::string(lines[line - 1]);
  };
}

std::string dutch(const Diagnostic& diagnostic, const std::string& source)
{
  return peil::to_text(diagnostic, Language::dutch, lines_of(source));
}

peil::Result<int> half_of(peil::Result<int> number)
{
  TRY_ASSIGN(const int whole, number);
  return whole / 2;
}

} // namespace

TEST_CASE("diagnostic: an author reads where, what, the line itself and what to do")
{
  const Diagnostic mistake = peil::error_at(
      at(2, 9, 11), peil::say("onbekende fase '{}'", "unknown phase '{}'", "opschalling"),
      peil::say("bedoelt u '{}'?", "did you mean '{}'?", "opschaling"));
  const std::string source = "naam: x\n  fase: opschalling\n";
  CHECK(dutch(mistake, source) == "data/x.yaml:2:9: fout: onbekende fase 'opschalling'\n"
                                  "    2 |   fase: opschalling\n"
                                  "      |         ^~~~~~~~~~~\n"
                                  "   bedoelt u 'opschaling'?\n");
  CHECK(peil::to_text(mistake, Language::english, lines_of(source)) ==
        "data/x.yaml:2:9: error: unknown phase 'opschalling'\n"
        "    2 |   fase: opschalling\n"
        "      |         ^~~~~~~~~~~\n"
        "   did you mean 'opschaling'?\n");
}

TEST_CASE("diagnostic: the caret stands right after é and after a tab")
{
  CHECK(dutch(peil::error_at(at(1, 7, 3), {"x", "x"}), "één é: wat\n") ==
        "data/x.yaml:1:7: fout: x\n"
        "    1 | één é: wat\n"
        "      |       ^~~\n");
  CHECK(dutch(peil::error_at(at(1, 2), {"x", "x"}), "\ta\n") == "data/x.yaml:1:2: fout: x\n"
                                                                "    1 |  a\n"
                                                                "      |  ^\n");
}

TEST_CASE("diagnostic: the underlining stays within the line")
{
  CHECK(dutch(peil::error_at(at(1, 3, 99), {"x", "x"}), "abcde\n") == "data/x.yaml:1:3: fout: x\n"
                                                                      "    1 | abcde\n"
                                                                      "      |   ^~~\n");
  CHECK(dutch(peil::error_at(at(1, 6, 4), {"x", "x"}), "abcde\n") == "data/x.yaml:1:6: fout: x\n"
                                                                     "    1 | abcde\n"
                                                                     "      |      ^\n");
  CHECK(dutch(peil::error_at(at(1, 0, 0), {"x", "x"}), "a\n") == "data/x.yaml:1:0: fout: x\n"
                                                                 "    1 | a\n"
                                                                 "      | ^\n");
}

TEST_CASE("diagnostic: of a very long line the part around the mistake is shown")
{
  std::string line;
  for (int i = 0; i < 500; ++i)
    line += "é";
  line += "HIER";
  line += std::string(500, 'x');
  const std::string text = dutch(peil::error_at(at(1, 501, 4), {"m", "m"}), line + "\n");
  const std::vector<std::string_view> shown = peil::split_lines(text);
  REQUIRE(shown.size() == 3);
  CHECK(peil::count_characters(shown[1]) == 8 + 120 + 2);
  CHECK(shown[1].starts_with("    1 | …é"));
  CHECK(shown[1].ends_with("x…"));
  const std::size_t caret = shown[2].find('^');
  CHECK(shown[2].substr(caret) == "^~~~");
  const std::size_t mark = peil::count_characters(shown[1].substr(0, shown[1].find("HIER")));
  CHECK(mark == caret);
}

TEST_CASE("diagnostic: without a line there is no excerpt, without a file no place")
{
  CHECK(dutch(peil::error_at({k_file, 0, 0, 1}, {"leeg", "empty"}), "a\n") ==
        "data/x.yaml: fout: leeg\n");
  CHECK(dutch(peil::machine_failure({"schijf vol", "disk full"}), "a\n") ==
        "mislukt: schijf vol\n");
  CHECK(dutch(peil::error_at(at(9, 1), {"x", "x"}), "a\n") == "data/x.yaml:9:1: fout: x\n");
  CHECK(peil::to_text(peil::error_at(at(1, 1), {"x", "x"}), Language::dutch, nullptr) ==
        "data/x.yaml:1:1: fout: x\n");
}

TEST_CASE("diagnostic: a note shows the second place")
{
  Diagnostic mistake = peil::error_at(at(2, 1), {"staat er al", "is there already"});
  mistake.notes.push_back({at(1, 1), {"eerder hier", "first here"}});
  CHECK(dutch(mistake, "a: 1\na: 2\n") == "data/x.yaml:2:1: fout: staat er al\n"
                                          "    2 | a: 2\n"
                                          "      | ^\n"
                                          "data/x.yaml:1:1: zie ook: eerder hier\n"
                                          "    1 | a: 1\n"
                                          "      | ^\n");
}

TEST_CASE("diagnostic: braces in a value are no pattern")
{
  CHECK(peil::say("waarde '{}'", "value '{}'", "{x}").nl == "waarde '{x}'");
  CHECK(peil::say("{1} na {0}", "{0} before {1}", "a", "b").en == "a before b");
}

TEST_CASE("diagnostic: what is sorted goes by file, line and column, and the same is told once")
{
  const Diagnostic early = peil::error_at(at(1, 5), {"b", "b"});
  const Diagnostic same_place = peil::error_at(at(1, 5), {"a", "a"});
  const Diagnostic late = peil::error_at(at(10, 1), {"a", "a"});
  const Diagnostic other_file = peil::error_at({FileName("content/x.md"), 99, 1, 1}, {"z", "z"});
  CHECK(peil::sorted({late, early, other_file, same_place, early, late}) ==
        peil::Diagnostics{other_file, same_place, early, late});
}

TEST_CASE("diagnostic: an error and a failing machine stop a build, a draft only a publication")
{
  const auto of = [](Severity severity) {
    return peil::Diagnostics{{severity, {}, {"x", "x"}, {}, {}}};
  };
  CHECK(peil::has_errors(of(Severity::error)));
  CHECK(peil::has_errors(of(Severity::machine)));
  CHECK_FALSE(peil::has_errors(of(Severity::warning)));
  CHECK_FALSE(peil::has_errors(of(Severity::draft)));
  CHECK(peil::has_errors(of(Severity::draft), Purpose::publish));
  CHECK_FALSE(peil::has_errors(of(Severity::warning), Purpose::publish));
  CHECK_FALSE(peil::has_errors({}));
}

TEST_CASE("diagnostic: a draft reads as a warning until it is published")
{
  const Diagnostic draft{Severity::draft, at(1, 1), {"x", "x"}, {}, {}};
  CHECK(peil::to_text(draft, Language::dutch, nullptr) == "data/x.yaml:1:1: waarschuwing: x\n");
  CHECK(peil::to_text(draft, Language::english, nullptr, Purpose::publish) ==
        "data/x.yaml:1:1: error: x\n");
}

TEST_CASE("result: a function goes on with the value or leaves with the mistakes")
{
  CHECK(half_of(8).value() == 4);
  const peil::Result<int> failed = half_of(peil::error_at(at(1, 1), {"x", "x"}));
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.mistakes().size() == 1);
}
