#include "random_facts.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace peil::tests {
namespace {

using Days = std::vector<Date>;

const std::vector<std::string> k_chain_phases = {"verkenning", "pilot", "toepassing", "toepassing",
                                                 "opschaling"};
const std::vector<std::string> k_chain_states = {"lopend", "lopend", "gepauzeerd", "afgerond",
                                                 "gestopt"};
const std::vector<std::string> k_agreements = {"volumes", "afzet", "gezamenlijke_uitvoering",
                                               "intentie"};
const std::vector<std::string> k_steps = {"verkenning", "pilot", "praktische_toepassing",
                                          "praktische_toepassing"};
const std::vector<std::string> k_forms = {"toepassing_in_keten", "regionale_praktijkpilot",
                                          "eerste_marktintroductie", ""};
const std::vector<std::string> k_activities = {"deelname", "aanvraag", "besluit", "lidmaatschap"};
const std::vector<std::string> k_instruments = {"quickscan",     "voucher",     "ketentafel",
                                                "inkooptraject", "bijeenkomst", "overig"};
const std::vector<std::string> k_places = {"assen", "emmen", "buiten_drenthe"};
const std::vector<std::string> k_after_grant = {"verleend", "vastgesteld", "vastgesteld_op_nihil",
                                                "ingetrokken"};

// Different days, in order.
Days some_days(Random& random, const Days& days, std::size_t at_most)
{
  std::set<Date> chosen;
  for (std::size_t i = 0; i <= random.below(at_most); ++i)
    chosen.insert(random.one_of(days));
  return {chosen.begin(), chosen.end()};
}

Entry random_entry(Random& random, Date date, const std::vector<std::string>& values)
{
  Entry entry{date, random.one_of(values)};
  if (entry.value == "praktische_toepassing")
    entry.form = random.one_of(k_forms);
  entry.flag = random.chance(60);
  entry.evidence = random.chance(90);
  entry.amount = 1000 + static_cast<int>(random.below(9)) * 500;
  return entry;
}

History random_history(Random& random, const Days& days, const std::vector<std::string>& values,
                       std::size_t at_most)
{
  History history;
  for (const Date date : some_days(random, days, at_most))
    history.push_back(random_entry(random, date, values));
  return history;
}

Part random_part(Random& random, const Days& days, const std::string& kind)
{
  Part part;
  part.kind = kind;
  part.from = random.one_of(days);
  if (random.chance(50))
    part.until = std::max(*part.from, random.one_of(days));
  part.in_drenthe = random.chance(80);
  part.of_province = random.chance(20);
  part.evidence = random.chance(90);
  return part;
}

std::vector<Part> random_parts(Random& random, const Days& days,
                               const std::vector<std::string>& kinds)
{
  std::vector<Part> parts;
  for (std::size_t i = random.below(4); i > 0; --i)
    parts.push_back(random_part(random, days, random.one_of(kinds)));
  return parts;
}

ChainFacts random_chain(Random& random, const Days& days, std::size_t number)
{
  ChainFacts chain;
  chain.phases = random_history(random, days, k_chain_phases, 4);
  chain.states = {{chain.phases.front().date, "lopend"}};
  for (const Entry& entry : random_history(random, days, k_chain_states, 3))
    if (entry.date > chain.states.back().date)
      chain.states.push_back(entry);
  chain.agreements = random_parts(random, days, k_agreements);
  chain.partners = random_parts(random, days, {""});
  chain.partners.emplace_back();
  chain.in_drenthe = random.chance(90);
  chain.has_origin = random.chance(90);
  if (number > 0 && random.chance(15))
    chain.part_of = random.below(number);
  if (number > 0 && random.chance(20))
    chain.merged_into = random.below(number);
  chain.merged_on = random.one_of(days);
  return chain;
}

InnovationFacts random_innovation(Random& random, const Days& days)
{
  return {random_history(random, days, k_steps, 4), random_parts(random, days, {"voucher"}),
          random.chance(90), random.chance(10)};
}

ProgrammeFacts random_programme(Random& random, const Days& days, const Facts& facts)
{
  ProgrammeFacts programme;
  programme.from = random.one_of(days);
  if (random.chance(40))
    programme.until = std::max(programme.from, random.one_of(days));
  programme.activities = random_parts(random, days, k_activities);
  if (!facts.programmes.empty() && random.chance(50))
    programme.part_of = random.below(facts.programmes.size());
  else
    programme.is_fund = random.chance(30);
  return programme;
}

ContactFacts random_contact(Random& random, const Days& days, const Facts& facts)
{
  ContactFacts contact;
  contact.company = random.below(facts.companies.size());
  contact.instrument = random.one_of(k_instruments);
  contact.present = random.chance(85);
  contact.has_perspective = random.chance(85);
  contact.evidence = random.chance(90);
  if (random.chance(40))
    contact.municipality = random.one_of(k_places);
  if (contact.instrument == "voucher") {
    contact.voucher = random.below(facts.vouchers.size());
    return contact;
  }
  contact.date = random.one_of(days);
  const Date later = std::max(*contact.date, random.one_of(days));
  if (contact.instrument == "quickscan" && random.chance(80))
    contact.delivered = later;
  if (contact.instrument == "bijeenkomst" && random.chance(60))
    contact.follow_up = later;
  return contact;
}

// An application, perhaps refused; a grant, perhaps more of them, a settlement or the end.
History random_voucher(Random& random, const Days& days)
{
  const Days on = some_days(random, days, 4);
  History history = {random_entry(random, on.front(), {"aangevraagd", "verleend"})};
  for (std::size_t i = 1; i < on.size(); ++i) {
    const bool is_granted = history.back().value != "aangevraagd";
    history.push_back(random_entry(
        random, on[i], is_granted ? k_after_grant : std::vector<std::string>{"verleend"}));
  }
  if (history.front().value == "aangevraagd" && history.size() == 2 && random.chance(30))
    history.back().value = "afgewezen";
  return history;
}

std::string list(const std::vector<std::string>& parts)
{
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : ", ") + part;
  return "[" + text + "]";
}

