#pragma once

#include "support/project_fixture.hpp"

#include <fmt/core.h>
#include <string>
#include <vector>

/// Records in which all is complete and counts (domain.md R73), as YAML; a test changes what it is
/// about. List fields hold what stands between the brackets.
namespace peil::tests {

inline const std::string k_evidence =
    "bewijs: {soort: besluit, titel: Besluit, datum: 2026-01-05, verwijzing: dossier 1}";

struct ChainProject
{
  std::string id = "keten-a";
  std::string phases = "{datum: 2026-02-02, waarde: toepassing}";
  std::string states = "{datum: 2020-01-01, waarde: lopend}";
  std::string agreements = "{soort: afzet, datum: 2026-02-02, " + k_evidence + "}";
  std::string in_drenthe = "true";
  std::string partners = "{vestiging_in_drenthe: true}";
  std::string origins = "dcs";
  /// More fields, each with a comma before it.
  std::string more = "";
};

inline std::string to_yaml(const ChainProject& one)
{
  return fmt::format("- {{id: {0}, titel: Project {0}, sector: bouw, fase: [{1}], status: [{2}], "
                     "afspraken: [{3}], in_drenthe: {4}, partners: [{5}], herkomst: [{6}]{7}}}\n",
                     one.id, one.phases, one.states, one.agreements, one.in_drenthe, one.partners,
                     one.origins, one.more);
}

struct Innovation
{
  std::string id = "innovatie-a";
  std::string phases = "{datum: 2025-06-01, waarde: pilot}, {datum: 2027-02-01, waarde: "
                       "praktische_toepassing, vorm: eerste_marktintroductie, " +
                       k_evidence + "}";
  std::string support = "{instrument: voucher, datum: 2027-01-20}";
  std::string owner_in_drenthe = "true";
  std::string more = "";
};

inline std::string to_yaml(const Innovation& one)
{
  return fmt::format("- {{id: {0}, titel: Innovatie {0}, soort: innovatie, sector: bouw, fase: "
                     "[{1}], ondersteuning: [{2}], eigenaar_in_drenthe: {3}{4}}}\n",
                     one.id, one.phases, one.support, one.owner_in_drenthe, one.more);
}

struct Programme
{
  std::string id = "programma-a";
  std::string from = "2020-01-01";
  std::string activities = "";
  std::string more = "";
};

inline std::string to_yaml(const Programme& one)
{
  return fmt::format("- {{id: {0}, titel: Programma {0}, soort: programma, van: {1}, "
                     "activiteiten: [{2}]{3}}}\n",
                     one.id, one.from, one.activities, one.more);
}

/// An activity of a party in Drenthe; `when` is its dates: "datum: 2026-11-01".
inline std::string activity(const std::string& kind, const std::string& when)
{
  return fmt::format("{{soort: {}, vestiging_in_drenthe: true, {}, {}}}", kind, when, k_evidence);
}

struct Company
{
  std::string id = "o-1";
  std::string is_sme = "true";
  std::string kind = "bedrijf";
  std::string municipalities = "{datum: 2020-01-01, waarde: assen}";
  std::string more = "";
};

inline std::string to_yaml(const Company& one)
{
  return fmt::format(
      "- {{id: {0}, kenmerk: Onderneming {0}, soort: {1}, mkb: {2}, sector: bouw, gemeente: "
      "[{3}]{4}}}\n",
      one.id, one.kind, one.is_sme, one.municipalities, one.more);
}

struct Contact
{
  std::string id = "c-1";
  std::string company = "o-1";
  /// Kind and what goes with it: "ketentafel, datum: 2026-09-10, aanwezig: true".
  std::string kind = "";
  std::string perspective = "besparing";
  bool has_evidence = true;
};

inline std::string to_yaml(const Contact& one)
{
  return fmt::format("- {{id: {}, onderwerp: Contact, onderneming: {}, instrument: {}, "
                     "handelingsperspectief: {}{}}}\n",
                     one.id, one.company, one.kind, one.perspective,
                     one.has_evidence ? ", " + k_evidence : std::string());
}

inline std::string voucher(const std::string& id, const std::string& states)
{
  return fmt::format("- {{id: {0}, onderwerp: Voucher {0}, doel: materiaalonderzoek, sector: bouw, "
                     "status: [{1}]}}\n",
                     id, states);
}

inline std::string granted(const std::string& on, int amount = 5000)
{
  return fmt::format("{{datum: {}, waarde: verleend, bedrag: {}, {}}}", on, amount, k_evidence);
}

inline std::string state(const std::string& on, const std::string& value)
{
  return fmt::format("{{datum: {}, waarde: {}}}", on, value);
}

/// The twelve municipalities, each with what `facts_of` says: "toegang: {…}, instructie: {…}".
template <typename FactsOf>
std::string municipalities(FactsOf facts_of)
{
  const std::vector<std::string> ids = {
      "aa-en-hunze", "assen",          "borger-odoorn", "coevorden", "emmen",      "hoogeveen",
      "meppel",      "midden-drenthe", "noordenveld",   "tynaarlo",  "westerveld", "de-wolden"};
  std::string yaml;
  for (std::size_t i = 0; i < ids.size(); ++i)
    yaml += fmt::format("- {{id: {0}, naam: {0}, sorteernaam: {0}, cbs_code: GM{1}, kaart_rij: "
                        "{2}, kaart_kolom: {3}{4}}}\n",
                        ids[i], i, i / 4 + 1, i % 4 + 1, facts_of(i));
  return yaml;
}

inline std::string step_of_municipality(const std::string& name, const std::string& dates)
{
  return fmt::format(", {}: {{{}, {}}}", name, dates, k_evidence);
}

} // namespace peil::tests
