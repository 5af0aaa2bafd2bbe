#pragma once

#include "base/result.hpp"
#include "template/filter.hpp"
#include "template/render_context.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace peil::template_engine {

/// One file of a theme. Other templates include it by its name, like `delen/kop.html`.
struct TemplateSource
{
  FileName file;
  std::string name;
  std::string bytes;

  bool operator==(const TemplateSource&) const = default;
};

/// The templates of a theme, compiled. Does not change once it exists, so several threads may
/// render from it at once (as long as the filters allow that); copies share what was compiled.
class TemplateSet
{
public:
  /// Compiles all templates, or reports all mistakes of all of them. The built-in filters are
  /// always there; `filters` adds to them and goes before them. What `earlier`, a set with the same
  /// filters, compiled of the same templates is taken from it.
  static Result<TemplateSet> load(std::span<const TemplateSource> sources, const Filters& filters,
                                  const TemplateSet* earlier = nullptr);

  /// The page that template `name` makes of `data`, or all mistakes met on the way. Refers to the
  /// values in `data` and copies none of them.
  Result<std::string> render(std::string_view name, const nlohmann::json& data,
                             const RenderContext& context) const;

  bool has(std::string_view name) const;

private:
  struct Compiled;
  explicit TemplateSet(std::shared_ptr<const Compiled> compiled);

  std::shared_ptr<const Compiled> m_compiled;
};

} // namespace peil::template_engine
