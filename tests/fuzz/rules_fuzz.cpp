#include "counting_project.hpp"
#include "property.hpp"

using namespace peil;

// Two counting rules and two registers, as an author may write them.
void fuzz::try_input(std::string_view input)
{
  const std::vector<std::string_view> parts = parts_of(input, 4);
  const CountingTexts texts{std::string(parts[2]), std::string(parts[3]), std::string(parts[0]),
                            std::string(parts[1])};
  const Result<Project> project = counting_project(texts);
  if (project.ok())
    demand_counts(project.value(), texts);
}