std::string evidence(bool there)
{
  return there ? ", bewijs: {soort: besluit, titel: Besluit, datum: 2026-01-05, verwijzing: a}"
               : "";
}

template <typename More>
std::string history_yaml(const History& history, More more)
{
  std::vector<std::string> lines;
  for (const Entry& entry : history)
    lines.push_back(
        fmt::format("{{datum: {}, waarde: {}{}}}", entry.date.to_iso(), entry.value, more(entry)));
  return list(lines);
}

template <typename More>
std::string parts_yaml(const std::vector<Part>& parts, More more)
{
  std::vector<std::string> lines;
  for (const Part& part : parts)
    lines.push_back("{" + more(part) + "}");
  return list(lines);
}

std::string dated(const std::string& key, const std::optional<Date>& date)
{
  return date ? ", " + key + ": " + date->to_iso() : "";
}

std::string linked(const std::string& key, const std::string& kind,
                   const std::optional<std::size_t>& number)
{
  return number ? fmt::format(", {}: {}-{:03}", key, kind, *number) : "";
}

std::string no_more(const Entry&)
{
  return "";
}

std::string chain_yaml(const ChainFacts& one, std::size_t number)
{
  const std::string merged = one.merged_into
                                 ? fmt::format(", opgegaan_in: {{project: k-{:03}, datum: {}}}",
                                               *one.merged_into, one.merged_on.to_iso())
                                 : "";
  return fmt::format(
      "- {{id: k-{0:03}, titel: Project {0}, sector: bouw, fase: {1}, status: {2}, afspraken: {3}, "
      "partners: {4}, in_drenthe: {5}, herkomst: [{6}]{7}{8}}}\n",
      number, history_yaml(one.phases, no_more),
      history_yaml(one.states,
                   [](const Entry& entry) {
                     return entry.value == "afgerond"
                                ? fmt::format(", toepassing_loopt_door: {}", entry.flag)
                                : std::string();
                   }),
      parts_yaml(one.agreements,
                 [](const Part& part) {
                   return "soort: " + part.kind + dated("datum", part.from) +
                          dated("einddatum", part.until) + evidence(part.evidence);
                 }),
      parts_yaml(one.partners,
                 [](const Part& part) {
                   return fmt::format("vestiging_in_drenthe: {}", part.in_drenthe) +
                          dated("van", part.from) + dated("tot_en_met", part.until);
                 }),
      one.in_drenthe, one.has_origin ? "dcs" : "", linked("onderdeel_van", "k", one.part_of),
      merged);
}

