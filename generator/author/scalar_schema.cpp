#include "author/scalar_schema.hpp"

#include <algorithm>

namespace peil::author {
namespace {

constexpr const char* k_year = "(19|2[0-9])[0-9]{2}";
// As many days as the month has; 29 February in every year.
constexpr const char* k_day = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
                              "|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
                              "|02-(0[1-9]|1[0-9]|2[0-9]))";

// Types of which the text must fit; `patternErrorMessage` is what VS Code says when it does not.
Json fitting(Json types, const std::string& pattern, const std::string& otherwise)
{
  return {{"type", std::move(types)},
          {"pattern", "^(" + pattern + ")$"},
          {"patternErrorMessage", otherwise}};
}

bool is_digits(const std::string& text)
{
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// How YAML reads a plain word that stands in a list of words: mostly as that text, sometimes as a
// number or as yes or no as well.
void add_word(const std::string& word, const std::string& title, Json& words, Json& titles)
{
  words.push_back(word);
  titles.push_back(title);
  constexpr std::size_t most_digits = 15;
  if (word == "true" || word == "false")
    words.push_back(word == "true");
  else if (is_digits(word) && word.size() <= most_digits && (word == "0" || word.front() != '0'))
    words.push_back(std::stoll(word));
  else
    return;
  titles.push_back(title);
}

bool is_read_as_itself(const std::string& word)
{
  return !is_digits(word) || word == "0" || word.front() != '0';
}

} // namespace

Json any_scalar()
{
  return {{"type", {"string", "number", "boolean"}}};
}

Json one_line()
{
  return fitting({"string", "number", "boolean"}, R"(\s*[^\n]*\s*)", "zet alles op één regel");
}

Json address_word()
{
  return fitting({"string", "integer"}, "[a-z0-9]+(-[a-z0-9]+)*",
                 "een id bestaat uit kleine letters, cijfers en '-'");
}

Json key_word()
{
  return fitting({"string", "boolean"}, "[a-z][a-z0-9_]*",
                 "kleine letters, cijfers en '_', met een letter vooraan");
}

Json web_address()
{
  return fitting({"string"}, "https://.*", "verwacht https:// aan het begin");
}

Json date()
{
  return fitting({"string"}, std::string(k_year) + "-" + k_day,
                 "verwacht een datum als 2026-12-31");
}

Json number()
{
  return fitting({"number", "string"}, R"(-?(0|[1-9][0-9]*)(\.[0-9]+)?)",
                 "verwacht een getal als 12 of 3.5");
}

Json whole_number()
{
  return fitting({"integer", "string"}, R"(-?(0|[1-9][0-9]*)(\.0+)?)",
                 "schrijf een getal zonder decimalen");
}

Json yes_no()
{
  return fitting({"boolean", "string"}, "true|false", "schrijf true (ja) of false (nee)");
}

Json quarter()
{
  return fitting({"string"}, std::string(k_year) + "-Q[1-4]", "verwacht een kwartaal als 2026-Q3");
}

Json year_or_quarter()
{
  Json schema = fitting({"integer", "string"}, std::string(k_year) + "(-Q[1-4])?",
                        "verwacht een jaar of kwartaal: 2026 of 2026-Q3");
  schema["minimum"] = 1900;
  schema["maximum"] = 2999;
  return schema;
}

Json one_of(const NamedThings& things)
{
  if (!things || !std::all_of(things->begin(), things->end(),
                              [](const Named& one) { return is_read_as_itself(one.id); }))
    return any_scalar();
  Json words = Json::array();
  Json titles = Json::array();
  for (const Named& one : *things)
    add_word(one.id, one.title, words, titles);
  // An empty enum is no draft-07; nothing fits when there is nothing yet.
  if (words.empty())
    return {{"not", Json::object()}};
  Json schema{{"enum", std::move(words)}};
  if (std::any_of(titles.begin(), titles.end(), [](const Json& title) { return title != ""; }))
    schema["enumDescriptions"] = std::move(titles);
  return schema;
}

Json one_of(const std::vector<std::string>& words)
{
  NamedThings things(std::in_place);
  for (const std::string& word : words)
    things->push_back({word, {}});
  return one_of(things);
}

Json or_nothing(Json schema)
{
  if (schema.contains("type")) {
    if (!schema["type"].is_array())
      schema["type"] = Json::array({schema["type"]});
    schema["type"].push_back("null");
    return schema;
  }
  if (schema.contains("enum")) {
    schema["enum"].push_back(nullptr);
    if (schema.contains("enumDescriptions"))
      schema["enumDescriptions"].push_back("");
    return schema;
  }
  return {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
}

} // namespace peil::author
