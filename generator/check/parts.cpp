#include "check/parts.hpp"

#include "check/key_tables.hpp"

#include <array>

namespace peil::check {
namespace {

constexpr auto k_quote_keys = std::to_array<Key>({
    {"citaat", Need::required, "de woorden van het plan"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_evidence_keys = std::to_array<Key>({
    {"soort", Need::optional, "wat voor stuk het is"},
    {"titel", Need::optional, "hoe het heet"},
    {"datum", Need::optional, "van wanneer het is", k_date},
    {"verwijzing", Need::optional, "waar het te vinden is"},
});

constexpr auto k_counted_keys = std::to_array<Key>({
    {"indicator", Need::required, "id van de indicator of het kengetal", id_of(Names::indicators)},
    {"minstens", Need::required, "het aantal dat nodig is", k_number},
});

} // namespace

std::span<const Key> quote_keys()
{
  return k_quote_keys;
}

std::span<const Key> evidence_keys()
{
  return k_evidence_keys;
}

std::span<const Key> counted_keys()
{
  return k_counted_keys;
}

Quote read_quote(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_quote_keys, mistakes);
  return {reader.text("citaat"), reader.text("plaats")};
}

Evidence read_evidence(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_evidence_keys, mistakes);
  return {reader.text("soort"), reader.text("titel"), reader.date("datum"),
          reader.text("verwijzing")};
}

std::optional<CountedAs> read_counted(const Value& value, const KnownNames& indicators,
                                      Diagnostics& mistakes)
{
  const MapReader reader(value, k_counted_keys, mistakes);
  const auto indicator = reader.reference("indicator", indicators, say("indicator", "indicator"));
  const auto at_least = reader.decimal("minstens");
  if (!indicator || !at_least)
    return std::nullopt;
  return CountedAs{{*indicator, reader.at("indicator")}, *at_least};
}

std::span<const Value> read_root_list(const Value& root, Diagnostics& mistakes)
{
  if (root.is_list())
    return root.items;
  if (!root.is_empty())
    mistakes.push_back(
        error_at(root.at,
                 say("hier staat {}, verwacht een lijst", "found {1}, expected a list",
                     described(root).nl, described(root).en),
                 say("begin elk onderdeel met '- '", "begin each part with '- '")));
  return {};
}

void demand_later(std::optional<Located<Date>>& before, Located<Date> date, const Sentence& what,
                  Diagnostics& mistakes)
{
  if (before && date.value <= before->value) {
    Diagnostic mistake = error_at(date.at,
                                  say("{} is niet later dan de vorige",
                                      "{1} is not later than the one before", what.nl, what.en),
                                  say("zet ze op volgorde van datum, elke dag hoogstens één",
                                      "put them in order of date, at most one a day"));
    mistake.notes.push_back({before->at, say("de vorige", "the one before")});
    mistakes.push_back(std::move(mistake));
  }
  before = std::move(date);
}

void UniqueIds::add(const Located<std::string>& id)
{
  if (id.value.empty())
    return;
  const auto [first, is_new] = m_first.emplace(id.value, id.at);
  if (is_new)
    return;
  Diagnostic mistake =
      error_at(id.at, say("'{}' bestaat al", "'{}' exists already", id.value), m_hint);
  mistake.notes.push_back({first->second, say("hier voor het eerst", "first defined here")});
  m_mistakes.push_back(std::move(mistake));
}

} // namespace peil::check
