#include "model/rule_words.hpp"

namespace peil {

std::vector<RuleLine> rule_lines(const Project& project, const CountingRule& rule)
{
  std::vector<RuleLine> lines;
  for (const RuleSource& source : rule.sources) {
    const std::string prefix = rule.sources.size() > 1
                                   ? project.registers[source.register_index].title + ": "
                                   : std::string();
    for (const Conditions* conditions : {&source.denominator, &source.conditions})
      for (const Condition& condition : *conditions)
        if (!condition.label.empty())
          lines.push_back({prefix + condition.label, condition.from_plan});
  }
  return lines;
}

} // namespace peil
