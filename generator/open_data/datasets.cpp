#include "open_data/datasets.hpp"

#include "open_data/figures.hpp"
#include "open_data/plan_data.hpp"
#include "open_data/register_data.hpp"

#include <algorithm>

namespace peil::open_data {

std::vector<Dataset> make_datasets(const Project& project, const Snapshot& snapshot,
                                   const std::vector<const Edition*>& frozen)
{
  std::vector<Dataset> datasets = {figures(project, snapshot, FigureSet::indicators),
                                   figures(project, snapshot, FigureSet::helpers)};
  std::vector<Dataset> registers;
  for (std::size_t i = 0; i < project.registers.size(); ++i)
    if (project.registers[i].is_public)
      registers.push_back(register_data(project, snapshot, i));
  std::sort(registers.begin(), registers.end(),
            [](const Dataset& a, const Dataset& b) { return a.info.name < b.info.name; });
  std::move(registers.begin(), registers.end(), std::back_inserter(datasets));
  if (!project.milestones.empty())
    datasets.push_back(milestones(project, snapshot));
  if (!project.budget.lines.empty())
    datasets.push_back(budget(project, snapshot));
  if (project.keeps_decisions)
    datasets.push_back(decisions(project, snapshot));
  if (!frozen.empty())
    datasets.push_back(editions(project, snapshot, frozen));
  datasets.push_back(columns_of(datasets, project.plan, snapshot.as_of));
  return datasets;
}

} // namespace peil::open_data
