#include "render/charts/locale.hpp"

#include "base/text.hpp"

namespace peil::render::charts {
namespace {

using nlohmann::json;

json listed(const Words& words, std::string_view path)
{
  const std::string text = words.say(path);
  json list = json::array();
  for (const std::string_view word : split(text, ' '))
    list.push_back(word);
  return list;
}

// The text around the number in "€ {getal}".
json around_number(const std::string& pattern)
{
  constexpr std::string_view number = "{getal}";
  const std::size_t at = pattern.find(number);
  if (at == std::string::npos)
    return json::array({"", ""});
  return json::array({pattern.substr(0, at), pattern.substr(at + number.size())});
}

} // namespace

json language_of(const Words& words)
{
  const Notation& notation = words.notation();
  const json number = {{"decimal", notation.decimal_mark},
                       {"thousands", notation.group_mark},
                       {"grouping", {3}},
                       {"currency", around_number(notation.amount_pattern)}};
  const json time = {{"dateTime", words.say("grafiek.kalender.datum_tijd")},
                     {"date", words.say("grafiek.kalender.datum")},
                     {"time", words.say("grafiek.kalender.tijd")},
                     {"periods", listed(words, "grafiek.kalender.dagdelen")},
                     {"days", listed(words, "grafiek.kalender.dagen")},
                     {"shortDays", listed(words, "grafiek.kalender.dagen_kort")},
                     {"months", notation.months},
                     {"shortMonths", listed(words, "grafiek.kalender.maanden_kort")}};
  return {{"taal", words.language().id}, {"locale", {{"number", number}, {"time", time}}}};
}

} // namespace peil::render::charts
