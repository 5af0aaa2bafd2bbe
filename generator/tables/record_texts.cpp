#include "tables/record_texts.hpp"

#include "base/dutch.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::tables {
namespace {

struct TextOf
{
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(Decimal number) const { return source_number(number); }
  std::string operator()(Date date) const { return date.to_iso(); }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Reference& reference) const { return reference.id; }
  std::string operator()(const std::vector<Item>&) const { return {}; }
  std::string operator()(const Cell::Many&) const { return {}; }
};

// Down the groups along a path; null where one of them is empty.
const Cell* cell_along(const Item& item, const std::vector<std::size_t>& steps)
{
  const Item* level = &item;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i] >= level->cells.size())
      return nullptr;
    const Cell& cell = level->cells[steps[i]];
    if (i + 1 == steps.size())
      return &cell;
    const std::vector<Item>* group = cell.as<std::vector<Item>>();
    if (group == nullptr || group->empty())
      return nullptr;
    level = &group->front();
  }
  return nullptr;
}

std::string word_of(const std::string& text, const Field& field)
{
  if (field.type == FieldType::yes_no)
    return text == "true" ? "ja" : "nee";
  if (field.type != FieldType::choice)
    return text;
  for (std::size_t i = 0; i < field.choices.size(); ++i)
    if (field.choices[i].code == text)
      return choice_words(field)[i];
  return text;
}

std::string in_quotes_if_needed(const std::string& text)
{
  if (text.find_first_of(";\"") == std::string::npos)
    return text;
  std::string quoted = "\"";
  for (const char c : text)
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string written_out(const std::string& text, const Field& field)
{
  if (const std::optional<Date> date =
          field.type == FieldType::date ? Date::parse(text) : std::nullopt)
    return dutch::short_date(*date);
  const bool is_number = field.type == FieldType::number || field.type == FieldType::amount;
  if (const std::optional<Decimal> number = is_number ? Decimal::parse(text) : std::nullopt)
    return dutch::number(*number);
  return word_of(text, field);
}

std::string with_comma(std::string text)
{
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

} // namespace

std::string source_number(Decimal number)
{
  return number.to_source();
}

Texts texts_of(const Cell& cell)
{
  if (cell.empty())
    return {};
  Texts texts;
  if (const Cell::Many* many = cell.as<Cell::Many>()) {
    for (const Cell& one : *many)
      texts.push_back(std::visit(TextOf(), one.value));
    return texts;
  }
  return {std::visit(TextOf(), cell.value)};
}

Texts texts_of(const Item& item, const Column& column)
{
  const Cell* cell = cell_along(item, column.steps);
  return cell == nullptr ? Texts() : texts_of(*cell);
}

const std::vector<Item>& items_of(const Record& record, const Shape& list)
{
  static const std::vector<Item> k_none;
  const Cell* cell = cell_along(record.item, list.steps);
  const std::vector<Item>* items = cell == nullptr ? nullptr : cell->as<std::vector<Item>>();
  return items == nullptr ? k_none : *items;
}

std::string lines_text(const Item& item, const Column& column)
{
  const Cell* cell = cell_along(item, column.steps);
  const std::vector<Item>* items = cell == nullptr ? nullptr : cell->as<std::vector<Item>>();
  if (items == nullptr || items->empty())
    return {};
  return fmt::format("{} {}", items->size(), items->size() == 1 ? "regel" : "regels");
}

bool is_lines_text(std::string_view text)
{
  const std::string_view word = text.substr(std::min(text.find(' '), text.size()));
  const std::string_view number = text.substr(0, text.size() - word.size());
  return (word == " regel" || word == " regels") && !number.empty() &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string cell_text(const Texts& texts, const Field& field)
{
  if (texts.empty())
    return {};
  if (!field.many)
    return word_of(texts.front(), field);
  const bool is_number = field.type == FieldType::number || field.type == FieldType::amount;
  std::string joined;
  for (const std::string& text : texts)
    joined += (joined.empty() ? "" : "; ") +
              (is_number ? with_comma(text) : in_quotes_if_needed(word_of(text, field)));
  return joined;
}

std::string reader_text(const Texts& texts, const Field& field)
{
  std::string joined;
  for (const std::string& text : texts)
    joined += (joined.empty() ? "" : "; ") + written_out(text, field);
  return joined;
}

std::vector<std::string> split_values(std::string_view text, char separator)
{
  std::vector<std::string> values;
  for (std::size_t at = 0; at <= text.size();) {
    at = std::min(text.find_first_not_of(" \t\n", at), text.size());
    std::string value;
    if (at < text.size() && text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && text.substr(at + 1, 1) != "\"")
          break;
        at += text[at] == '"' ? 1U : 0U;
        value += text[at];
      }
    }
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (value.empty())
      value = trimmed(text.substr(std::min(at, end), end - std::min(at, end)));
    if (!value.empty())
      values.push_back(std::move(value));
    at = end + 1;
  }
  return values;
}

} // namespace peil::tables
