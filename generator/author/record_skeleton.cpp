#include "author/record_skeleton.hpp"

#include "author/field_words.hpp"
#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "check/find_source.hpp"
#include "check/plan.hpp"
#include "check/register_folders.hpp"
#include "check/registers.hpp"
#include "check/scalars.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace peil::author {
namespace {

constexpr std::size_t k_line_width = 100;

const Cell* cell_of(const Item* item, std::size_t index)
{
  if (item == nullptr || index >= item->cells.size() || item->cells[index].empty())
    return nullptr;
  return &item->cells[index];
}

const Item* first_item(const Cell* cell)
{
  const auto* items = cell == nullptr ? nullptr : cell->as<std::vector<Item>>();
  return items == nullptr || items->empty() ? nullptr : &items->front();
}

bool is_list_of_groups(const Field& field)
{
  return field.type == FieldType::groups || field.type == FieldType::history;
}

/// Writes the lines of one record: what an author must fill in blank, the rest behind `# `.
class SkeletonWriter
{
public:
  explicit SkeletonWriter(const ExampleSource& source) : m_source(source) {}

  /// Where a field stands; with `off_at` the whole block around it is off from that column.
  struct Place
  {
    std::size_t indent = 0;
    std::optional<std::size_t> off_at;
    bool begins_item = false;
    bool in_group = false;
  };

  void explain(std::size_t indent, const std::string& words);
  void write_key(const Place& place, const std::string& rest);
  /// The fields of one record or group; `like` is one that is right, or null.
  void write_fields(const std::vector<Field>& fields, const Item* like, const Place& place);
  /// Whether the field must be filled in beside the examples for the others.
  bool is_asked(const Field& field, const std::vector<Field>& fields, const Item* like) const;
  std::string take() { return std::move(m_text); }

private:
  void write_field(const Field& field, const Cell* like, const Place& place);

  const ExampleSource& m_source;
  std::string m_text;
};

void SkeletonWriter::explain(std::size_t indent, const std::string& words)
{
  const std::string mark = std::string(indent, ' ') + "##";
  std::string line = mark;
  for (const std::string_view word : split(words, ' ')) {
    if (line.size() + 1 + word.size() > k_line_width && line != mark) {
      m_text += line + "\n";
      line = mark;
    }
    line += " " + std::string(word);
  }
  m_text += line + "\n";
}

// What is off keeps its own depth behind the mark, so that an editor can switch it on.
void SkeletonWriter::write_key(const Place& place, const std::string& rest)
{
  const std::string dash = place.begins_item ? "- " : "";
  const std::size_t indent = place.indent - dash.size();
  const std::string mark = place.off_at ? std::string(*place.off_at, ' ') + "# " : "";
  m_text += mark + std::string(indent - place.off_at.value_or(0), ' ') + dash + rest + "\n";
}

bool SkeletonWriter::is_asked(const Field& field, const std::vector<Field>& fields,
                              const Item* like) const
{
  if (field.required || !field.required_if)
    return field.required;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name.value != field.required_if->field || !is_asked(fields[i], fields, like))
      continue;
    const std::vector<std::string>& values = field.required_if->values;
    const std::vector<std::string> examples = example_values(fields[i], cell_of(like, i), m_source);
    return std::find_first_of(examples.begin(), examples.end(), values.begin(), values.end()) !=
           examples.end();
  }
  return false;
}

