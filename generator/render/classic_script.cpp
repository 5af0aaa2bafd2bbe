#include "render/classic_script.hpp"

#include "base/text.hpp"

#include <fmt/core.h>
#include <vector>

namespace peil::render {
namespace {

// What stands between the braces of `import { a, b as c } from 'x';` or `export { a };`.
std::optional<std::string_view> names_in_braces(std::string_view line)
{
  const std::size_t open = line.find('{');
  const std::size_t close = line.find('}');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return std::nullopt;
  return line.substr(open + 1, close - open - 1);
}

struct Renaming
{
  std::string_view from;
  std::string_view to;
};

std::vector<Renaming> renamings(std::string_view names)
{
  std::vector<Renaming> list;
  for (const std::string_view one : split(names, ',')) {
    const std::string_view name = trimmed(one);
    const std::size_t as = name.find(" as ");
    if (as == std::string_view::npos)
      list.push_back({name, name});
    else
      list.push_back({trimmed(name.substr(0, as)), trimmed(name.substr(as + 4))});
  }
  return list;
}

// `{ inside: outside, … }`, which both a destructuring and an object literal may say.
std::string braces(std::string_view names, std::string_view (*key)(const Renaming&),
                   std::string_view (*value)(const Renaming&))
{
  std::string text;
  for (const Renaming& one : renamings(names))
    if (!one.from.empty())
      text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key(one), value(one));
  return "{ " + text + " }";
}

std::string_view from_of(const Renaming& one)
{
  return one.from;
}

std::string_view to_of(const Renaming& one)
{
  return one.to;
}

} // namespace

std::optional<std::string> to_classic_script(std::string_view module, std::string_view name,
                                             std::string_view imports_from)
{
  std::string script = "(() => {\n'use strict';\n";
  for (const std::string_view line : split_lines(module)) {
    const bool is_import = line.starts_with("import ") || line.starts_with("import{");
    const bool is_export = line.starts_with("export ") || line.starts_with("export{");
    if (line.starts_with("//# sourceMappingURL"))
      continue;
    if (!is_import && !is_export) {
      script += fmt::format("{}\n", line);
      continue;
    }
    const std::optional<std::string_view> names = names_in_braces(line);
    if (!names || (is_import && imports_from.empty()))
      return std::nullopt;
    script += is_import
                  ? fmt::format("const {} = globalThis.{};\n", braces(*names, from_of, to_of),
                                imports_from)
                  : fmt::format("globalThis.{} = {};\n", name, braces(*names, to_of, from_of));
  }
  return script + "})();\n";
}

} // namespace peil::render
