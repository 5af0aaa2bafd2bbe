#include "check/map_reader.hpp"

#include "base/suggestion.hpp"

#include <algorithm>
#include <cassert>
#include <fmt/core.h>

namespace peil::check {
namespace {

std::vector<std::string> names_of(std::span<const Key> keys)
{
  std::vector<std::string> names;
  for (const Key& key : keys)
    names.emplace_back(key.name);
  return names;
}

void report_missing_keys(const Value& map, std::span<const Key> keys,
                         const std::vector<std::string>& misspelt, Diagnostics& mistakes)
{
  for (const Key& key : keys) {
    const Value* value = map.find(key.name);
    if (key.need == Need::optional || (value != nullptr && !value->is_empty()) ||
        std::find(misspelt.begin(), misspelt.end(), key.name) != misspelt.end())
      continue;
    mistakes.push_back(error_at(
        value != nullptr ? value->at : map.at, say("'{}' ontbreekt", "'{}' is missing", key.name),
        key.meaning.empty()
            ? Sentence{}
            : say("vul in: {}", "fill it in; docs/gegevens.md tells what belongs here",
                  key.meaning)));
  }
}

void report_no_map(const Value& value, std::span<const Key> keys, Diagnostics& mistakes)
{
  const Sentence found = described(value);
  Sentence hint = expected_one_of({}, names_of(keys));
  if (hint.empty())
    hint = say("schrijf elk deel als 'sleutel: waarde'", "write each part as 'key: value'");
  mistakes.push_back(error_at(value.at,
                              say("hier staat {0}, verwacht een groep sleutels",
                                  "found {1}, expected a group of keys", found.nl, found.en),
                              hint));
}

UnknownKeyWords words_for_keys()
{
  return {"onbekende sleutel", "unknown key",
          say("welke sleutels hier kunnen, staat in docs/gegevens.md",
              "docs/gegevens.md tells which keys are possible here")};
}

} // namespace

std::vector<std::string> report_unknown_keys(const Value& map,
                                             const std::vector<std::string>& names,
                                             const UnknownKeyWords& words, Diagnostics& mistakes)
{
  std::vector<std::string> meant;
  for (const Value::Member& member : map.members) {
    const std::string& key = member.key.value;
    if (std::find(names.begin(), names.end(), key) != names.end())
      continue;
    Sentence hint = expected_one_of(key, names);
    mistakes.push_back(error_at(
        member.key.at,
        {fmt::format("{} '{}'", words.what_nl, key), fmt::format("{} '{}'", words.what_en, key)},
        hint.empty() ? words.where_to_look : std::move(hint)));
    if (const std::optional<std::string> near = suggest(key, names))
      meant.push_back(*near);
  }
  return meant;
}

MapReader::MapReader(const Value& map, std::span<const Key> keys, Diagnostics& mistakes)
    : m_map(map), m_keys(keys), m_mistakes(mistakes)
{
  if (!map.is_map()) {
    report_no_map(map, keys, mistakes);
    return;
  }
  const std::vector<std::string> misspelt =
      report_unknown_keys(map, names_of(keys), words_for_keys(), mistakes);
  report_missing_keys(map, keys, misspelt, mistakes);
}

const Value* MapReader::get(std::string_view key) const
{
  const Value* value = m_map.find(key);
  return value == nullptr || value->is_empty() ? nullptr : value;
}

const Key* MapReader::row_of(std::string_view key) const
{
  const auto row =
      std::find_if(m_keys.begin(), m_keys.end(), [key](const Key& one) { return one.name == key; });
  return row == m_keys.end() ? nullptr : &*row;
}

// Without assertions nobody looks at what the row should say.
const Value* MapReader::get(std::string_view key, [[maybe_unused]] std::initializer_list<Holds> as,
                            [[maybe_unused]] std::initializer_list<Count> counts) const
{
  const Key* row = row_of(key);
  if (row == nullptr) // this table leaves it out, so what stands there is refused already
    return nullptr;
  assert(std::find(counts.begin(), counts.end(), row->shape.count) != counts.end() &&
         std::find(as.begin(), as.end(), row->shape.holds) != as.end() &&
         "a key that is not read as its row says");
  return get(key);
}

Position MapReader::at(std::string_view key) const
{
  const Value* value = m_map.find(key);
  return value == nullptr ? m_map.at : value->at;
}

Position MapReader::key_at(std::string_view key) const
{
  for (const Value::Member& member : m_map.members)
    if (member.key.value == key)
      return member.key.at;
  return m_map.at;
}

std::string MapReader::text(std::string_view key) const
{
  return located_text(key).value;
}

Located<std::string> MapReader::located_text(std::string_view key) const
{
  const Value* value =
      get(key, {Holds::text, Holds::link, Holds::key_word, Holds::reference}, {Count::one});
  if (value == nullptr)
    return {{}, m_map.at};
  return {read_text(*value, m_mistakes).value_or(std::string()), value->at};
}

std::optional<std::string> MapReader::address_word(std::string_view key) const
{
  const Value* value = get(key, {Holds::address_word}, {Count::one});
  return value == nullptr ? std::nullopt : read_address_word(*value, m_mistakes);
}

std::optional<Date> MapReader::date(std::string_view key) const
{
  const Value* value = get(key, {Holds::date}, {Count::one});
  return value == nullptr ? std::nullopt : read_date(*value, m_mistakes);
}

std::optional<Decimal> MapReader::decimal(std::string_view key) const
{
  const Value* value = get(key, {Holds::number, Holds::amount}, {Count::one});
  return value == nullptr ? std::nullopt : read_decimal(*value, m_mistakes);
}

std::optional<int> MapReader::whole(std::string_view key) const
{
  const Value* value = get(key, {Holds::whole, Holds::number}, {Count::one});
  return value == nullptr ? std::nullopt : read_whole(*value, m_mistakes);
}

bool MapReader::yes_no(std::string_view key, bool otherwise) const
{
  const Value* value = get(key, {Holds::yes_no}, {Count::one});
  return value == nullptr ? otherwise : read_yes_no(*value, m_mistakes).value_or(otherwise);
}

std::optional<Period> MapReader::quarter(std::string_view key) const
{
  const Value* value = get(key, {Holds::quarter}, {Count::one});
  return value == nullptr ? std::nullopt : read_quarter(*value, m_mistakes);
}

std::optional<Period> MapReader::period(std::string_view key) const
{
  const Value* value = get(key, {Holds::period}, {Count::one});
  return value == nullptr ? std::nullopt : read_period(*value, m_mistakes);
}

std::optional<std::string> MapReader::choice(std::string_view key, const Sentence& what) const
{
  const Value* value = get(key, {Holds::choice}, {Count::one});
  return value == nullptr ? std::nullopt
                          : read_choice(*value, row_of(key)->shape.words(), what, m_mistakes);
}

std::optional<std::string> MapReader::choice(std::string_view key,
                                             std::span<const std::string> allowed,
                                             const Sentence& what) const
{
  const Value* value = get(key, {Holds::text}, {Count::one});
  return value == nullptr ? std::nullopt : read_choice(*value, allowed, what, m_mistakes);
}

std::optional<std::string> MapReader::reference(std::string_view key, const KnownNames& known,
                                                const Sentence& what) const
{
  const Value* value = get(key, {Holds::reference, Holds::text}, {Count::one});
  return value == nullptr ? std::nullopt : read_reference(*value, known, what, m_mistakes);
}

std::span<const Value> MapReader::list(std::string_view key) const
{
  [[maybe_unused]] const Key* row = row_of(key);
  assert(row == nullptr || row->shape.count == Count::list || row->shape.count == Count::lists);
  const Value* value = get(key);
  if (value == nullptr)
    return {};
  if (value->is_list())
    return value->items;
  const Sentence found = described(*value);
  m_mistakes.push_back(error_at(
      value->at,
      say("'{0}' moet een lijst zijn, hier staat {1}", "'{0}' must be a list, found {2}", key,
          found.nl, found.en),
      say("zet elk onderdeel op een eigen regel met '- ' ervoor, of zet er haken om: [a, b]",
          "put each part on a line of its own with '- ' before it, or put brackets around: [a, "
          "b]")));
  return {};
}

std::vector<Located<std::string>> MapReader::texts(std::string_view key) const
{
  std::vector<Located<std::string>> found;
  for (const Value& item : list(key))
    if (const std::optional<std::string> text = read_text(item, m_mistakes))
      found.push_back({*text, item.at});
  return found;
}

} // namespace peil::check
