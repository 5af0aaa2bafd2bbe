#include "gate/private_values.hpp"

#include "base/text.hpp"
#include "gate/words.hpp"

#include <algorithm>

namespace peil::gate {
namespace {

constexpr std::size_t k_shortest_phrase = 7;
constexpr std::size_t k_shortest_name = 4;
constexpr std::size_t k_shortest_code = 4;
constexpr std::size_t k_shortest_number = 7;
/// Of a longer text a part may leave alone.
constexpr std::size_t k_words_of_long_text = 10;
constexpr std::size_t k_words_of_part = 6;

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool is_upper(char c)
{
  return c >= 'A' && c <= 'Z';
}

bool is_lower(char c)
{
  return c >= 'a' && c <= 'z';
}

struct Shape
{
  std::size_t words = 0;
  std::size_t digits = 0;
  std::size_t letters = 0;
  bool has_capital = false;
  std::size_t length = 0;
};

Shape shape_of(std::string_view text)
{
  Shape shape;
  visit_words(text, [&shape](const Word& word) {
    ++shape.words;
    shape.length += word.folded.size();
  });
  for (const char c : text) {
    shape.digits += is_digit(c) ? 1U : 0U;
    shape.letters += is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80 ? 1U : 0U;
    shape.has_capital = shape.has_capital || is_upper(c) || static_cast<unsigned char>(c) == 0xC3;
  }
  return shape;
}

bool is_iso_date(std::string_view text)
{
  return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

// Whether it says where it comes from, all by itself.
bool is_telling(std::string_view text)
{
  const Shape shape = shape_of(text);
  if (shape.letters == 0)
    return shape.digits >= k_shortest_number && !is_iso_date(text);
  if (shape.words > 1)
    return shape.length >= k_shortest_phrase ||
           (shape.digits > 0 && shape.length >= k_shortest_code);
  if (shape.digits > 0)
    return shape.length >= k_shortest_code;
  return shape.has_capital && shape.length >= k_shortest_name;
}

bool is_single_name(std::string_view text)
{
  const Shape shape = shape_of(text);
  return shape.words == 1 && shape.digits == 0;
}

std::size_t count_words(std::string_view text)
{
  return shape_of(text).words;
}

// The sentences of a long text and how it begins: part of it may leave without the rest.
std::vector<std::string> parts_of(const std::string& text)
{
  std::vector<std::string> parts;
  if (count_words(text) < k_words_of_long_text)
    return parts;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool ends = i == text.size() || text[i] == '\n' ||
                      (i + 1 < text.size() && text[i + 1] == ' ' &&
                       (text[i] == '.' || text[i] == '!' || text[i] == '?'));
    if (!ends)
      continue;
    std::string part(trimmed(std::string_view(text).substr(from, i - from)));
    if (count_words(part) >= k_words_of_part && part.size() < text.size())
      parts.push_back(std::move(part));
    from = i + 1;
  }
  return parts;
}

// Where a word ends that is part of a longer id: "o-0001" in "zo-o-0001" or "o-0001-b".
bool joins(std::string_view text, std::size_t mark, std::size_t beyond)
{
  return mark < text.size() && (text[mark] == '-' || text[mark] == '_') && beyond < text.size() &&
         (is_digit(text[beyond]) || is_upper(text[beyond]) || is_lower(text[beyond]));
}

bool is_whole(std::string_view text, std::size_t begin, std::size_t end)
{
  const bool joined_before = begin >= 2 && joins(text, begin - 1, begin - 2);
  return !joined_before && !joins(text, end, end + 1);
}

bool has_space(std::string_view text)
{
  return text.find(' ') != std::string_view::npos;
}

// Calls `visit(text, field, at)` for every text and code in a small record that is public, or for
// every one that is not. What stands below a private field is private with it.
using VisitText = std::function<void(const std::string&, const std::string&, Position)>;

void visit_texts(const Item& item, const std::vector<Field>& fields, bool whole_is_public,
                 bool wanted, const VisitText& visit);

void visit_cell(const Cell& cell, const Field& field, bool is_public, bool wanted,
                const VisitText& visit)
{
  if (const auto* many = cell.as<Cell::Many>())
    for (const Cell& each : *many)
      visit_cell(each, field, is_public, wanted, visit);
  else if (const auto* items = cell.as<std::vector<Item>>())
    for (const Item& item : *items)
      visit_texts(item, field.fields, is_public, wanted, visit);
  else if (const auto* text = cell.as<std::string>();
           text != nullptr && is_public == wanted &&
           (field.type == FieldType::text || field.type == FieldType::markdown))
    visit(*text, field.name.value, cell.at);
}

void visit_texts(const Item& item, const std::vector<Field>& fields, bool whole_is_public,
                 bool wanted, const VisitText& visit)
{
  for (std::size_t i = 0; i < item.cells.size() && i < fields.size(); ++i)
    visit_cell(item.cells[i], fields[i], whole_is_public && fields[i].is_public, wanted, visit);
}

// What the project declares to be public: a field that is, a title, the name of a choice.
class Declared
{
public:
  explicit Declared(const Project& project)
  {
    const Plan& plan = project.plan;
    add({plan.title, plan.organisation, plan.responsible, plan.contact_name, plan.contact_address});
    for (const Pillar& one : project.pillars)
      add({one.id.value, one.title});
    for (const Indicator& one : project.indicators)
      add({one.id.value, one.title});
    for (const Milestone& one : project.milestones)
      add({one.id.value, one.title});
    for (const BudgetLine& one : project.budget.lines)
      add({one.id.value, one.title});
    for (const Term& one : project.terms)
      add({one.term, one.full});
    for (const Register& one : project.registers)
      add(one);
  }

