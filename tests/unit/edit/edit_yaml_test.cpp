#include "edit/edit_yaml.hpp"
#include "read/yaml.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::edit;

namespace {

std::vector<Field> fields()
{
  std::vector<Field> all(3);
  all[0].name.value = "a";
  all[1].name.value = "b";
  all[2].name.value = "g";
  all[2].type = FieldType::group;
  all[2].fields = {all[0], all[1]};
  return all;
}

struct Wish
{
  std::string path;
  std::string to;
};

// The first record of a file after some wishes.
std::string edited(const std::string& text, const std::vector<Wish>& wishes)
{
  const std::vector<Field> all = fields();
  const auto root = read::parse_yaml(FileName("x.yaml"), text);
  REQUIRE(root.ok());
  RecordChange change;
  for (const Wish& wish : wishes) {
    const Field* field = wish.path.ends_with("a") ? &all[0] : &all[1];
    change.values.push_back({wish.path, field, {}, wish.to.empty() ? Texts() : Texts{wish.to}, {}});
  }
  const SourceText source(FileName("x.yaml"), text);
  std::vector<TextEdit> edits;
  const Value& record = root.value().is_list() ? root.value().items.front() : root.value();
  edit_yaml_record(source, record, change, all, edits);
  return source.with_edits(edits).text;
}

struct Row
{
  const char* name;
  std::string before;
  std::vector<Wish> wishes;
  std::string after;
};

} // namespace

TEST_CASE("edits: what was not meant stays to the letter")
{
  const std::vector<Row> rows{
      {"plain", "- id: x\n  a: 1  # c\n", {{"a", "2"}}, "- id: x\n  a: \"2\"  # c\n"},
      {"single quotes", "- id: x\n  a: 'y'\n", {{"a", "z"}}, "- id: x\n  a: z\n"},
      {"nothing after the colon",
       "- id: x\n  a:\n  b: c\n",
       {{"a", "z"}},
       "- id: x\n  a: z\n  b: c\n"},
      {"a written null", "- id: x\n  a: ~ # c\n", {{"a", "z"}}, "- id: x\n  a: z # c\n"},
      {"folded",
       "- id: x\n  a: >-\n    een\n    twee\n\n  b: c\n",
       {{"a", "z"}},
       "- id: x\n  a: z\n\n  b: c\n"},
      {"plain over lines",
       "- id: x\n  a: een\n    twee\n  b: c\n",
       {{"a", "z"}},
       "- id: x\n  a: z\n  b: c\n"},
      {"the last line is open", "- id: x", {{"a", "z"}}, "- id: x\n  a: z"},
      {"carriage returns",
       "- id: x\r\n  b: c\r\n",
       {{"a", "z"}},
       "- id: x\r\n  a: z\r\n  b: c\r\n"},
      {"a line goes with its comment",
       "- id: x\n  a: 1 # c\n  b: d\n",
       {{"a", ""}},
       "- id: x\n  b: d\n"},
      {"behind a dash only the value goes", "- a: 1\n  id: x\n", {{"a", ""}}, "- a:\n  id: x\n"},
      {"a record between braces", "- {id: x, b: c}\n", {{"a", "z"}}, "- {id: x, a: z, b: c}\n"},
      {"braces over lines", "- {id: x, # c\n   b: c}\n", {{"b", "z"}}, "- {id: x, # c\n   b: z}\n"},
      {"a new group", "- id: x\n", {{"g.a", "y"}, {"g.b", "z"}}, "- id: x\n  g: {a: y, b: z}\n"},
      {"part of a group", "- id: x\n  g: {b: c}\n", {{"g.a", "y"}}, "- id: x\n  g: {a: y, b: c}\n"},
      {"part of a group in lines",
       "- id: x\n  g:\n    b: c\n",
       {{"g.b", "y"}},
       "- id: x\n  g:\n    b: y\n"},
      {"a group with nothing in it",
       "- id: x\n  g: {}\n",
       {{"g.a", "y"}},
       "- id: x\n  g: {a: y}\n"},
      {"a file of one record", "id: x\na: 1\n", {{"a", "z"}}, "id: x\na: z\n"},
      {"a byte order mark", "\xEF\xBB\xBF- id: x\n", {{"a", "é"}}, "- id: x\n  a: é\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(edited(row.before, row.wishes) == row.after);
  }
}
