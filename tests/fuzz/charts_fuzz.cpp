#include "base/text.hpp"
#include "compute/evaluation.hpp"
#include "compute/snapshot.hpp"
#include "counting_project.hpp"
#include "draw/request_text.hpp"
#include "language/read_language.hpp"
#include "property.hpp"
#include "read/characters.hpp"
#include "read/yaml.hpp"
#include "render/author_charts.hpp"

#include <fstream>
#include <sstream>

using namespace peil;
using nlohmann::json;

namespace {

const FileName k_file("content/paginas/proef.md");

const render::Words& dutch_words()
{
  static const language::SiteLanguage k_language = [] {
    const FileName file("themes/standaard/teksten/nl.yaml");
    std::ifstream stream(std::string(PEIL_SOURCE_DIR) + "/" + file.str());
    std::ostringstream text;
    text << stream.rdbuf();
    Result<Value> root = read::parse_yaml(file, text.str());
    return language::read_language({file, std::move(root).value()}, nullptr).value();
  }();
  static const render::Words k_words(k_language);
  return k_words;
}

/// A page of text in a small project with figures.
struct Page
{
  Page()
      : project(fuzz::counting_project(
                    {"- {id: d1, naam: D1, aantal: 2, dag: 2026-03-01}\n", "[]",
                     "{register: dingen, telt_op: dag, voorwaarden: [{veld: aantal, minstens: 1}]}",
                     "{register: dingen, voorwaarden: [{veld: aantal, minstens: 2}]}"})
                    .value()),
        snapshot(compute::compute_snapshot(compute::Evaluation(project), project.plan.as_of))
  {
    Narrative narrative;
    narrative.about = "proef";
    narrative.text.file = k_file;
    project.narratives.push_back(std::move(narrative));
  }

  Project project;
  Snapshot snapshot;
};

bool fetches(const json& part)
{
  if (part.is_object() && part.contains("data") && part["data"].is_object() &&
      part["data"].contains("url"))
    return true;
  for (const json& inner : part)
    if (inner.is_structured() && fetches(inner))
      return true;
  return false;
}

} // namespace

// The title of a block and its specification.
void fuzz::try_input(std::string_view input)
{
  static Page page;
  const std::vector<std::string_view> parts = parts_of(input, 2);
  const std::string body = fmt::format("```vega-lite {}\n{}\n```\n", parts[0], parts[1]);
  if (!read::checked_text(k_file, body).ok())
    return;
  page.project.narratives.front().text.body = body;
  const auto make = [] {
    return render::make_author_charts(page.project, page.snapshot, dutch_words());
  };
  const render::AuthorCharts made = make();
  demand(made.mistakes == make().mistakes, "the same text has the same mistakes");
  if (!made.mistakes.empty())
    demand_proper(made.mistakes, body);
  for (const render::Chart& chart : made.charts) {
    const std::string request = draw::to_request_text(chart.spec);
    demand(request.find('\n') == std::string::npos, "a request is one line", request);
    demand(json::accept(request), "a request is JSON", request);
    demand(!made.mistakes.empty() || !fetches(chart.spec), "a chart fetches nothing", request);
  }
}
