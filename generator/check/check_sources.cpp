#include "check/check_sources.hpp"

#include "check/budget.hpp"
#include "check/find_source.hpp"
#include "check/indicators.hpp"
#include "check/milestones.hpp"
#include "check/narratives.hpp"
#include "check/plan.hpp"
#include "check/progress.hpp"
#include "check/registers.hpp"
#include "check/scalars.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr std::string_view k_plan = "data/plan.yaml";
constexpr std::string_view k_pillars = "data/pijlers.yaml";
constexpr std::string_view k_milestones = "data/mijlpalen.yaml";
constexpr std::string_view k_budget = "data/begroting.yaml";
constexpr std::string_view k_terms = "data/begrippen.yaml";
constexpr std::string_view k_discrepancies = "data/verschillen.yaml";

constexpr auto k_single_files = std::to_array<std::string_view>({
    k_plan,
    k_pillars,
    k_milestones,
    k_budget,
    k_terms,
    k_discrepancies,
    "data/voortgang/oordelen.yaml",
    "data/voortgang/mijlpalen.yaml",
    "data/voortgang/geld.yaml",
});

constexpr auto k_folders = std::to_array<std::string_view>({
    "data/indicatoren/",
    "data/kengetallen/",
    "data/lijsten/",
    "data/registers/",
});

bool has_a_place(std::string_view name)
{
  return std::find(k_single_files.begin(), k_single_files.end(), name) != k_single_files.end() ||
         std::any_of(k_folders.begin(), k_folders.end(),
                     [name](std::string_view folder) { return name.starts_with(folder); });
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

std::vector<std::string> ids_for_discrepancies(const Project& project)
{
  std::vector<std::string> ids;
  for (const BudgetLine& one : project.budget.lines)
    ids.push_back(one.id.value);
  for (const Pillar& one : project.pillars)
    ids.push_back(one.id.value);
  for (const Indicator& one : project.indicators)
    ids.push_back(one.id.value);
  return ids;
}

void check_everything(const Sources& sources, Project& project, Diagnostics& mistakes)
{
  project.pillars = check_pillars(root_of(sources, k_pillars), mistakes);
  project.registers = check_registers(sources, project.plan.period, mistakes);
  check_indicators(sources, project, mistakes);
  project.milestones = check_milestones(root_of(sources, k_milestones), project, mistakes);
  if (find_document(sources, k_budget) != nullptr)
    project.budget = check_budget(root_of(sources, k_budget), project, mistakes);
  project.terms = check_terms(root_of(sources, k_terms), mistakes);
  project.discrepancies = check_discrepancies(root_of(sources, k_discrepancies),
                                              ids_for_discrepancies(project), mistakes);
  check_progress(sources, project, mistakes);
  check_narratives(sources, project, mistakes);
  project.theme_files = sources.theme_files;
}

} // namespace

Result<Project> check_sources(const Sources& sources)
{
  Diagnostics mistakes = sources.mistakes;
  report_files_without_place(sources, mistakes);
  Project project;
  const bool unreadable_plan =
      std::any_of(mistakes.begin(), mistakes.end(),
                  [](const Diagnostic& one) { return one.at.file.str() == k_plan; });
  if (find_document(sources, k_plan) == nullptr) {
    if (!unreadable_plan)
      mistakes.push_back(error_at(
          {FileName(k_plan), 0, 0, 1}, say("dit bestand ontbreekt", "this file is missing"),
          say("een project heeft een data/plan.yaml met titel, periode en peildatum; zie "
              "docs/gegevens.md",
              "a project has a data/plan.yaml with titel, periode and peildatum; see "
              "docs/gegevens.md")));
    return sorted(std::move(mistakes));
  }
  if (std::optional<Plan> plan = check_plan(root_of(sources, k_plan), mistakes)) {
    project.plan = std::move(*plan);
    check_everything(sources, project, mistakes);
  }
  mistakes = sorted(std::move(mistakes));
  if (has_errors(mistakes))
    return mistakes;
  project.warnings = std::move(mistakes);
  return project;
}

} // namespace peil::check
