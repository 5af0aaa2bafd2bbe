#pragma once

#include "template/template_set.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace peil::template_engine {

/// A template under test and the parts it includes, by name.
struct NamedTemplate
{
  std::string name;
  std::string bytes;
};

inline std::vector<TemplateSource> sources_of(const std::vector<NamedTemplate>& templates)
{
  std::vector<TemplateSource> sources;
  for (const NamedTemplate& one : templates)
    sources.push_back({FileName(one.name), one.name, one.bytes});
  return sources;
}

inline std::string text_of(const Diagnostics& mistakes)
{
  std::string text;
  for (const Diagnostic& one : mistakes)
    text += to_text(one, Language::dutch, {});
  return text;
}

/// The page that the first template makes, or the text of all mistakes.
inline std::string outcome(const std::vector<NamedTemplate>& templates, const nlohmann::json& data,
                           const Filters& filters = {},
                           const RenderContext& context = {"pijlers/p1/index.html", nullptr})
{
  const std::vector<TemplateSource> sources = sources_of(templates);
  const Result<TemplateSet> set = TemplateSet::load(sources, filters);
  if (!set)
    return text_of(set.mistakes());
  const Result<std::string> page = set.value().render(sources.front().name, data, context);
  return page ? page.value() : text_of(page.mistakes());
}

inline std::string outcome(std::string_view bytes, const nlohmann::json& data)
{
  return outcome({{"pagina.html", std::string(bytes)}}, data);
}

/// One template, what it is about and the page it makes or the mistakes in it.
struct Row
{
  std::string name;
  std::string bytes;
  std::string expected;
};

inline void check_rows(const std::vector<Row>& rows, const nlohmann::json& data)
{
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(outcome(row.bytes, data) == row.expected);
  }
}

} // namespace peil::template_engine
