#pragma once

#include "author/scalar_schema.hpp"
#include "author/vocabulary.hpp"
#include "check/key.hpp"

#include <map>
#include <string>

namespace peil::author {

/// Turns tables of keys into JSON Schema: every table once, under `definitions`, because tables can
/// hold themselves (a condition may hold conditions).
class TableSchema
{
public:
  explicit TableSchema(const Vocabulary& vocabulary) : m_vocabulary(vocabulary) {}

  /// What stands behind a key with this row; `name` names its group if it has one.
  Json value(const check::Shape& shape, const std::string& name);
  Json take_definitions() { return std::move(m_definitions); }

private:
  Json one(const check::Shape& shape, const std::string& name);
  Json by_name(const check::Shape& shape, const std::string& name);
  Json group(check::Shape::Table table, const std::string& name);
  Json object(check::Shape::Table table, const std::string& name);

  const Vocabulary& m_vocabulary;
  std::map<check::Shape::Table, std::string> m_names;
  Json m_definitions = Json::object();
};

} // namespace peil::author
