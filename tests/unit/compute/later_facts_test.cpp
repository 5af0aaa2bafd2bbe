#include "random_facts.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace peil;
using namespace peil::tests;

namespace {

#ifdef PEIL_SANITIZE
constexpr std::uint64_t k_cases = 10;
#else
constexpr std::uint64_t k_cases = 100;
#endif

const Date k_first(2026, 1, 1);

Date plus(Date date, int days)
{
  for (; days > 0; --days)
    date = date.next_day();
  return date;
}

/// What people decide and enter beside the registers: each item with its date, as YAML.
struct Item
{
  Date date;
  std::string yaml;
};
using Items = std::vector<Item>;

struct Kept
{
  Items decisions;
  Items target_changes;
  Items definition_changes;
  Items moves;
  Items judgements;
};

// Distinct days in order.
std::vector<Date> some_days(Random& random, Date from, std::size_t most)
{
  std::vector<Date> days;
  Date last = from;
  for (std::size_t i = random.below(most + 1); i > 0; --i) {
    last = plus(last, 1 + static_cast<int>(random.below(150)));
    days.push_back(last);
  }
  return days;
}

std::string maybe_done(Random& random, Date from)
{
  return random.chance(50) ? fmt::format(", gereed: {}, uitkomst: gelukt",
                                         plus(from, static_cast<int>(random.below(200))).to_iso())
                           : std::string();
}

Item judgement(Random& random, Date date)
{
  const bool green = random.chance(30);
  const std::string body =
      green ? "oordeel: op_koers"
            : fmt::format("oordeel: aandacht, oorzaak: o, gevolg: g, maatregel: {{tekst: Doen, "
                          "eigenaar: wie, datum: {}{}}}",
                          plus(date, 60).to_iso(), maybe_done(random, date));
  return {date, fmt::format("- {{over: mkb, datum: {}, {}}}\n", date.to_iso(), body)};
}

Item decision(Random& random, Date date, std::size_t number)
{
  std::string steps;
  for (const Date on : some_days(random, date, 3))
    steps += fmt::format("{{datum: {}, stand: {}}}, ", on.to_iso(),
                         random.one_of<std::string>({"in_behandeling", "afgedaan", "open"}));
  return {date,
          fmt::format("- {{id: d{}, soort: toezegging, titel: T, datum: {}, door: GS, tekst: T, "
                      "document: {{soort: s, titel: t, datum: 2026-01-05, verwijzing: v}}, over: "
                      "[mkb], uiterlijk: {}, verloop: [{}]}}\n",
                      number, date.to_iso(), plus(date, 100).to_iso(), steps)};
}

Item change(Date date, std::size_t number)
{
  return {date,
          fmt::format("  - {{datum: {}, van: {{minimum: {}}}, naar: {{minimum: {}}}, reden: r, "
                      "besluit: eerste}}\n",
                      date.to_iso(), number + 2, number + 3)};
}

Item definition(Date date)
{
  return {date, fmt::format("  - {{datum: {}, van: oud, naar: nieuw, reden: r, besluit: eerste}}\n",
                            date.to_iso())};
}

Item move(Date date, std::size_t number)
{
  return {date, fmt::format("{{datum: {}, naar: {}-Q1, reden: r, besluit: eerste}}, ",
                            date.to_iso(), 2027 + number)};
}

Kept random_kept(Random& random)
{
  Kept kept;
  std::size_t number = 0;
  for (const Date on : some_days(random, k_first, 6))
    kept.decisions.push_back(decision(random, on, number++));
  for (const Date on : some_days(random, k_first, 4))
    kept.target_changes.push_back(change(on, kept.target_changes.size()));
  for (const Date on : some_days(random, k_first, 4))
    kept.definition_changes.push_back(definition(on));
  for (const Date on : some_days(random, k_first, 4))
    kept.moves.push_back(move(on, kept.moves.size()));
  for (const Date on : some_days(random, k_first, 4))
    kept.judgements.push_back(judgement(random, on));
  return kept;
}

std::string joined(const Items& items)
{
  std::string text;
  for (const Item& item : items)
    text += item.yaml;
  return text;
}

std::string list_of(const std::string& key, const Items& items)
{
  return items.empty() ? key + ": []\n" : key + ":\n" + joined(items);
}

TestData to_data(const Kept& kept)
{
  const std::string first =
      "- {id: eerste, soort: besluit, titel: T, datum: 2026-01-01, door: GS, tekst: T, document: "
      "{soort: s, titel: t, datum: 2026-01-05, verwijzing: v}}\n";
  return {
      {},
      {{"data/besluiten.yaml", "besluiten:\n" + first + joined(kept.decisions)},
       {"data/voortgang/oordelen.yaml", list_of("oordelen", kept.judgements)},
       {"data/voortgang/mijlpalen.yaml",
        "mijlpalen:\n- {mijlpaal: m03, verplaatst: [" + joined(kept.moves) + "]}\n"},
       {"data/indicatoren/pilots-per-jaar.yaml",
        "titel: Pilots\nkort: k\neenheid: {een: pilot, meer: pilots}\nsoort: gemeten\ndoel: "
        "{minimum: 2, toetsdatum: 2027-12-31}\nmetingen:\n  - {datum: 2026-06-01, waarde: 3, bron: "
        "b}\n" +
            list_of("doelwijzigingen", kept.target_changes) +
            list_of("definitiewijzigingen", kept.definition_changes)}}};
}

Items until(const Items& items, Date on)
{
  Items kept;
  for (const Item& item : items)
    if (item.date <= on)
      kept.push_back(item);
  return kept;
}

Kept until(const Kept& kept, Date on)
{
  return {until(kept.decisions, on), until(kept.target_changes, on),
          until(kept.definition_changes, on), until(kept.moves, on), until(kept.judgements, on)};
}

// All that pages show of it, in words: pointers differ between two projects, what they say may not.
std::string told(const TestProject& project, Date on)
{
  const Snapshot snapshot = project.snapshot(on.to_iso());
  std::string text;
  for (const IndicatorResult& one : snapshot.indicators) {
    text += fmt::format("{} {} {} {};", static_cast<int>(one.outcome),
                        one.target && one.target->minimum ? one.target->minimum->to_string() : "-",
                        one.target_changes.size(), one.definition_changes.size());
    if (one.judgement != nullptr && one.judgement->measure)
      text += std::to_string(static_cast<int>(measure_state_on(*one.judgement->measure, on)));
  }
  for (const MilestoneResult& one : snapshot.milestones)
    text +=
        fmt::format("{} {} {};", static_cast<int>(one.state), one.due.to_iso(), one.moves.size());
  for (const DecisionResult& one : snapshot.decisions)
    text += fmt::format("{} {} {} {};", project.project().decisions[one.decision_index].id.value,
                        static_cast<int>(one.state), one.overdue, one.since.to_iso());
  for (const MissingExplanation& one : snapshot.missing_explanations)
    text += fmt::format("{} {};", one.about, static_cast<int>(one.kind));
  return text;
}

} // namespace

TEST_CASE("decisions, changes, moves and judgements dated after a day change nothing on that day")
{
  std::size_t differed_later = 0;
  for (std::uint64_t seed = 1; seed <= k_cases; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Kept all = random_kept(random);
    const Date on = plus(k_first, static_cast<int>(random.below(730)));
    CAPTURE(on.to_iso());
    const TestProject before(to_data(until(all, on)));
    const TestProject after(to_data(all));
    CHECK(told(before, on) == told(after, on));
    const Date later(2030, 1, 1);
    if (told(before, later) != told(after, later))
      ++differed_later;
  }
  // The later facts are facts: once their day has come, they show.
  CHECK(differed_later > k_cases / 4);
}
