#include "read/yaml_mistakes.hpp"

#include "base/text.hpp"
#include "read/yaml_mistake_words.hpp"
#include "read/yaml_refusals.hpp"
#include "read/yaml_text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace peil::read {
namespace {

constexpr std::size_t k_none = std::string_view::npos;
constexpr std::string_view k_colon_and_hard_space = ":\u00A0";

char at_or_end(std::string_view text, std::size_t at)
{
  return at < text.size() ? text[at] : '\n';
}

std::size_t first_in_line(const Places& places, std::size_t offset)
{
  return places.line_start(offset) + indentation(places.line(offset));
}

bool begins_line(const Places& places, std::size_t offset)
{
  return first_in_line(places, offset) == offset;
}

// The line above with something on it.
std::optional<std::size_t> line_before(const Places& places, std::size_t offset)
{
  for (std::size_t start = places.line_start(offset); start > 0;) {
    start = places.line_start(start - 1);
    if (!is_blank_or_comment(places.line(start)))
      return start;
  }
  return std::nullopt;
}

// "1 of 3": the columns in which a list item, or else a key, could begin.
Sentence possible_columns(const YamlProgress& progress, bool list_item)
{
  std::vector<int> columns;
  for (const YamlProgress::Open& one : progress.open)
    if (!one.flow && one.list == list_item)
      columns.push_back(one.column + 1);
  if (progress.closed && progress.closed->list == list_item)
    columns.push_back(progress.closed->column + 1);
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  std::vector<std::string> words;
  for (const int column : columns)
    words.push_back(std::to_string(column));
  return {join_with(words, " of "), join_with(words, " or ")};
}

Diagnostic bracket_left_open(const Places& places, std::size_t at)
{
  const char bracket = places.text()[at];
  return error_at(places.at(at), say("'{}' wordt niet gesloten", "'{}' is not closed", bracket),
                  bracket == '['
                      ? say("zet ']' achter het laatste lijstpunt; begint de tekst zelf "
                            "met '[', zet hem dan tussen aanhalingstekens",
                            "put ']' after the last item; if the text itself begins "
                            "with '[', put it in quotes")
                      : say("zet '}}' achter de laatste waarde; begint de tekst zelf met "
                            "'{{', zet hem dan tussen aanhalingstekens",
                            "put '}}' after the last value; if the text itself begins "
                            "with '{{', put it in quotes"));
}

// Whether a value begins here: behind a colon or a dash.
bool begins_value(std::string_view text, std::size_t at)
{
  const std::string_view before = text.substr(0, at);
  const std::size_t last = before.find_last_not_of(' ');
  return last != k_none && last + 1 < at && (text[last] == ':' || text[last] == '-');
}

// A list or map between brackets that lines of its own should follow, and that has no end there:
// the parser reads on and stumbles far below.
std::optional<std::size_t> bracket_open_at(const Places& places, const YamlProgress& progress,
                                           std::size_t where)
{
  const std::string_view text = places.text().substr(0, where);
  std::vector<std::size_t> open;
  for (std::size_t at = progress.open.empty() ? 0 : progress.open.back().start; at < where; ++at) {
    const char c = text[at];
    if (is_opening_quote(text, at)) {
      const std::size_t end = end_of_quoted(text, at);
      if (end == k_none)
        return std::nullopt;
      at = end - 1;
    } else if ((c == '[' || c == '{') && (!open.empty() || begins_value(text, at))) {
      open.push_back(at);
    } else if ((c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
  }
  return open.empty() ? std::nullopt : std::optional(open.front());
}

Diagnostic wrong_indentation(const Places& places, const YamlProgress& progress, std::size_t where)
{
  if (const std::optional<std::size_t> bracket = bracket_open_at(places, progress, where))
    return bracket_left_open(places, *bracket);
  const std::size_t first = first_in_line(places, where);
  const Sentence columns = possible_columns(progress, places.text().substr(first, 2) == "- ");
  Sentence hint = say("laat de regel gelijk beginnen met de regels waar hij bij hoort",
                      "let the line begin where the lines it belongs to begin");
  if (!columns.empty())
    hint = {fmt::format("{}: kolom {}", hint.nl, columns.nl),
            fmt::format("{}: column {}", hint.en, columns.en)};
  return error_at(key_or_word(places, first),
                  say("deze regel springt verkeerd in", "this line is indented wrongly"), hint);
}

Diagnostic special_start(const Places& places, std::size_t at)
{
  const std::string_view rest = rest_of_line(places, at);
  return error_at(places.at(at),
                  say("tekst kan hier niet met '{}' beginnen", "text cannot begin with '{}' here",
                      character_at(places.text(), at)),
                  put_in_quotes(key_in_line(rest) ? std::string_view() : rest));
}

Diagnostic unexpected(const Places& places, std::size_t at)
{
  if (trimmed(places.text().substr(at)).empty())
    return error_at(places.at(at), say("het bestand houdt op terwijl er nog iets open staat",
                                       "the file ends while something is still open"));
  return error_at(
      places.at(at),
      say("'{}' past hier niet", "'{}' does not fit here", character_at(places.text(), at)),
      say("ontbreekt er een komma of haak? tekst met leestekens van YAML hoort tussen "
          "aanhalingstekens",
          "is a comma or bracket missing? text that holds punctuation of YAML belongs in quotes"));
}

// --- Explanations that hold whatever the parser says -------------------------------------------

std::optional<Diagnostic> tab_in_indentation(const Places& places, const YamlProgress&,
                                             std::size_t where)
{
  const std::string_view line = places.line(where);
  const std::size_t tab = line.substr(0, indentation(line)).find('\t');
  if (tab == k_none)
    return std::nullopt;
  const std::size_t at = places.line_start(where) + tab;
  return error_at(places.at(at),
                  say("tab aan het begin van de regel", "tab at the beginning of the line"),
                  say("spring in met spaties; YAML kent hier geen tabs",
                      "indent with spaces; YAML has no tabs here"));
}

std::optional<Diagnostic> hard_space_in_line(const Places& places, const YamlProgress&,
                                             std::size_t where)
{
  const std::string_view line = places.line(where);
  const std::size_t start = places.line_start(where);
  const std::size_t first = indentation(line);
  if (line.substr(first).starts_with(k_hard_space))
    return hard_space(places, start + first);
  const std::size_t colon = line.find(k_colon_and_hard_space);
  if (colon != k_none && !key_in_line(line.substr(0, colon)))
    return hard_space(places, start + colon + 1);
  return std::nullopt;
}

Diagnostic text_after_quote(const Places& places, std::size_t quote, std::size_t end)
{
  const std::size_t at = end + indentation(places.text().substr(end));
  Sentence hint = places.text()[quote] == '\''
                      ? say("schrijf een enkel aanhalingsteken binnen de tekst dubbel: ''",
                            "write a single quote inside the text twice: ''")
                      : say("zet de hele tekst tussen enkele aanhalingstekens: '…'",
                            "put the whole text in single quotes: '…'");
  return error_at(key_or_word(places, at),
                  say("tekst na het afsluitende aanhalingsteken", "text after the closing quote"),
                  hint);
}

bool may_follow_quote(char c)
{
  return std::string_view(" :,]}#\r\n").find(c) != k_none;
}

// Whether a quoted text covers a line that looks like a key of its own.
bool runs_over_key(const Places& places, std::size_t start, std::size_t end)
{
  for (std::size_t line = places.next_line(start); line < end; line = places.next_line(line))
    if (key_in_line(places.line(line)))
      return true;
  return false;
}

// Looks at the quoted texts between what was read last and the place of the stumble: one that runs
// on over a line that is no part of it, or that something follows which cannot.
std::optional<Diagnostic> trouble_with_quotes(const Places& places, const YamlProgress& progress,
                                              std::size_t where)
{
  const std::string_view text = places.text();
  for (std::size_t at = progress.quotes_from; at < std::min(where + 1, text.size()); ++at) {
    if (text[at] == '#' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n')) {
      at = places.line_end(at);
      continue;
    }
    if (!is_opening_quote(text, at))
      continue;
    const std::size_t end = end_of_quoted(text, at);
    if (end == k_none || line_outside_block(text, at, end, progress.block_column()))
      return quote_left_open(places, at);
    const std::size_t after = end + indentation(text.substr(end));
    const bool stumbled_after = after == where && !begins_line(places, where);
    if (!may_follow_quote(at_or_end(text, after)) || (stumbled_after && text[where] != ':'))
      return runs_over_key(places, at, end) ? quote_left_open(places, at)
                                            : text_after_quote(places, at, end);
    at = end - 1;
  }
  return std::nullopt;
}

// --- Explanations by what the parser says ------------------------------------------------------

Diagnostic colon_in_text(const Places& places, std::size_t colon, Sentence hint)
{
  return error_at(
      places.at(colon),
      say("dubbele punt in tekst zonder aanhalingstekens", "colon in text without quotes"),
      std::move(hint));
}

// Between brackets: most often the comma before a key was forgotten.
Diagnostic colon_between_brackets(const Places& places, std::size_t colon)
{
  const std::string_view before = places.text().substr(0, colon);
  const std::string_view word = before.substr(before.find_last_of(" ,{[\n") + 1);
  return colon_in_text(places, colon,
                       say("ontbreekt er een komma voor '{0}'? zet de tekst anders tussen "
                           "aanhalingstekens",
                           "is a comma missing before '{0}'? otherwise put the text in quotes",
                           word));
}

// A line without a colon in the midst of keys.
Diagnostic line_without_colon(const Places& places, std::size_t line)
{
  const std::size_t first = first_in_line(places, line);
  const std::string_view content = rest_of_line(places, first);
  if (const std::optional<std::size_t> colon = colon_without_space(content))
    return missing_space_after_colon(places, first + *colon);
  return missing_colon(places.at(first, first + content.size()), content);
}

Diagnostic unexpected_colon(const Places& places, const YamlProgress& progress, std::size_t where)
{
  const std::string_view line = places.line(where);
  const std::size_t start = places.line_start(where);
  const std::optional<KeyInLine> key = key_in_line(line);
  if (line.starts_with("--- "))
    return error_at(places.at(start, start + 3),
                    say("achter '---' kan niets staan", "nothing can stand behind '---'"),
                    say("begin op de volgende regel", "begin on the next line"));
  if (key && start + key->colon < where) {
    const std::size_t value = key->colon + 1 + indentation(line.substr(key->colon + 1));
    return colon_in_text(places, where,
                         put_in_braces_or_quotes(line.substr(key->key, key->colon - key->key),
                                                 rest_of_line(places, start + value)));
  }
  const std::optional<std::size_t> before = line_before(places, where);
  if (!before)
    return unexpected(places, where);
  const std::string_view line_above = places.line(*before);
  const std::optional<KeyInLine> key_above = key_in_line(line_above);
  if (!key_above && indentation(line_above) == indentation(line))
    return line_without_colon(places, *before);
  if (key_above && key && key->key > key_above->key)
    return error_at(
        places.at(start + key->key, start + key->colon),
        say("deze regel springt verder in dan de regel erboven, die al een waarde heeft",
            "this line is indented deeper than the one above, which has a value already"),
        say("begin in kolom {0}, of haal de waarde achter '{1}:' weg",
            "begin in column {0}, or remove the value behind '{1}:'",
            count_characters(line_above.substr(0, key_above->key)) + 1,
            line_above.substr(key_above->key, key_above->colon - key_above->key)));
  return wrong_indentation(places, progress, where);
}

Diagnostic list_among_keys(const Places& places, std::size_t where)
{
  return error_at(places.at(where), say("lijstpunt tussen sleutels", "list item among keys"),
                  say("laat de lijst onder een eigen sleutel beginnen",
                      "let the list begin under a key of its own"));
}

Diagnostic key_among_items(const Places& places, std::size_t where)
{
  if (places.text()[where] == '-')
    return error_at(places.at(where),
                    say("achter het streepje ontbreekt een spatie", "no space behind the dash"),
                    say("schrijf '- ' voor elk lijstpunt", "write '- ' before every list item"));
  return error_at(
      key_or_word(places, where),
      say("regel zonder streepje tussen lijstpunten", "line without a dash among list items"),
      say("zet er '- ' voor, of laat de regel inspringen bij het lijstpunt erboven",
          "put '- ' before it, or indent it with the list item above"));
}

Diagnostic end_of_block_expected(const Places& places, const YamlProgress& progress,
                                 std::size_t where)
{
  const std::string_view text = places.text();
  if (where >= text.size())
    return unexpected(places, where);
  if (!begins_line(places, where))
    return text[where] == ',' ? special_start(places, where) : text_after_value(places, where);
  const int column = static_cast<int>(where - places.line_start(where));
  const bool is_item = text.substr(where, 2) == "- ";
  const bool at_open = !progress.open.empty() && progress.open.back().column == column;
  const bool at_closed = progress.closed && progress.closed->column == column;
  const bool after_list = progress.closed && progress.closed->list;
  if (is_item && at_open && !progress.open.back().list && !after_list)
    return list_among_keys(places, where);
  if (!is_item && at_closed && progress.closed->list)
    return key_among_items(places, where);
  if (!is_item && at_open && !progress.open.back().list)
    return line_without_colon(places, where);
  return wrong_indentation(places, progress, where);
}

// Whether the bracket at `open` has its partner in the lines that belong to it.
bool is_closed(const Places& places, std::size_t open, int block_column)
{
  const std::string_view text = places.text();
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (is_opening_quote(text, at)) {
      const std::size_t end = end_of_quoted(text, at);
      if (end == k_none)
        return false;
      at = end - 1;
      continue;
    }
    const char c = text[at];
    depth += c == '[' || c == '{' ? 1 : 0;
    depth -= c == ']' || c == '}' ? 1 : 0;
    if (depth == 0)
      return true;
    if (c == '\n') {
      const std::string_view line = places.line(at + 1);
      if (key_in_line(line) && static_cast<int>(indentation(line)) <= block_column)
        return false;
    }
  }
  return false;
}

const YamlProgress::Open* innermost_bracket(const Places& places, const YamlProgress& progress)
{
  for (auto one = progress.open.rbegin(); one != progress.open.rend(); ++one)
    if (one->flow && (places.text()[one->start] == '[' || places.text()[one->start] == '{'))
      return &*one;
  return nullptr;
}

Diagnostic open_bracket(const Places& places, const YamlProgress& progress, std::size_t where)
{
  const YamlProgress::Open* open = innermost_bracket(places, progress);
  if (open == nullptr || is_closed(places, open->start, progress.block_column()))
    return where < places.text().size() && places.text()[where] == ':'
               ? colon_between_brackets(places, where)
               : unexpected(places, where);
  return bracket_left_open(places, open->start);
}

Diagnostic wrong_bracket(const Places& places, const YamlProgress& progress, std::size_t where)
{
  const char found = at_or_end(places.text(), where);
  const YamlProgress::Open* open = innermost_bracket(places, progress);
  if (open == nullptr)
    return error_at(
        places.at(where),
        say("'{}' sluit iets dat niet geopend is", "'{}' closes what was not opened", found),
        say("haal het teken weg, of zet de tekst tussen aanhalingstekens",
            "remove it, or put the text in quotes"));
  const char opened = places.text()[open->start];
  Diagnostic mistake =
      error_at(places.at(where), say("'{}' waar '{}' verwacht werd", "'{}' where '{}' was expected",
                                     found, opened == '[' ? ']' : '}'));
  mistake.notes.push_back({places.at(open->start), say("hier geopend", "opened here")});
  return mistake;
}

Diagnostic unexpected_list_item(const Places& places, const YamlProgress& progress,
                                std::size_t where)
{
  if (begins_line(places, where))
    return wrong_indentation(places, progress, where);
  return error_at(places.at(where),
                  say("hier kan geen lijstpunt beginnen", "no list item can begin here"),
                  say("zet elk lijstpunt op een eigen regel onder de sleutel; tekst die met '- ' "
                      "begint hoort tussen aanhalingstekens",
                      "put every list item on a line of its own under the key; text that begins "
                      "with '- ' belongs in quotes"));
}

Diagnostic unknown_character(const Places& places, const YamlProgress&, std::size_t where)
{
  return special_start(places, where);
}

Diagnostic block_text_header(const Places& places, const YamlProgress&, std::size_t where)
{
  const std::string_view line = places.line(where);
  const std::size_t header = line.substr(0, where - places.line_start(where)).find_last_of("|>");
  return refused_block_header(places, header == k_none ? where : places.line_start(where) + header);
}

Diagnostic bad_escape(const Places& places, const YamlProgress&, std::size_t where)
{
  const std::size_t backslash = std::min(places.text().substr(0, where).rfind('\\'), where);
  // The parser counts bytes and may stand in the midst of a character.
  while (where < places.text().size() && is_continuation(places.text()[where]))
    ++where;
  return error_at(places.at(backslash, where),
                  say("'{}' is geen geldige \\-code", "'{}' is no valid \\ code",
                      trimmed(places.text().substr(backslash, where - backslash))),
                  say("schrijf een schuine streep naar links als \\\\, of zet de tekst tussen "
                      "enkele aanhalingstekens",
                      "write a backslash as \\\\, or put the text in single quotes"));
}

// Where the sign stands that the parser stumbled over, or just after.
std::size_t sign_before(const Places& places, std::size_t where, char sign)
{
  const std::size_t start = places.line_start(where);
  const std::size_t found = places.text().substr(0, where + 1).rfind(sign);
  return found == k_none || found < start ? where : found;
}

Diagnostic bad_alias(const Places& places, const YamlProgress&, std::size_t where)
{
  return refused_alias(places, sign_before(places, where, '*'));
}

Diagnostic bad_anchor(const Places& places, const YamlProgress&, std::size_t where)
{
  return refused_anchor(places, sign_before(places, where, '&'));
}

Diagnostic bad_tag(const Places& places, const YamlProgress&, std::size_t where)
{
  return refused_tag(places, sign_before(places, where, '!'));
}

Diagnostic open_quote(const Places& places, const YamlProgress& progress, std::size_t where)
{
  for (std::size_t at = progress.quotes_from; at < where; ++at)
    if (is_opening_quote(places.text(), at))
      return quote_left_open(places, at);
  return unexpected(places, where);
}

Diagnostic deep_nesting(const Places& places, const YamlProgress& progress, std::size_t where)
{
  return too_deep(places, progress.open.empty() ? where : progress.open.back().start);
}

Diagnostic misplaced_tab(const Places& places, const YamlProgress& progress, std::size_t where)
{
  return tab_in_indentation(places, progress, where).value_or(unexpected(places, where));
}

struct Explanation
{
  /// How the parser's message begins.
  std::string_view parser_message;
  Diagnostic (*explain)(const Places&, const YamlProgress&, std::size_t where);
};

// The messages of yaml-cpp 0.7, exceptions.h.
constexpr std::array k_explanations{
    Explanation{"illegal map value", unexpected_colon},
    Explanation{"end of map not found", end_of_block_expected},
    Explanation{"end of sequence not found", end_of_block_expected},
    Explanation{"end of map flow not found", open_bracket},
    Explanation{"end of sequence flow not found", open_bracket},
    Explanation{"illegal flow end", wrong_bracket},
    Explanation{"illegal block entry", unexpected_list_item},
    Explanation{"illegal map key", unknown_character},
    Explanation{"unknown token", unknown_character},
    Explanation{"unexpected character in block scalar", block_text_header},
    Explanation{"cannot set zero indentation for a block scalar", block_text_header},
    Explanation{"unknown escape character", bad_escape},
    Explanation{"bad character found while scanning hex number", bad_escape},
    Explanation{"invalid unicode", bad_escape},
    Explanation{"alias not found after *", bad_alias},
    Explanation{"the referenced anchor is not defined", bad_alias},
    Explanation{"illegal character found while scanning alias", bad_alias},
    Explanation{"aliases can't have any content", bad_alias},
    Explanation{"cannot assign multiple aliases", bad_alias},
    Explanation{"anchor not found after &", bad_anchor},
    Explanation{"illegal character found while scanning anchor", bad_anchor},
    Explanation{"cannot assign multiple anchors", bad_anchor},
    Explanation{"cannot assign the same alias", bad_anchor},
    Explanation{"illegal character found while scanning tag handle", bad_tag},
    Explanation{"tag handle with no suffix", bad_tag},
    Explanation{"end of verbatim tag not found", bad_tag},
    Explanation{"cannot assign multiple tags", bad_tag},
    Explanation{"illegal document indicator in scalar", open_quote},
    Explanation{"illegal EOF in scalar", open_quote},
    Explanation{"illegal tab when looking for indentation", misplaced_tab},
    Explanation{"bad file", deep_nesting},
};

} // namespace

int YamlProgress::block_column() const
{
  for (auto one = open.rbegin(); one != open.rend(); ++one)
    if (!one->flow)
      return one->column;
  return -1;
}

Diagnostic explain_syntax_error(const Places& places, const YamlProgress& progress,
                                std::size_t where, std::string_view parser_message)
{
  where = std::min(where, places.text().size());
  for (const auto look_for : {tab_in_indentation, hard_space_in_line, trouble_with_quotes})
    if (std::optional<Diagnostic> found = look_for(places, progress, where))
      return *found;
  for (const Explanation& row : k_explanations)
    if (parser_message.starts_with(row.parser_message))
      return row.explain(places, progress, where);
  return error_at(places.at(where), say("geen geldige YAML", "not valid YAML"),
                  say("yaml-cpp meldt: {}", "yaml-cpp says: {}", parser_message));
}

} // namespace peil::read
