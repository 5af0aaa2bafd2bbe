#include "tables/shapes.hpp"

#include <algorithm>

namespace peil::tables {
namespace {

bool is_group(const Field& field)
{
  return field.type == FieldType::group || field.type == FieldType::evidence;
}

bool is_list(const Field& field)
{
  return field.type == FieldType::groups || field.type == FieldType::history;
}

struct Walk
{
  std::string path;
  std::string heading;
  std::vector<std::size_t> steps;

  Walk into(const Field& field, std::size_t index) const
  {
    Walk deeper = *this;
    deeper.path += (path.empty() ? "" : ".") + field.name.value;
    deeper.heading += (heading.empty() ? "" : ": ") + field.title;
    deeper.steps.push_back(index);
    return deeper;
  }
};

// The columns of `fields` into `shape`; lists get a shape of their own behind it.
class Collector
{
public:
  explicit Collector(Shapes& shapes) : m_shapes(shapes) {}

  void collect(const std::vector<Field>& fields, const Walk& so_far, std::size_t shape)
  {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Field& field = fields[i];
      const Walk walk = so_far.into(field, i);
      if (is_group(field))
        collect(field.fields, walk, shape);
      else if (is_list(field))
        collect_list(field, walk, shape);
      else
        m_shapes.list[shape].columns.push_back(
            {walk.path, walk.heading, &field, walk.steps, false});
    }
  }

private:
  void collect_list(const Field& field, const Walk& walk, std::size_t shape)
  {
    if (!m_shapes.list[shape].is_main()) {
      m_shapes.left_out.push_back(m_shapes.list[shape].list + "." + walk.path);
      m_shapes.list[shape].columns.push_back(
          {walk.path, walk.heading + " (alleen in YAML)", &field, walk.steps, true});
      return;
    }
    m_shapes.list.push_back({walk.path, &field, walk.steps, walk.heading, {}});
    collect(field.fields, {}, m_shapes.list.size() - 1);
  }

  Shapes& m_shapes;
};

// Two columns with one heading get their key behind it.
void tell_apart(Shape& shape)
{
  std::vector<std::string> headings;
  for (const Column& column : shape.columns)
    headings.push_back(column.heading);
  for (Column& column : shape.columns)
    if (std::count(headings.begin(), headings.end(), column.heading) > 1)
      column.heading += " (" + column.path + ")";
}

} // namespace

Shapes shapes_of(const Register& of)
{
  Shapes shapes;
  shapes.list.push_back({"", nullptr, {}, of.title, {}});
  Collector(shapes).collect(of.fields, {}, 0);
  for (Shape& shape : shapes.list)
    tell_apart(shape);
  return shapes;
}

std::vector<std::string> choice_words(const Field& field)
{
  std::vector<std::string> words;
  for (const Choice& choice : field.choices) {
    const bool is_own =
        !choice.title.empty() &&
        std::none_of(field.choices.begin(), field.choices.end(), [&](const Choice& other) {
          return &other != &choice && (other.title == choice.title || other.code == choice.title);
        });
    words.push_back(is_own ? choice.title : choice.code);
  }
  return words;
}

} // namespace peil::tables
