#include "base/text.hpp"
#include "render/text_filter.hpp"
#include "unit/template/theme.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace peil;
using namespace peil::template_engine;
using nlohmann::json;

namespace {

/// A fenced block of docs/sjablonen.md: what its first line says about it, and what is in it.
struct Sample
{
  std::string kind;
  std::string name;
  std::string bytes;
  std::size_t line = 0;
};

std::string read_documentation()
{
  std::ifstream file(PEIL_SOURCE_DIR "/docs/sjablonen.md");
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// "```html sjabloon delen/kaart.html": the first word is for whoever colours the page.
Sample begin_sample(std::string_view line, std::size_t number)
{
  std::istringstream words{std::string(line.substr(3))};
  Sample sample;
  std::string colouring;
  words >> colouring >> sample.kind >> sample.name;
  sample.line = number;
  return sample;
}

std::vector<Sample> read_samples(const std::string& documentation)
{
  std::vector<Sample> samples;
  bool inside = false;
  std::size_t number = 0;
  for (const std::string_view line : split_lines(documentation)) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside)
        samples.push_back(begin_sample(line, number));
    } else if (inside) {
      samples.back().bytes += std::string(line) + "\n";
    }
  }
  return samples;
}

std::string with_lines(const Diagnostics& mistakes, const std::string& page)
{
  const SourceLines lines = [&](const FileName&, std::uint32_t line) {
    return std::optional<std::string>(split_lines(page).at(line - 1));
  };
  std::string text;
  for (const Diagnostic& one : mistakes)
    text += to_text(one, Language::dutch, lines);
  return text;
}

} // namespace

TEST_CASE("documentation: every sample in docs/sjablonen.md gives what stands below it")
{
  const std::vector<Sample> samples = read_samples(read_documentation());
  REQUIRE(samples.size() > 20);
  REQUIRE(samples.front().kind == "gegevens");
  const json data = json::parse(samples.front().bytes);
  std::vector<TemplateSource> sources{{FileName("pagina.html"), "pagina.html", ""}};
  for (const Sample& sample : samples)
    if (!sample.name.empty())
      sources.push_back({FileName(sample.name), sample.name, sample.bytes});

  for (std::size_t i = 1; i < samples.size(); ++i) {
    if (samples[i].kind != "sjabloon" || !samples[i].name.empty())
      continue;
    CAPTURE(samples[i].line);
    REQUIRE(i + 1 < samples.size());
    sources.front().bytes = samples[i].bytes;
    const Result<TemplateSet> set = TemplateSet::load(sources, {{"vul", render::text_filter()}});
    const Result<std::string> page =
        set ? set.value().render("pagina.html", data, {"pijlers/p1/index.html", nullptr})
            : Result<std::string>(set.mistakes());
    CHECK(samples[i + 1].kind == (page ? "uitkomst" : "melding"));
    CHECK((page ? page.value() : with_lines(page.mistakes(), samples[i].bytes)) ==
          samples[i + 1].bytes);
  }
}
