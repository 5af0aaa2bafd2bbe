#pragma once

#include "compute/evaluation.hpp"
#include "compute/snapshot.hpp"
#include "model/project.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>

/// Projects that are the shipped one in all that describes and counts (plan, lists, register
/// descriptions, indicators, helping figures, milestones, budget, and the records that stand in the
/// plan), with records of a test's own. A test on them is a test of the shipped data files.
namespace peil::tests {

/// What a test adds, as YAML text.
struct TestData
{
  /// A list of records, by register. Replaces the shipped records of a register.
  std::map<std::string, std::string> records;
  /// A whole file, by its path in the project: `data/voortgang/mijlpalen.yaml`. Replaces a shipped
  /// file with that path.
  std::map<std::string, std::string> files;
};

/// The checked project; throws std::runtime_error with all mistakes when it is not valid.
Project make_project(const TestData& data);

/// A checked project, all its counting rules swept, asked for one day after another.
class TestProject
{
public:
  explicit TestProject(const TestData& data);

  const Project& project() const { return *m_project; }
  const compute::Evaluation& evaluation() const { return *m_evaluation; }
  /// What an indicator or helping figure comes to on a day (`2026-10-31`).
  IndicatorResult result(std::string_view indicator, std::string_view day) const;
  Snapshot snapshot(std::string_view day) const;

private:
  std::unique_ptr<Project> m_project;
  std::unique_ptr<compute::Evaluation> m_evaluation;
};

/// A date that the test is sure of.
Date day(std::string_view iso);

} // namespace peil::tests
