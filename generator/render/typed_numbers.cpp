#include "render/typed_numbers.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace peil::render {
namespace {

/// What may stand beside a word: the values and bounds of every figure that is called so.
struct Named
{
  std::set<Decimal> allowed;
  /// For the hint.
  std::string id;
};

constexpr auto k_limit_words =
    std::to_array<std::string_view>({"dan", "met", "minstens", "hoogstens", "maximaal", "minimaal",
                                     "ongeveer", "circa", "tot", "per"});

using NamedByWord = std::map<std::string, Named>;

std::string lower(std::string_view text)
{
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char one) {
    return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : static_cast<char>(one);
  });
  return result;
}

void allow(Named& named, const std::optional<Decimal>& value)
{
  if (value)
    named.allowed.insert(*value);
}

void add_word(NamedByWord& words, const std::string& word, const Indicator& indicator,
              const IndicatorResult& result)
{
  if (word.empty())
    return;
  Named& named = words[lower(word)];
  if (named.id.empty())
    named.id = indicator.id.value;
  allow(named, result.value);
  for (const PeriodValue& one : result.periods)
    allow(named, one.value);
  for (const std::optional<Target>* target : {&result.target, &indicator.target})
    if (*target) {
      allow(named, (*target)->minimum);
      allow(named, (*target)->maximum);
    }
}

// By unit ("ketenprojecten") and by title ("Ketenprojecten").
NamedByWord words_of(const Project& project, const Snapshot& snapshot)
{
  NamedByWord words;
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    if (indicator.value_kind != ValueKind::count || result.hidden || !result.value)
      continue;
    add_word(words, indicator.unit_many, indicator, result);
    add_word(words, indicator.title, indicator, result);
  }
  return words;
}

// No word, and not the space between two words either.
constexpr char k_blank = '\x01';

// Blanks out every stretch from `open` up to and with `close`.
void blank_between(std::string& text, std::string_view open, std::string_view close)
{
  for (std::size_t begin = text.find(open); begin != std::string::npos;) {
    const std::size_t end = text.find(close, begin + open.size());
    if (end == std::string::npos)
      return;
    text.replace(begin, end + close.size() - begin, end + close.size() - begin, k_blank);
    begin = text.find(open, end + close.size());
  }
}

// Lower case, every white space a space, and without what is no running text: fences, code,
// references and addresses. As long as the text itself, so that places stay what they are.
std::string prose_of(std::string_view text)
{
  std::string prose = lower(text);
  blank_between(prose, "\n```", "\n```");
  blank_between(prose, "`", "`");
  blank_between(prose, "{{", "}}");
  blank_between(prose, "](", ")");
  std::replace_if(
      prose.begin(), prose.end(), [](char one) { return one == '\n' || one == '\t'; }, ' ');
  return prose;
}

Position place_of(const TextFile& file, std::size_t offset, std::size_t length)
{
  const std::string_view before = std::string_view(file.body).substr(0, offset);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_begin =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto column = static_cast<std::uint32_t>(count_characters(before.substr(line_begin))) + 1;
  return {file.file, file.body_line + lines, column, static_cast<std::uint32_t>(length)};
}

bool is_digit(char one)
{
  return one >= '0' && one <= '9';
}

// A letter, a digit or part of a sign beyond ASCII: what makes a word go on.
bool goes_on(char one)
{
  return is_digit(one) || (one >= 'a' && one <= 'z') || one == '-' ||
         static_cast<unsigned char>(one) >= 0x80;
}

/// Where a number stands in a text.
struct Typed
{
  std::size_t begin = 0;
  std::size_t length = 0;
};

// "minder dan 5 vouchers" speaks of a limit, not of how many there are.
bool names_a_limit(std::string_view prose, std::size_t number)
{
  const std::string_view before = trimmed(prose.substr(0, number));
  return std::any_of(k_limit_words.begin(), k_limit_words.end(), [before](std::string_view word) {
    return before.ends_with(word) &&
           (before.size() == word.size() || before[before.size() - word.size() - 1] == ' ');
  });
}

// The number right before the word at `at`: one to three digits (so no year) that are no part of a
// date, a range or an amount.
std::optional<Typed> number_before(std::string_view prose, std::size_t at)
{
  std::size_t end = at;
  while (end > 0 && prose[end - 1] == ' ')
    --end;
  std::size_t begin = end;
  while (begin > 0 && is_digit(prose[begin - 1]))
    --begin;
  const bool is_part = begin > 0 && (goes_on(prose[begin - 1]) || prose[begin - 1] == ',' ||
                                     prose[begin - 1] == '.');
  if (end == at || begin == end || end - begin > 3 || is_part || names_a_limit(prose, begin))
    return std::nullopt;
  return Typed{begin, end - begin};
}

void check_word(const TextFile& file, std::string_view prose, const std::string& word,
                const Named& named, Diagnostics& found)
{
  for (std::size_t at = prose.find(word); at != std::string_view::npos;
       at = prose.find(word, at + 1)) {
    const std::size_t behind = at + word.size();
    const std::optional<Typed> typed = number_before(prose, at);
    if (!typed || (behind < prose.size() && goes_on(prose[behind])))
      continue;
    const std::string number(prose.substr(typed->begin, typed->length));
    const std::optional<Decimal> value = Decimal::parse(number);
    if (!value || named.allowed.contains(*value))
      continue;
    found.push_back(warning_at(
        place_of(file, typed->begin, typed->length),
        say("hier staat {0} {1}, maar dat is niet het cijfer en niet het doel van '{2}'",
            "this says {0} {1}, which is neither the figure nor the target of '{2}'", number, word,
            named.id),
        say("schrijf {{{{ {0}.waarde }}}} in plaats van het getal, dan klopt de tekst altijd",
            "write {{{{ {0}.waarde }}}} instead of the number, and the text is always right",
            named.id)));
  }
}

} // namespace

Diagnostics check_typed_numbers(const Project& project, const Snapshot& snapshot)
{
  Diagnostics found;
  const NamedByWord words = words_of(project, snapshot);
  for (const Narrative& narrative : project.narratives) {
    if (narrative.kind == Narrative::Kind::edition || !narrative.language.empty())
      continue;
    const std::string prose = prose_of(narrative.text.body);
    for (const auto& [word, named] : words)
      check_word(narrative.text, prose, word, named, found);
  }
  return found;
}

} // namespace peil::render