std::string innovation_yaml(const InnovationFacts& one, std::size_t number)
{
  return fmt::format(
      "- {{id: i-{0:03}, titel: Innovatie {0}, soort: innovatie, sector: bouw, fase: {1}, "
      "ondersteuning: {2}, eigenaar_in_drenthe: {3}{4}}}\n",
      number,
      history_yaml(one.phases,
                   [](const Entry& entry) {
                     if (entry.value != "praktische_toepassing")
                       return std::string();
                     return (entry.form.empty()
                                 ? std::string()
                                 : fmt::format(", vorm: {}, gebruiker_buiten_eigenaar: {}",
                                               entry.form, entry.flag)) +
                            evidence(entry.evidence);
                   }),
      parts_yaml(
          one.support,
          [](const Part& part) { return "instrument: voucher" + dated("datum", part.from); }),
      one.owner_in_drenthe,
      one.counted_by_mistake ? ", foutief_geteld: true, foutief_geteld_reden: dubbel" : "");
}

std::string programme_yaml(const ProgrammeFacts& one, std::size_t number)
{
  return fmt::format(
      "- {{id: p-{0:03}, titel: Programma {0}, soort: programma, van: {1}{2}, fondskader: {3}{4}, "
      "activiteiten: {5}}}\n",
      number, one.from.to_iso(), dated("tot_en_met", one.until), one.is_fund,
      linked("onderdeel_van", "p", one.part_of), parts_yaml(one.activities, [](const Part& part) {
        const bool runs = part.kind == "deelname" || part.kind == "lidmaatschap";
        return fmt::format("soort: {}, vestiging_in_drenthe: {}, partij: {}", part.kind,
                           part.in_drenthe, part.of_province ? "provincie" : "vereniging") +
               dated(runs ? "van" : "datum", part.from) +
               (runs ? dated("tot_en_met", part.until) : "") + evidence(part.evidence);
      }));
}

std::string company_yaml(const CompanyFacts& one, std::size_t number)
{
  return fmt::format("- {{id: o-{0:03}, kenmerk: Onderneming {0}, soort: {1}, mkb: {2}, sector: "
                     "bouw, gemeente: {3}{4}}}\n",
                     number, one.is_business ? "bedrijf" : "onderwijs", one.is_sme,
                     history_yaml(one.municipalities, no_more),
                     linked("zelfde_onderneming_als", "o", one.same_as));
}

std::string contact_yaml(const ContactFacts& one, std::size_t number)
{
  const bool attends = one.instrument != "quickscan" && one.instrument != "voucher";
  return fmt::format("- {{id: c-{:03}, onderwerp: Contact, onderneming: o-{:03}, instrument: "
                     "{}{}{}{}{}{}{}{}{}}}\n",
                     number, one.company, one.instrument, dated("datum", one.date),
                     dated("geleverd_op", one.delivered), dated("vervolgstap", one.follow_up),
                     linked("voucher", "v", one.voucher),
                     attends ? fmt::format(", aanwezig: {}", one.present) : "",
                     one.municipality.empty() ? "" : ", gemeente: " + one.municipality,
                     one.has_perspective ? ", handelingsperspectief: besparing" : "",
                     evidence(one.evidence && !one.voucher));
}

std::string voucher_yaml(const History& one, std::size_t number)
{
  return fmt::format(
      "- {{id: v-{0:03}, onderwerp: Voucher {0}, doel: businesscase, sector: bouw, status: {1}}}\n",
      number, history_yaml(one, [](const Entry& entry) {
        const bool has_amount = entry.value == "verleend" || entry.value == "vastgesteld";
        return (has_amount ? fmt::format(", bedrag: {}", entry.amount) : "") +
               evidence(entry.evidence);
      }));
}

template <typename T, typename ToYaml>
std::string records(const std::vector<T>& facts, ToYaml to_yaml)
{
  std::string yaml;
  for (std::size_t i = 0; i < facts.size(); ++i)
    yaml += to_yaml(facts[i], i);
  return yaml;
}

void continue_history(Random& random, History& history, const Days& days,
                      const std::vector<std::string>& values)
{
  for (const Entry& entry : random_history(random, days, values, 2))
    if (entry.date > history.back().date)
      history.push_back(entry);
}

void add_parts(Random& random, std::vector<Part>& parts, const Days& days,
               const std::vector<std::string>& kinds)
{
  for (Part& part : parts)
    if (part.from && !part.until && random.chance(30))
      part.until = std::max(*part.from, random.one_of(days));
  for (const Part& part : random_parts(random, days, kinds))
    parts.push_back(part);
}

} // namespace

