#include "check/check_sources.hpp"

#include "check/allowed_values.hpp"
#include "check/budget.hpp"
#include "check/decisions.hpp"
#include "check/editions.hpp"
#include "check/find_source.hpp"
#include "check/indicators.hpp"
#include "check/milestones.hpp"
#include "check/narratives.hpp"
#include "check/plan.hpp"
#include "check/progress.hpp"
#include "check/registers.hpp"
#include "check/source_folder.hpp"
#include "check/theme_manifest.hpp"
#include "check/translations.hpp"

#include <algorithm>
#include <array>
#include <future>

namespace peil::check {
namespace {

constexpr std::string_view k_plan = "data/plan.yaml";
constexpr std::string_view k_pillars = "data/pijlers.yaml";
constexpr std::string_view k_milestones = "data/mijlpalen.yaml";
constexpr std::string_view k_budget = "data/begroting.yaml";
constexpr std::string_view k_decisions = "data/besluiten.yaml";
constexpr std::string_view k_allowed = "data/openbaar.yaml";
constexpr std::string_view k_terms = "data/begrippen.yaml";
constexpr std::string_view k_targets = "data/indicatoren/";
constexpr std::string_view k_helpers = "data/kengetallen/";
constexpr std::string_view k_discrepancies = "data/verschillen.yaml";

constexpr auto k_single_files = std::to_array<std::string_view>({
    k_plan,
    k_pillars,
    k_milestones,
    k_budget,
    k_terms,
    k_discrepancies,
    k_decisions,
    k_allowed,
    "data/voortgang/oordelen.yaml",
    "data/voortgang/mijlpalen.yaml",
    "data/voortgang/geld.yaml",
    "data/edities.yaml",
});

constexpr auto k_folders = std::to_array<std::string_view>({
    k_targets,
    k_helpers,
    "data/lijsten/",
    "data/registers/",
    "data/talen/",
    "data/edities/",
});

bool has_a_place(std::string_view name)
{
  return std::find(k_single_files.begin(), k_single_files.end(), name) != k_single_files.end() ||
         std::any_of(k_folders.begin(), k_folders.end(),
                     [name](std::string_view folder) { return name.starts_with(folder); });
}

// An indicator is one YAML file in the folder itself; anything else there would silently vanish.
void report_stray_indicators(const Sources& sources, Diagnostics& mistakes)
{
  const auto report = [&mistakes](const FileName& file, std::string_view folder) {
    mistakes.push_back(error_at(
        {file, 0, 0, 1}, say("dit bestand is geen indicator", "this file is not an indicator"),
        say("zet elke indicator als YAML in de map zelf: {}ID.yaml",
            "put each indicator as YAML in the folder itself: {}ID.yaml", folder)));
  };
  for (const std::string_view folder : {k_targets, k_helpers}) {
    for (const Document& document : sources.documents)
      if (is_deeper(document.file, folder))
        report(document.file, folder);
    for (const Table& table : sources.tables)
      if (table.file.str().starts_with(folder))
        report(table.file, folder);
  }
}

void report_files_without_place(const Sources& sources, Diagnostics& mistakes)
{
  std::vector<std::string> known(k_single_files.begin(), k_single_files.end());
  known.insert(known.end(), k_folders.begin(), k_folders.end());
  const auto report = [&](const FileName& file) {
    if (!has_a_place(file.str()))
      mistakes.push_back(error_at(
          {file, 0, 0, 1}, say("dit bestand hoort nergens bij", "this file belongs to nothing"),
          expected_one_of(file.str(), known)));
  };
  for (const Document& document : sources.documents)
    report(document.file);
  for (const Table& table : sources.tables)
    report(table.file);
}

const Value& root_of(const Sources& sources, std::string_view name)
{
  static const Value k_nothing;
  const Document* document = find_document(sources, name);
  return document == nullptr ? k_nothing : document->root;
}

bool has_mistakes(const Diagnostics& mistakes, std::string_view file)
{
  return std::any_of(mistakes.begin(), mistakes.end(),
                     [file](const Diagnostic& one) { return one.at.file.str() == file; });
}

Plan read_plan(const Sources& sources, Diagnostics& mistakes)
{
  if (find_document(sources, k_plan) != nullptr)
    return check_plan(root_of(sources, k_plan), mistakes);
  const bool no_data = has_mistakes(mistakes, "data");
  if (!no_data && !has_mistakes(mistakes, k_plan))
    mistakes.push_back(
        error_at({FileName(k_plan), 0, 0, 1}, say("dit bestand ontbreekt", "this file is missing"),
                 say("een project heeft een data/plan.yaml met titel, periode en peildatum; zie "
                     "docs/gegevens.md",
                     "a project has a data/plan.yaml with titel, periode and peildatum; see "
                     "docs/gegevens.md")));
  Diagnostics told_already;
  return check_plan(Value(), told_already);
}

void check_everything(const Sources& sources, const CheckedEditions* known_editions,
                      Project& project, Diagnostics& mistakes)
{
  // The records of frozen editions are long and stand apart: a thread of their own.
  auto editions = std::async(std::launch::async, [&] {
    return known_editions == nullptr ? check_editions(sources) : *known_editions;
  });
  const PlanIds known = read_plan_ids(sources);
  project.plan = read_plan(sources, mistakes);
  project.pillars = check_pillars(root_of(sources, k_pillars), known.pillars, mistakes);
  project.registers = check_registers(sources, project.plan.period, mistakes);
  check_indicators(sources, known, project, mistakes);
  project.milestones =
      check_milestones(root_of(sources, k_milestones), project.plan, known, mistakes);
  if (find_document(sources, k_budget) != nullptr)
    project.budget = check_budget(root_of(sources, k_budget), project, known, mistakes);
  project.terms = check_terms(root_of(sources, k_terms), mistakes);
  project.discrepancies = check_discrepancies(
      root_of(sources, k_discrepancies),
      joined(joined(known.budget_lines, known.pillars), known.indicators), mistakes);
  check_progress(sources, known, project, mistakes);
  if (const Document* decisions = find_document(sources, k_decisions))
    check_decisions(decisions->root, known, project, mistakes);
  check_named_decisions(project, mistakes);
  project.allowed = check_allowed_values(root_of(sources, k_allowed), mistakes);
  project.translations = check_translations(sources, known, mistakes);
  CheckedEditions checked = editions.get();
  project.editions = std::move(checked.editions);
  project.editions_are_sample = checked.are_sample;
  mistakes.insert(mistakes.end(), checked.mistakes.begin(), checked.mistakes.end());
  check_texts_and_theme(sources, project, mistakes);
}

} // namespace

void check_texts_and_theme(const Sources& sources, Project& project, Diagnostics& mistakes)
{
  project.narratives.clear();
  check_narratives(sources, read_plan_ids(sources), project, mistakes);
  project.theme_files = sources.theme_files;
  project.theme_documents = sources.theme_documents;
  project.theme_manifest = check_theme_manifest(sources, mistakes);
}

Result<Project> check_sources(const Sources& sources, const CheckedEditions* known_editions)
{
  Diagnostics mistakes = sources.mistakes;
  report_files_without_place(sources, mistakes);
  report_stray_indicators(sources, mistakes);
  Project project;
  check_everything(sources, known_editions, project, mistakes);
  mistakes = sorted(std::move(mistakes));
  if (has_errors(mistakes))
    return mistakes;
  project.warnings = std::move(mistakes);
  return project;
}

} // namespace peil::check
