#include "base/text.hpp"
#include "edit/apply_changes.hpp"
#include "property.hpp"
#include "read/characters.hpp"
#include "read/csv.hpp"
#include "read/yaml.hpp"

#include <algorithm>
#include <map>

using namespace peil;

namespace {

const FileName k_yaml("data/registers/dingen/dingen.yaml");
const FileName k_csv("data/registers/dingen/meer.csv");

Field field(std::string name, FieldType type)
{
  Field made;
  made.name.value = std::move(name);
  made.type = type;
  return made;
}

Register things()
{
  Register made;
  made.name = "dingen";
  Field group = field("g", FieldType::group);
  group.fields = {field("a", FieldType::text), field("b", FieldType::text)};
  made.fields = {field("a", FieldType::text), field("b", FieldType::text),
                 field("m", FieldType::markdown), group};
  return made;
}

const Field& field_at(const Register& of, std::string_view path)
{
  const std::vector<Field>& fields = path.starts_with("g.") ? of.fields[3].fields : of.fields;
  for (const Field& one : fields)
    if (path.ends_with(one.name.value))
      return one;
  return fields.front();
}

/// What a record says, by path: everything that is one text.
using Said = std::map<std::string, std::string>;

void add_said(const Value& value, const std::string& path, Said& said)
{
  // A block ends on a line end, which is no part of what was meant.
  if (value.is_scalar())
    said[path] = trimmed(value.text);
  for (const Value::Member& member : value.members)
    add_said(member.value, path.empty() ? member.key.value : path + "." + member.key.value, said);
  for (std::size_t i = 0; i < value.items.size(); ++i)
    add_said(value.items[i], path + "[" + std::to_string(i) + "]", said);
}

Said said_by(const Value& record)
{
  Said said;
  add_said(record, {}, said);
  return said;
}

/// The file of the input as reading gives it.
struct Read
{
  std::optional<Document> document;
  std::optional<Table> table;

  std::vector<const Value*> records() const
  {
    std::vector<const Value*> all;
    if (document && document->root.is_map())
      all.push_back(&document->root);
    if (document)
      for (const Value& one : document->root.items)
        all.push_back(&one);
    if (table)
      for (const Value& row : table->rows)
        all.push_back(&row);
    return all;
  }
};

std::optional<Read> read_file(const FileName& file, std::string_view text)
{
  Read read;
  if (file == k_csv) {
    Result<Table> table = read::parse_csv(file, text);
    if (!table.ok())
      return std::nullopt;
    read.table = std::move(table).value();
    return read;
  }
  Result<Value> root = read::parse_yaml(file, text);
  if (!root.ok())
    return std::nullopt;
  read.document = Document{file, std::move(root).value()};
  return read;
}

// Checked data have records that are maps, with one text at a field and a map at a group.
bool has_shape_of_records(const Read& read)
{
  if (read.document && !read.document->root.is_list() && !read.document->root.is_map() &&
      !read.document->root.is_empty())
    return false;
  for (const Value* record : read.records()) {
    if (!record->is_map() || record->find("id") == nullptr || !record->find("id")->is_scalar())
      return false;
    for (const char* const name : {"a", "b", "m"})
      if (const Value* value = record->find(name))
        if (!value->is_scalar() && !value->is_empty())
          return false;
    if (const Value* group = record->find("g")) {
      if (!group->is_map() && !group->is_empty())
        return false;
      for (const Value::Member& member : group->members)
        if (!member.value.is_scalar() && !member.value.is_empty())
          return false;
    }
  }
  return true;
}

/// `2 g.a=text`: in the third record; a number that no record has makes a new one.
struct Wish
{
  std::size_t record = 0;
  std::string path;
  std::string to;
};

std::vector<Wish> wishes_in(std::string_view text)
{
  static const std::vector<std::string_view> k_paths = {"a", "b", "m", "g.a", "g.b"};
  std::vector<Wish> wishes;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t space = line.find(' ');
    const std::size_t equals = line.find('=');
    if (space != 1 || equals == std::string_view::npos || equals < 2 || line[0] < '0' ||
        line[0] > '9')
      continue;
    const std::string_view path = line.substr(2, equals - 2);
    if (std::find(k_paths.begin(), k_paths.end(), path) == k_paths.end())
      continue;
    std::string to(trimmed(line.substr(equals + 1)));
    // In a long text a `~` is a line end.
    if (path == "m")
      std::replace(to.begin(), to.end(), '~', '\n');
    wishes.push_back(
        {static_cast<std::size_t>(line[0] - '0'), std::string(path), std::string(trimmed(to))});
  }
  return wishes;
}