  std::unordered_set<std::string> take() { return std::move(m_texts); }

private:
  void add(std::initializer_list<std::string_view> texts)
  {
    for (const std::string_view text : texts)
      m_texts.insert(folded(text));
  }

  void add(const std::vector<Field>& fields)
  {
    for (const Field& field : fields) {
      add({field.title});
      for (const Choice& choice : field.choices)
        add({choice.code, choice.title});
      add(field.fields);
    }
  }

  void add(const Register& one)
  {
    add({one.name, one.title, one.singular});
    add(one.fields);
    for (const Record& record : one.records) {
      if (one.is_public)
        add({record.id.value});
      visit_texts(record.item, one.fields, one.is_public, true,
                  [this](const std::string& text, const std::string&, const Position&) {
                    add({text});
                    for (const std::string& part : parts_of(text))
                      add({part});
                  });
    }
  }

  std::unordered_set<std::string> m_texts;
};

} // namespace

PrivateValues::PrivateValues(const Project& project) : m_public(Declared(project).take())
{
  for (const Register& one : project.registers)
    for (const Record& record : one.records) {
      if (!one.is_public)
        add(record.id.value, one.name, "id", record.id.at);
      visit_texts(record.item, one.fields, one.is_public, false,
                  [&](const std::string& text, const std::string& field, const Position& at) {
                    add_text(text, one.name, field, at);
                  });
    }
}

void PrivateValues::add_text(const std::string& text, const std::string& register_name,
                             const std::string& field, Position at)
{
  add(text, register_name, field, at);
  for (const std::string& part : parts_of(text))
    add(part, register_name, field, at);
}

void PrivateValues::add(const std::string& text, const std::string& register_name,
                        const std::string& field, Position at)
{
  if (!is_telling(text) || m_public.contains(folded(text)))
    return;
  const auto number = static_cast<std::uint32_t>(m_values.size());
  if (m_trie.add(text, number))
    m_values.push_back({text, register_name, field, at});
}

void PrivateValues::find_in(
    std::string_view text,
    const std::function<void(std::size_t, std::size_t, std::size_t)>& found) const
{
  m_trie.find_in(text, [&](std::uint32_t number, std::size_t begin, std::size_t end) {
    const std::string& value = m_values[number].text;
    // Of a single word the case counts: "Bakker" is a name, "bakker" is not.
    if (is_single_name(value) && text.substr(begin, end - begin) != trimmed(value))
      return;
    if (!has_space(value) && !is_whole(text, begin, end))
      return;
    found(number, begin, end);
  });
}

} // namespace peil::gate
