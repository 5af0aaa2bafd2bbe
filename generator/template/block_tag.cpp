#include "template/block_tag.hpp"

#include "base/suggestion.hpp"

namespace peil::template_engine {
namespace {

Sentence nearest_template(std::string_view name, const TemplateNames& names)
{
  std::vector<std::string> known;
  for (const auto& [one, index] : names)
    known.push_back(one);
  const std::optional<std::string> nearest = suggest(name, known);
  return nearest ? say("bedoelt u '{}'?", "did you mean '{}'?", *nearest) : Sentence{};
}

bool read_bindings(Include& include, ExpressionParser& parser)
{
  if (parser.reader().accept_word("with")) {
    do {
      std::optional<Binding> binding = parser.read_binding();
      if (!binding)
        return false;
      include.bindings.push_back(std::move(*binding));
    } while (parser.reader().accept(","));
  }
  include.only = parser.reader().accept_word("only");
  return true;
}

} // namespace

BlockTag read_block_tag(const SourceText& source, const Token& token, const Filters& filters,
                        Mistakes& mistakes)
{
  BlockTag tag{
      token.span, token.span, {}, Keyword::unknown, {source, token.inner, filters, mistakes}};
  if (const auto word = tag.parser.reader().read_word()) {
    tag.keyword_span = word->span;
    tag.word = word->value;
    tag.keyword = keyword_of(word->value);
  }
  return tag;
}

Condition read_condition(BlockTag& tag)
{
  std::optional<Condition> condition = tag.parser.read_condition();
  if (condition)
    tag.parser.finish();
  return std::move(condition).value_or(Condition{});
}

For read_for_header(BlockTag& tag, Mistakes& mistakes)
{
  For loop;
  ExpressionParser& parser = tag.parser;
  const Span name_span = parser.reader().next();
  std::optional<std::string> name = parser.read_new_name();
  if (name && parser.reader().accept(",")) {
    loop.key_name = std::move(*name);
    name = parser.read_new_name();
  }
  if (!name)
    return loop;
  if (*name == loop.key_name)
    mistakes.add(name_span, say("twee keer de naam '{}'", "the name '{}' twice", *name));
  loop.value_name = std::move(*name);
  if (!parser.reader().accept_word("in")) {
    parser.expected({"'in'", "'in'"});
    return loop;
  }
  std::optional<Expression> list = parser.read_expression();
  if (list && parser.finish())
    loop.list = std::move(*list);
  return loop;
}

Include read_include(BlockTag& tag, const TemplateNames& names, Mistakes& mistakes)
{
  Include include;
  const auto name = tag.parser.reader().read_quoted();
  if (!name) {
    tag.parser.expected({"de naam van een sjabloon tussen aanhalingstekens",
                         "the name of a template between quotes"});
    return include;
  }
  const auto found = names.find(name->value);
  if (found != names.end())
    include.template_index = found->second;
  else
    mistakes.add(name->span, say("onbekend sjabloon '{}'", "unknown template '{}'", name->value),
                 nearest_template(name->value, names));
  if (read_bindings(include, tag.parser))
    tag.parser.finish();
  return include;
}

} // namespace peil::template_engine
