#include "check/publishing.hpp"

namespace peil::check {
namespace {

Diagnostic draft(Position at, Sentence message, Sentence hint)
{
  return {Severity::draft, at, std::move(message), std::move(hint), {}};
}

Position whole(std::string_view file)
{
  return {FileName(file), 0, 0, 1};
}

Sentence remove_sample()
{
  return say("vervang de voorbeeldgegevens door echte en haal 'voorbeeld: true' weg",
             "replace the sample data by real data and remove 'voorbeeld: true'");
}

void find_sample(const Project& project, Diagnostics& found)
{
  for (const Register& one : project.registers)
    if (one.is_sample)
      found.push_back(draft(
          one.at,
          say("register '{}' bevat voorbeeldgegevens", "register '{}' holds sample data", one.name),
          remove_sample()));
  const auto add = [&found](bool is_sample, std::string_view file) {
    if (is_sample)
      found.push_back(draft(
          whole(file), say("dit bestand bevat voorbeeldgegevens", "this file holds sample data"),
          remove_sample()));
  };
  add(project.judgements_are_sample, "data/voortgang/oordelen.yaml");
  add(project.milestones_are_sample, "data/voortgang/mijlpalen.yaml");
  add(project.budget.figures_are_sample, "data/voortgang/geld.yaml");
}

void find_missing_judgements(const Project& project, const Snapshot& snapshot, Diagnostics& found)
{
  const Sentence hint = say("geef een oordeel in data/voortgang/oordelen.yaml",
                            "give a judgement in data/voortgang/oordelen.yaml");
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    if (!indicator.is_helper && result.judgement == nullptr)
      found.push_back(draft(whole(indicator.id.at.file.str()),
                            say("over '{}' heeft op de peildatum nog niemand geoordeeld",
                                "nobody has judged '{}' yet at the as-of date", indicator.id.value),
                            hint));
  }
  for (const Pillar& pillar : project.pillars)
    for (const EndState& end_state : pillar.end_states)
      if (!snapshot.end_states.contains(end_state.id.value))
        found.push_back(
            draft(end_state.id.at,
                  say("over eindbeeld '{}' heeft op de peildatum nog niemand geoordeeld",
                      "nobody has judged end state '{}' yet at the as-of date", end_state.id.value),
                  hint));
}

// What the law and the reader expect of a public site, and staff must fill in.
void find_unfilled_statements(const Plan& plan, Diagnostics& found)
{
  if (plan.accessibility_statement.empty())
    found.push_back(draft(
        plan.at,
        say("de toegankelijkheidsverklaring ontbreekt", "the accessibility statement is missing"),
        say("zet haar in het Register van Toegankelijkheidsverklaringen en schrijf hier "
            "'toegankelijkheidsverklaring: https://…'",
            "put it in the national register and write here "
            "'toegankelijkheidsverklaring: https://…'")));
  if (plan.contact_name.empty())
    found.push_back(draft(plan.at,
                          say("er staat niet bij wie een lezer terechtkan",
                              "it does not say whom a reader can turn to"),
                          say("schrijf hier 'contact: {{naam: …, adres: …}}'",
                              "write here 'contact: {{naam: …, adres: …}}'")));
}

} // namespace

Diagnostics check_publishing(const Project& project, const Snapshot& snapshot)
{
  Diagnostics found;
  find_sample(project, found);
  find_missing_judgements(project, snapshot, found);
  find_unfilled_statements(project.plan, found);
  return found;
}

} // namespace peil::check