void SkeletonWriter::write_fields(const std::vector<Field>& fields, const Item* like,
                                  const Place& place)
{
  const bool none_asked = std::none_of(fields.begin(), fields.end(), [&](const Field& field) {
    return is_asked(field, fields, like);
  });
  // A group that must be there, with no part that must, still needs something in it.
  const auto asked = [&](std::size_t i) {
    return (place.in_group && none_asked) || is_asked(fields[i], fields, like);
  };
  std::vector<std::size_t> order(fields.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  // The first one carries the dash of its item, so it must not be off.
  if (place.begins_item && !place.off_at)
    std::stable_partition(order.begin(), order.end(), asked);
  for (const std::size_t i : order) {
    Place own = place;
    own.begins_item = place.begins_item && i == order.front();
    if (!place.off_at && !asked(i))
      own.off_at = place.indent;
    write_field(fields[i], cell_of(like, i), own);
  }
}

void SkeletonWriter::write_field(const Field& field, const Cell* like, const Place& place)
{
  const std::size_t indent = place.off_at.value_or(place.indent - (place.begins_item ? 2 : 0));
  explain(indent, field_words(field, m_source));
  const std::string key = field.name.value + ":";
  if (!field.fields.empty()) {
    write_key(place, key);
    const bool in_list = is_list_of_groups(field);
    write_fields(field.fields, first_item(like),
                 {place.indent + (in_list ? 4 : 2), place.off_at, in_list, true});
    return;
  }
  const std::string example = example_yaml(field, like, m_source);
  if (place.off_at)
    return write_key(place, key + " " + example);
  explain(indent, "Voorbeeld: " + example);
  write_key(place, key);
}

std::string new_id(const Register& of)
{
  std::string id = "nieuw";
  for (int number = 2; of.index_by_id.contains(id); ++number)
    id = fmt::format("nieuw-{}", number);
  return id;
}

const Item* record_like(const Register& of)
{
  return of.records.empty() ? nullptr : &of.records.front().item;
}

std::string yaml_skeleton(const Register& of, const ExampleSource& source)
{
  SkeletonWriter writer(source);
  writer.explain(0, fmt::format("Een record voor data/registers/{}/ ({}). Plak het onder aan een "
                                "YAML-bestand in die map en vul in wat leeg is.",
                                of.name, of.singular));
  writer.explain(0, "Wat achter één # staat mag ontbreken: haal '# ' weg om het te gebruiken. "
                    "Regels met ## leggen uit; die mag u laten staan of weghalen.");
  writer.explain(0, "De id: kleine letters, cijfers en '-'. Hij wordt het adres van het record en "
                    "verandert nooit meer.");
  writer.explain(0, "Voorbeeld: " + new_id(of));
  writer.write_key({2, std::nullopt, true}, "id:");
  writer.write_fields(of.fields, record_like(of), {2, std::nullopt, false});
  return writer.take();
}

/// One column of a table: its field, and the example that belongs there.
struct Column
{
  const Field* field = nullptr;
  std::vector<std::string> examples;
};

// Follows `toegang.bewijs.titel`; a column that need not be filled gets no examples.
Column column_at(std::string_view heading, const Register& of, const ExampleSource& source)
{
  const SkeletonWriter asker(source);
  const std::vector<Field>* fields = &of.fields;
  const Item* like = record_like(of);
  Column column;
  bool is_asked = true;
  for (const std::string_view name : split(heading, '.')) {
    const auto found = std::find_if(fields->begin(), fields->end(),
                                    [name](const Field& one) { return one.name.value == name; });
    if (found == fields->end())
      return {};
    const Cell* cell = cell_of(like, static_cast<std::size_t>(found - fields->begin()));
    is_asked = is_asked && asker.is_asked(*found, *fields, like);
    column.field = &*found;
    if (is_asked && found->fields.empty())
      column.examples = example_values(*found, cell, source);
    like = first_item(cell);
    fields = &found->fields;
  }
  return column;
}

std::string csv_cell(const std::vector<std::string>& values, char separator)
{
  std::string text = fmt::format("{}", fmt::join(values, " | "));
  if (text.find_first_of(std::string("\"\n") + separator) == std::string::npos)
    return text;
  std::string quoted = "\"";
  for (const char c : text)
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

char separator_of(const Table& table, const Sources& sources)
{
  const auto bytes = sources.bytes_by_file.find(table.file.str());
  if (bytes == sources.bytes_by_file.end())
    return ',';
  const std::string_view first =
      std::string_view(bytes->second).substr(0, bytes->second.find('\n'));
  return std::count(first.begin(), first.end(), ';') > std::count(first.begin(), first.end(), ',')
             ? ';'
             : ',';
}

std::string csv_skeleton(const Register& of, const Table& table, char separator,
                         const ExampleSource& source)
{
  SkeletonWriter writer(source);
  writer.explain(0, fmt::format("Een rij voor {} ({}). De kopregel staat er al: neem alleen de "
                                "laatste regel over, en zet uw eigen waarden in de plaats.",
                                table.file.str(), of.singular));
  std::string headings;
  std::string row;
  for (const Located<std::string>& heading : table.headings) {
    const std::string comma = headings.empty() ? "" : std::string(1, separator);
    headings += comma + heading.value;
    if (heading.value == "id") {
      writer.explain(0, "id: kleine letters, cijfers en '-'; verandert nooit meer.");
      row += comma + new_id(of);
      continue;
    }
    const Column column = column_at(heading.value, of, source);
    row += comma + csv_cell(column.examples, separator);
    if (column.field != nullptr)
      writer.explain(0, heading.value + ": " + field_words(*column.field, source));
  }
  return writer.take() + headings + "\n" + row + "\n";
}

Period plan_period(const Sources& sources)
{
  Diagnostics told_by_check;
  const Document* plan = check::find_document(sources, "data/plan.yaml");
  return check::check_plan(plan == nullptr ? Value() : plan->root, told_by_check).period;
}

// Within the plan, so that a field that demands that is content.
Date example_day(Period plan)
{
  const Date usual(2026, 10, 1);
  return plan.contains(usual) ? usual : plan.first;
}

Diagnostic unknown_register(std::string_view name, const std::vector<Register>& registers)
{
  std::vector<std::string> names;
  for (const Register& one : registers)
    names.push_back(one.name);
  Sentence hint = check::expected_one_of(name, names);
  if (names.empty())
    hint = say("dit project heeft nog geen registers; zie docs/gegevens.md",
               "this project has no registers yet; see docs/gegevens.md");
  else if (hint.empty())
    hint = say("de registers zijn de mappen in data/registers",
               "the registers are the folders in data/registers");
  return error_at({}, say("onbekend register '{}'", "unknown register '{}'", name),
                  std::move(hint));
}

} // namespace

Result<std::string> record_skeleton(const Sources& sources, std::string_view register_name)
{
  Diagnostics found;
  const Period plan = plan_period(sources);
  const std::vector<std::string> unreadable = check::unreadable_registers(sources);
  if (std::find(unreadable.begin(), unreadable.end(), register_name) != unreadable.end())
    return sorted(sources.mistakes);
  const std::vector<Register> registers = check::check_registers(sources, plan, found);
  const auto of = std::find_if(registers.begin(), registers.end(),
                               [&](const Register& one) { return one.name == register_name; });
  if (of == registers.end())
    return unknown_register(register_name, registers);
  if (of->fields.empty()) // its description has mistakes
    return sorted(std::move(found));
  Diagnostics told_already;
  const ExampleSource source{registers, example_day(plan), plan.last, *of};
  for (const check::RegisterFolder& folder : check::find_register_folders(sources, told_already))
    if (folder.name == of->name && folder.documents.empty() && !folder.tables.empty())
      return csv_skeleton(*of, *folder.tables.front(),
                          separator_of(*folder.tables.front(), sources), source);
  return yaml_skeleton(*of, source);
}

} // namespace peil::author