RecordChanges changes_for(const std::vector<Wish>& wishes, const Read& read, const Register& of)
{
  std::map<std::size_t, RecordChange> by_record;
  const std::vector<const Value*> records = read.records();
  for (const Wish& wish : wishes) {
    RecordChange& change = by_record[wish.record];
    if (wish.record < records.size()) {
      change.id = records[wish.record]->find("id")->text;
      change.at = records[wish.record]->at;
    } else {
      change.id = "nieuw-" + std::to_string(wish.record);
    }
    std::erase_if(change.values, [&](const ValueChange& one) { return one.path == wish.path; });
    change.values.push_back(
        {wish.path, &field_at(of, wish.path), {}, wish.to.empty() ? Texts() : Texts{wish.to}, {}});
  }
  RecordChanges changes;
  for (auto& [record, change] : by_record)
    changes.records.push_back(std::move(change));
  return changes;
}

std::vector<Said> expected_after(const std::vector<Wish>& wishes, const Read& read)
{
  std::vector<Said> expected;
  for (const Value* record : read.records())
    expected.push_back(said_by(*record));
  const std::size_t there = expected.size();
  std::map<std::size_t, Said> added;
  for (const Wish& wish : wishes) {
    Said& said = wish.record < there ? expected[wish.record] : added[wish.record];
    if (wish.record >= there)
      said["id"] = "nieuw-" + std::to_string(wish.record);
    if (wish.to.empty())
      said.erase(wish.path);
    else
      said[wish.path] = wish.to;
  }
  for (auto& [record, said] : added)
    expected.push_back(std::move(said));
  return expected;
}

std::string text_of(const Said& said)
{
  std::string text;
  for (const auto& [path, value] : said)
    text += path + "=" + value + "\n";
  return text;
}

} // namespace

// A file of records, in CSV when it begins with `id;`, and the values that should stand in it.
void fuzz::try_input(std::string_view input)
{
  const std::vector<std::string_view> parts = parts_of(input, 2);
  const FileName file = parts[0].starts_with("id;") ? k_csv : k_yaml;
  const std::optional<Read> before = read_file(file, parts[0]);
  if (!before || !has_shape_of_records(*before) || find_invalid_utf8(parts[1]) ||
      read::has_refused_character(parts[1]) || parts[1].find('\r') != std::string_view::npos)
    return;
  static const Register k_things = things();
  const std::vector<Wish> wishes = wishes_in(parts[1]);
  const edit::RecordFile record_file{file, std::string(parts[0]),
                                     before->document ? &*before->document : nullptr,
                                     before->table ? &*before->table : nullptr};
  const auto edited =
      edit::apply_changes(changes_for(wishes, *before, k_things), k_things, {&record_file, 1});
  demand(edited.ok(), "changes of single texts fit in any file");
  if (edited.value().size() != 1 || edited.value().front().file != file)
    return;
  const std::string text = edited.value().front().bytes();
  const std::optional<Read> after = read_file(file, text);
  demand(after.has_value(), "an edited file can be read", text);
  const std::vector<const Value*> records = after->records();
  const std::vector<Said> expected = expected_after(wishes, *before);
  demand(records.size() == expected.size(), "there are as many records as meant", text);
  for (std::size_t i = 0; i < records.size(); ++i)
    demand(said_by(*records[i]) == expected[i], "an edited record says what was meant",
           text + "\n---\n" + text_of(said_by(*records[i])) + "---\n" + text_of(expected[i]));
}
