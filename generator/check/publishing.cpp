#include "check/publishing.hpp"

#include "model/status_keys.hpp"

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
  add(project.decisions_are_sample, "data/besluiten.yaml");
  add(project.editions_are_sample, "data/edities.yaml");
  add(project.budget.figures_are_sample, "data/voortgang/geld.yaml");
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
  if (!plan.licence)
    found.push_back(
        draft(plan.at,
              say("er staat niet bij wat een ander met de gegevens mag",
                  "it does not say what others may do with the data"),
              say("schrijf hier 'licentie: cc0', of 'licentie: cc_by' als men de bron moet noemen",
                  "write here 'licentie: cc0', or 'licentie: cc_by' if the source must be named")));
  if (plan.contact_name.empty())
    found.push_back(draft(plan.at,
                          say("er staat niet bij wie een lezer terechtkan",
                              "it does not say whom a reader can turn to"),
                          say("schrijf hier 'contact: {{naam: …, adres: …}}'",
                              "write here 'contact: {{naam: …, adres: …}}'")));
}

// There is no clock: what the site says holds on its as-of date, and so must this.
void find_weak_security(const Plan& plan, Date as_of, Diagnostics& found)
{
  if (!plan.security)
    found.push_back(draft(plan.at,
                          say("er staat niet bij wie iemand een zwakke plek in de site meldt",
                              "it does not say to whom one reports a weak spot of the site"),
                          say("schrijf hier 'beveiliging: {{contact: [\"mailto:…\"], verloopt: "
                              "2027-12-31}}'",
                              "write here 'beveiliging: {{contact: [\"mailto:…\"], verloopt: "
                              "2027-12-31}}'")));
  else if (plan.security->expires < as_of)
    found.push_back(draft(
        plan.security->at,
        say("deze gegevens zijn verlopen op {}, voor de peildatum {}",
            "these details expired on {}, before the as-of date {}",
            plan.security->expires.to_iso(), as_of.to_iso()),
        say("kijk na of ze nog kloppen en zet bij 'verloopt' een latere dag, hooguit een jaar "
            "verder",
            "check that they still hold and give 'verloopt' a later day, at most a year on")));
  if (plan.security && plan.address.empty())
    found.push_back(draft(
        plan.at,
        say("zonder 'adres' komt er geen security.txt", "without 'adres' there is no security.txt"),
        say("schrijf hier 'adres: https://…/', het openbare adres van de site",
            "write here 'adres: https://…/', the public address of the site")));
}

Diagnostic not_judged(const MissingExplanation& missing, Position at)
{
  return draft(std::move(at),
               missing.is_end_state
                   ? say("over eindbeeld '{}' heeft op de peildatum nog niemand geoordeeld",
                         "nobody has judged end state '{}' yet at the as-of date", missing.about)
                   : say("over '{}' heeft op de peildatum nog niemand geoordeeld",
                         "nobody has judged '{}' yet at the as-of date", missing.about),
               say("geef een oordeel in data/voortgang/oordelen.yaml",
                   "give a judgement in data/voortgang/oordelen.yaml"));
}

Diagnostic not_explained(const MissingExplanation& missing)
{
  const std::string_view word = key_of(missing.judgement->verdict);
  return draft(missing.judgement->at,
               say("'{}' over '{}' zonder volledige oorzaak, gevolg en maatregel",
                   "'{}' about '{}' without complete cause, consequence and measure", word,
                   missing.about),
               say("vul oorzaak, gevolg en maatregel (tekst, eigenaar, datum) in",
                   "fill in oorzaak, gevolg and maatregel (tekst, eigenaar, datum)"));
}

Diagnostic not_proven(const MissingExplanation& missing)
{
  const std::string_view word = key_of(missing.judgement->verdict);
  return draft(missing.judgement->at,
               say("'{}' over '{}' zonder volledig bewijs",
                   "'{}' about '{}' without complete evidence", word, missing.about),
               say("geef bewijs met soort, titel, datum en verwijzing",
                   "give bewijs with soort, titel, datum and verwijzing"));
}

Position place_of(const Project& project, const MissingExplanation& missing)
{
  if (!missing.is_end_state)
    return whole(project.find_indicator(missing.about)->id.at.file.str());
  for (const Pillar& pillar : project.pillars)
    for (const EndState& end_state : pillar.end_states)
      if (end_state.id.value == missing.about)
        return end_state.id.at;
  return {};
}

} // namespace

Diagnostics missing_explanations(const Project& project, const Snapshot& snapshot)
{
  Diagnostics found;
  for (const MissingExplanation& one : snapshot.missing_explanations)
    switch (one.kind) {
    case MissingExplanation::Kind::judgement:
      found.push_back(not_judged(one, place_of(project, one)));
      break;
    case MissingExplanation::Kind::explanation:
      found.push_back(not_explained(one));
      break;
    case MissingExplanation::Kind::evidence:
      found.push_back(not_proven(one));
      break;
    }
  return found;
}

Diagnostics check_publishing(const Project& project, const Snapshot& snapshot)
{
  Diagnostics found;
  find_sample(project, found);
  const Diagnostics missing = missing_explanations(project, snapshot);
  found.insert(found.end(), missing.begin(), missing.end());
  find_unfilled_statements(project.plan, found);
  find_weak_security(project.plan, snapshot.as_of, found);
  return found;
}

} // namespace peil::check