std::size_t Random::below(std::size_t bound)
{
  // splitmix64
  std::uint64_t mixed = m_state += 0x9e3779b97f4a7c15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % bound);
}

std::vector<Date> eventful_days(Random& random)
{
  Days days = {Date(2024, 2, 29),  Date(2025, 2, 28), Date(2025, 12, 31), Date(2026, 1, 1),
               Date(2026, 12, 31), Date(2027, 1, 1),  Date(2027, 12, 31), Date(2028, 1, 1)};
  for (int i = 0; i < 6; ++i) {
    const Date any = Date(2026, static_cast<unsigned>(1 + random.below(12)),
                          static_cast<unsigned>(1 + random.below(28)));
    days.insert(days.end(), {any, any.next_day(), any.anniversary()});
  }
  return days;
}

Facts random_facts(Random& random, const std::vector<Date>& days)
{
  Facts facts;
  for (std::size_t i = 0; i < 4; ++i) {
    facts.chains.push_back(random_chain(random, days, i));
    facts.innovations.push_back(random_innovation(random, days));
    facts.programmes.push_back(random_programme(random, days, facts));
    facts.vouchers.push_back(random_voucher(random, days));
  }
  for (std::size_t i = 0; i < 5; ++i)
    facts.companies.push_back(
        {random.chance(85), random.chance(85), random_history(random, days, k_places, 2),
         i > 0 && random.chance(30) ? std::optional(random.below(i)) : std::nullopt});
  for (std::size_t i = 0; i < 8; ++i)
    facts.contacts.push_back(random_contact(random, days, facts));
  return facts;
}

Facts with_later_facts(Facts facts, Date after, Random& random)
{
  Days days;
  for (Date date = after; days.size() < 4; date = date.anniversary().next_day())
    days.insert(days.end(), {date.next_day(), date.anniversary()});
  for (ChainFacts& chain : facts.chains) {
    continue_history(random, chain.phases, days, k_chain_phases);
    continue_history(random, chain.states, days, k_chain_states);
    add_parts(random, chain.agreements, days, k_agreements);
    add_parts(random, chain.partners, days, {""});
  }
  for (InnovationFacts& innovation : facts.innovations) {
    continue_history(random, innovation.phases, days, k_steps);
    add_parts(random, innovation.support, days, {"voucher"});
  }
  for (ProgrammeFacts& programme : facts.programmes)
    add_parts(random, programme.activities, days, k_activities);
  for (History& voucher : facts.vouchers)
    if (voucher.back().value != "aangevraagd" && voucher.back().value != "afgewezen")
      continue_history(random, voucher, days, k_after_grant);
  for (CompanyFacts& company : facts.companies)
    continue_history(random, company.municipalities, days, k_places);
  for (ContactFacts& contact : facts.contacts) {
    if (contact.instrument == "quickscan" && !contact.delivered)
      contact.delivered = random.one_of(days);
    if (contact.instrument == "bijeenkomst" && !contact.follow_up)
      contact.follow_up = random.one_of(days);
  }
  facts.chains.push_back(random_chain(random, days, facts.chains.size()));
  facts.innovations.push_back(random_innovation(random, days));
  facts.programmes.push_back(random_programme(random, days, facts));
  facts.vouchers.push_back(random_voucher(random, days));
  facts.contacts.push_back(random_contact(random, days, facts));
  if (facts.contacts.back().voucher)
    facts.contacts.back().voucher = facts.vouchers.size() - 1;
  return facts;
}

TestData to_test_data(const Facts& facts)
{
  return {{{"organisaties",
            "- {id: provincie, naam: Provincie, soort: provincie, rechtsvorm: publiekrechtelijk}\n"
            "- {id: vereniging, naam: Vereniging, soort: gemeente, rechtsvorm: "
            "publiekrechtelijk}\n"},
           {"ketenprojecten", records(facts.chains, chain_yaml)},
           {"innovaties", records(facts.innovations, innovation_yaml)},
           {"programmas", records(facts.programmes, programme_yaml)},
           {"ondernemingen", records(facts.companies, company_yaml)},
           {"contacten", records(facts.contacts, contact_yaml)},
           {"vouchers", records(facts.vouchers, voucher_yaml)}},
          {}};
}

} // namespace peil::tests
