#include "template/template_set.hpp"

#include "base/share_work.hpp"
#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "template/compiler.hpp"
#include "template/renderer.hpp"

namespace peil::template_engine {

/// The program refers to the filters, and may be shared by sets of several moments.
struct TemplateSet::Compiled
{
  std::vector<TemplateSource> sources;
  TemplateNames names;
  std::shared_ptr<const Filters> filters;
  Program program;
};

namespace {

TemplateNames name_templates(std::span<const TemplateSource> sources, Diagnostics& mistakes)
{
  TemplateNames names;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto [first, is_new] = names.emplace(sources[i].name, i);
    if (is_new)
      continue;
    Diagnostic mistake =
        error_at({sources[i].file, 0, 0, 1},
                 say("sjabloon '{}' bestaat al", "template '{}' exists already", sources[i].name));
    mistake.notes.push_back(
        {{sources[first->second].file, 0, 0, 1}, say("eerder hier", "first here")});
    mistakes.push_back(std::move(mistake));
  }
  return names;
}

std::optional<Diagnostic> find_bad_bytes(const TemplateSource& source)
{
  if (const std::optional<std::size_t> at = find_invalid_utf8(source.bytes)) {
    const SourceText before(source.file, std::string_view(source.bytes).substr(0, *at));
    return error_at(before.position({*at, *at}),
                    say("sjabloon is geen geldige UTF-8", "template is not valid UTF-8"));
  }
  if (const std::optional<std::size_t> at = find_control_character(source.bytes)) {
    const SourceText text(source.file, source.bytes);
    return error_at(text.position({*at, *at + 1}),
                    say("sjabloon bevat een stuurteken", "template holds a control character"));
  }
  return std::nullopt;
}

std::string_view without_byte_order_mark(std::string_view bytes)
{
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

void append(Diagnostics& all, Diagnostics some)
{
  std::move(some.begin(), some.end(), std::back_inserter(all));
}

Block compile_one(const TemplateSource& source, const TemplateNames& names, const Filters& filters,
                  Diagnostics& mistakes)
{
  if (std::optional<Diagnostic> bad = find_bad_bytes(source)) {
    mistakes.push_back(std::move(*bad));
    return {};
  }
  const SourceText text(source.file, without_byte_order_mark(source.bytes));
  Mistakes found(text);
  Block compiled = compile_template(text, names, filters, found);
  append(mistakes, found.take());
  return compiled;
}

// Two threads share the templates: none needs to know what another holds.
void compile_missing(std::span<const TemplateSource> sources, const TemplateNames& names,
                     const Filters& filters, Program& program, Diagnostics& mistakes)
{
  std::vector<Diagnostics> found(sources.size());
  share_work(sources.size(), [&](std::size_t i) {
    if (program.templates[i] == nullptr)
      program.templates[i] =
          std::make_shared<const Block>(compile_one(sources[i], names, filters, found[i]));
  });
  for (Diagnostics& some : found)
    append(mistakes, std::move(some));
}

} // namespace

TemplateSet::TemplateSet(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled))
{
}

Result<TemplateSet> TemplateSet::load(std::span<const TemplateSource> sources,
                                      const Filters& filters, const TemplateSet* earlier)
{
  Diagnostics mistakes;
  auto compiled = std::make_shared<Compiled>();
  compiled->sources.assign(sources.begin(), sources.end());
  compiled->names = name_templates(sources, mistakes);
  compiled->program.templates.resize(sources.size());
  // What a template includes it knows by its place in the list.
  if (earlier != nullptr && earlier->m_compiled->names == compiled->names) {
    compiled->filters = earlier->m_compiled->filters;
    for (std::size_t i = 0; i < sources.size(); ++i)
      if (sources[i] == earlier->m_compiled->sources[i])
        compiled->program.templates[i] = earlier->m_compiled->program.templates[i];
  } else {
    Filters all = filters;
    all.merge(built_in_filters());
    compiled->filters = std::make_shared<const Filters>(std::move(all));
  }
  compile_missing(sources, compiled->names, *compiled->filters, compiled->program, mistakes);
  if (has_errors(mistakes))
    return sorted(std::move(mistakes));
  return TemplateSet(std::move(compiled));
}

Result<std::string> TemplateSet::render(std::string_view name, const nlohmann::json& data,
                                        const RenderContext& context) const
{
  const auto found = m_compiled->names.find(name);
  if (found != m_compiled->names.end())
    return render_template(m_compiled->program, found->second, data, context);
  std::vector<std::string> known;
  for (const auto& [one, index] : m_compiled->names)
    known.push_back(one);
  const std::optional<std::string> nearest = suggest(name, known);
  return error_at({}, say("onbekend sjabloon '{}'", "unknown template '{}'", name),
                  nearest ? say("bedoelt u '{}'?", "did you mean '{}'?", *nearest) : Sentence{});
}

bool TemplateSet::has(std::string_view name) const
{
  return m_compiled->names.contains(name);
}

} // namespace peil::template_engine
