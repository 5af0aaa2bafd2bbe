#include "check/map_reader.hpp"

#include "base/suggestion.hpp"

#include <algorithm>

namespace peil::check {
namespace {

std::vector<std::string> names_of(std::span<const Key> keys)
{
  std::vector<std::string> names;
  for (const Key& key : keys)
    names.emplace_back(key.name);
  return names;
}

void report_unknown_keys(const Value& map, std::span<const Key> keys, Diagnostics& mistakes)
{
  const std::vector<std::string> names = names_of(keys);
  for (const Value::Member& member : map.members)
    if (std::find(names.begin(), names.end(), member.key.value) == names.end())
      mistakes.push_back(error_at(
          member.key.at, say("onbekende sleutel '{}'", "unknown key '{}'", member.key.value),
          expected_one_of(member.key.value, names)));
}

void report_missing_keys(const Value& map, std::span<const Key> keys, Diagnostics& mistakes)
{
  for (const Key& key : keys) {
    const Value* value = map.find(key.name);
    if (key.need == Need::required && (value == nullptr || value->is_empty()))
      mistakes.push_back(error_at(
          value != nullptr ? value->at : map.at, say("'{}' ontbreekt", "'{}' is missing", key.name),
          key.meaning.empty() ? Sentence{} : say("vul in: {}", "fill in: {}", key.meaning)));
  }
}

} // namespace

MapReader::MapReader(const Value& map, std::span<const Key> keys, Diagnostics& mistakes)
    : m_map(map), m_keys(keys), m_mistakes(mistakes)
{
  if (!map.is_map()) {
    mistakes.push_back(error_at(map.at,
                                say("hier staat {}, verwacht een groep sleutels",
                                    "found {}, expected a group of keys", shown(map)),
                                expected_one_of({}, names_of(keys))));
    return;
  }
  report_unknown_keys(map, keys, mistakes);
  report_missing_keys(map, keys, mistakes);
}

const Value* MapReader::get(std::string_view key) const
{
  const Value* value = m_map.find(key);
  return value == nullptr || value->is_empty() ? nullptr : value;
}

Position MapReader::at(std::string_view key) const
{
  const Value* value = m_map.find(key);
  return value == nullptr ? m_map.at : value->at;
}

std::string MapReader::text(std::string_view key) const
{
  return located_text(key).value;
}

Located<std::string> MapReader::located_text(std::string_view key) const
{
  const Value* value = get(key);
  if (value == nullptr)
    return {{}, m_map.at};
  return {read_text(*value, m_mistakes).value_or(std::string()), value->at};
}

std::optional<std::string> MapReader::address_word(std::string_view key) const
{
  const Value* value = get(key);
  return value == nullptr ? std::nullopt : read_address_word(*value, m_mistakes);
}

std::optional<Date> MapReader::date(std::string_view key) const
{
  const Value* value = get(key);
  return value == nullptr ? std::nullopt : read_date(*value, m_mistakes);
}

std::optional<Decimal> MapReader::decimal(std::string_view key) const
{
  const Value* value = get(key);
  return value == nullptr ? std::nullopt : read_decimal(*value, m_mistakes);
}

std::optional<int> MapReader::whole(std::string_view key) const
{
  const Value* value = get(key);
  return value == nullptr ? std::nullopt : read_whole(*value, m_mistakes);
}

bool MapReader::yes_no(std::string_view key, bool otherwise) const
{
  const Value* value = get(key);
  return value == nullptr ? otherwise : read_yes_no(*value, m_mistakes).value_or(otherwise);
}

std::optional<Period> MapReader::quarter(std::string_view key) const
{
  const Value* value = get(key);
  return value == nullptr ? std::nullopt : read_quarter(*value, m_mistakes);
}

std::optional<Period> MapReader::period(std::string_view key) const
{
  const Value* value = get(key);
  return value == nullptr ? std::nullopt : read_period(*value, m_mistakes);
}

std::optional<std::string> MapReader::choice(std::string_view key,
                                             std::span<const std::string> allowed,
                                             const Sentence& what) const
{
  const Value* value = get(key);
  return value == nullptr ? std::nullopt : read_choice(*value, allowed, what, m_mistakes);
}

std::span<const Value> MapReader::list(std::string_view key) const
{
  const Value* value = get(key);
  if (value == nullptr)
    return {};
  if (value->is_list())
    return value->items;
  m_mistakes.push_back(error_at(value->at,
                                say("'{}' moet een lijst zijn, hier staat {}",
                                    "'{}' must be a list, found {}", key, shown(*value)),
                                say("zet elk onderdeel op een eigen regel met '- ' ervoor",
                                    "put each part on a line of its own with '- ' before it")));
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
