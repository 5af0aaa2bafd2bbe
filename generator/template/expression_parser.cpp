#include "template/expression_parser.hpp"

#include "base/suggestion.hpp"

#include <algorithm>
#include <array>

namespace peil::template_engine {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 9> k_reserved_words{"and",  "or",   "not",   "in",  "with",
                                                           "only", "true", "false", "null"};
constexpr std::string_view k_default = "default";
constexpr std::string_view k_raw = "raw";
constexpr std::string_view k_json = "json";

bool is_reserved(std::string_view word)
{
  return std::find(k_reserved_words.begin(), k_reserved_words.end(), word) !=
         k_reserved_words.end();
}

std::optional<json> literal_word(std::string_view word)
{
  if (word == "true" || word == "false")
    return json(word == "true");
  if (word == "null")
    return json(nullptr);
  return std::nullopt;
}

Sentence nearest_filter(std::string_view name, const Filters& filters)
{
  std::vector<std::string> names{std::string(k_default), std::string(k_json), std::string(k_raw)};
  for (const auto& [known, filter] : filters)
    names.push_back(known);
  const std::optional<std::string> nearest = suggest(name, names);
  return nearest ? say("bedoelt u '{}'?", "did you mean '{}'?", *nearest) : Sentence{};
}

Sentence argument_count(std::size_t count)
{
  if (count == 1)
    return say("1 argument", "1 argument");
  return say("{} argumenten", "{} arguments", count);
}

Sentence argument_count(std::size_t fewest, std::size_t most)
{
  if (fewest == most)
    return argument_count(most);
  return say("{} tot {} argumenten", "{} to {} arguments", fewest, most);
}

} // namespace

std::string Path::text(std::size_t last) const
{
  std::string text = steps.front().name;
  for (std::size_t i = 1; i <= last; ++i)
    text += '.' + steps[i].name;
  return text;
}

ExpressionParser::ExpressionParser(const SourceText& source, Span inner, const Filters& filters,
                                   Mistakes& mistakes)
    : m_source(source), m_filters(filters), m_mistakes(mistakes), m_reader(source.bytes(), inner)
{
}

std::optional<PrintedExpression> ExpressionParser::read_printed()
{
  PrintedExpression printed;
  if (!read_source(printed.value))
    return std::nullopt;
  while (m_reader.accept("|"))
    if (!read_filter(printed))
      return std::nullopt;
  return printed;
}

std::optional<Expression> ExpressionParser::read_expression()
{
  std::optional<PrintedExpression> printed = read_printed();
  if (!printed)
    return std::nullopt;
  if (printed->ending != Ending::escaped) {
    const std::string_view name = m_source.slice(printed->ending_span);
    m_mistakes.add(printed->ending_span,
                   say("filter '{}' kan hier niet", "filter '{}' is not possible here", name),
                   say("'{}' hoort alleen in {{{{ }}}}", "'{}' only belongs in {{{{ }}}}", name));
    return std::nullopt;
  }
  return std::move(printed->value);
}

std::optional<Condition> ExpressionParser::read_condition()
{
  Condition condition;
  do {
    std::optional<std::vector<Term>> terms = read_terms();
    if (!terms)
      return std::nullopt;
    condition.any_of_all.push_back(std::move(*terms));
  } while (m_reader.accept_word("or"));
  return condition;
}

std::optional<std::vector<Term>> ExpressionParser::read_terms()
{
  std::vector<Term> terms;
  do {
    std::optional<Term> term = read_term();
    if (!term)
      return std::nullopt;
    terms.push_back(std::move(*term));
  } while (m_reader.accept_word("and"));
  return terms;
}

std::optional<Term> ExpressionParser::read_term()
{
  Term term;
  while (m_reader.accept_word("not"))
    term.negated = !term.negated;
  std::optional<Expression> left = read_expression();
  if (!left)
    return std::nullopt;
  term.left = std::move(*left);
  if (m_reader.accept("=="))
    term.comparison = Term::Comparison::equal;
  else if (m_reader.accept("!="))
    term.comparison = Term::Comparison::unequal;
  else
    return term;
  std::optional<Expression> right = read_expression();
  if (!right)
    return std::nullopt;
  term.right = std::move(*right);
  return term;
}

std::optional<Binding> ExpressionParser::read_binding()
{
  std::optional<std::string> name = read_new_name();
  if (!name)
    return std::nullopt;
  if (!m_reader.accept("=")) {
    expected({"'='", "'='"});
    return std::nullopt;
  }
  std::optional<Expression> value = read_expression();
  if (!value)
    return std::nullopt;
  return Binding{std::move(*name), std::move(*value)};
}

std::optional<std::string> ExpressionParser::read_new_name()
{
  const Span next = m_reader.next();
  const auto word = m_reader.read_word();
  if (!word) {
    expected({"een naam", "a name"});
    return std::nullopt;
  }
  if (is_reserved(word->value) || word->value == "loop") {
    m_mistakes.add(next, say("'{}' is een woord van de sjabloontaal zelf",
                             "'{}' is a word of the template language itself", word->value));
    return std::nullopt;
  }
  return std::string(word->value);
}

bool ExpressionParser::finish()
{
  if (m_reader.at_end())
    return true;
  expected({"het einde van de tag", "the end of the tag"});
  return false;
}

void ExpressionParser::expected(const Sentence& what)
{
  const Span next = m_reader.next();
  Sentence hint = say("verwacht {}", "expected {}", what.nl);
  hint.en = "expected " + what.en;
  if (next.size() == 0) {
    m_mistakes.add({next.begin, next.begin + 1}, say("tag is niet af", "tag is not complete"),
                   hint);
    return;
  }
  const std::string_view found = m_source.slice(next);
  if (found == "{")
    hint = {"vertrouwde HTML schrijft u als {{ naam | raw }}",
            "trusted HTML is written as {{ name | raw }}"};
  if (found == "(" || found == ")")
    hint = {"haakjes zijn er niet; gebruik een if binnen een if, of set",
            "there are no brackets; use an if within an if, or set"};
  m_mistakes.add(next, say("onverwacht '{}'", "unexpected '{}'", found), hint);
}

bool ExpressionParser::read_source(Expression& expression)
{
  return read_literal(expression) || read_path(expression);
}

bool ExpressionParser::read_literal(Expression& expression)
{
  if (auto text = m_reader.read_quoted()) {
    expression.at = m_source.position(text->span);
    expression.source = json(std::move(text->value));
    return true;
  }
  if (const auto number = m_reader.read_number()) {
    expression.at = m_source.position(number->span);
    json value = json::parse(number->value, nullptr, false);
    if (value.is_discarded())
      m_mistakes.add(number->span, say("'{}' is geen getal", "'{}' is no number", number->value));
    expression.source = std::move(value);
    return true;
  }
  return false;
}

bool ExpressionParser::read_path(Expression& expression)
{
  auto word = m_reader.read_word();
  if (!word) {
    expected({"een naam, een tekst tussen aanhalingstekens of een getal",
              "a name, a quoted text or a number"});
    return false;
  }
  expression.at = m_source.position(word->span);
  if (std::optional<json> literal = literal_word(word->value)) {
    expression.source = std::move(*literal);
    return true;
  }
  if (is_reserved(word->value)) {
    m_mistakes.add(word->span, say("onverwacht '{}'", "unexpected '{}'", word->value),
                   say("verwacht een naam", "expected a name"));
    return false;
  }
  Path path;
  do {
    path.steps.push_back(
        {std::string(word->value), m_reader.accept_attached('?'), m_source.position(word->span)});
    if (!m_reader.accept_attached('.')) {
      expression.source = std::move(path);
      return true;
    }
    word = m_reader.read_attached_word();
  } while (word);
  expected({"een naam na de punt", "a name after the point"});
  return false;
}

bool ExpressionParser::read_filter(PrintedExpression& printed)
{
  const auto name = m_reader.read_word();
  if (!name) {
    expected({"de naam van een filter", "the name of a filter"});
    return false;
  }
  if (printed.ending != Ending::escaped) {
    m_mistakes.add(
        name->span,
        say("filter '{}' komt na '{}'", "filter '{}' comes after '{}'", name->value,
            m_source.slice(printed.ending_span)),
        say("zet '{}' achteraan", "put '{}' at the end", m_source.slice(printed.ending_span)));
    return false;
  }
  if (name->value == k_raw || name->value == k_json) {
    printed.ending = name->value == k_raw ? Ending::raw : Ending::json;
    printed.ending_span = name->span;
    return true;
  }
  return add_filter(printed, *name);
}

bool ExpressionParser::add_filter(PrintedExpression& printed, const Spanned<std::string_view>& name)
{
  FilterCall call{nullptr, std::string(name.value), {}, m_source.position(name.span)};
  std::size_t fewest = 1;
  std::size_t most = 1;
  if (name.value != k_default) {
    const auto found = m_filters.find(name.value);
    if (found == m_filters.end()) {
      m_mistakes.add(name.span, say("onbekend filter '{}'", "unknown filter '{}'", name.value),
                     nearest_filter(name.value, m_filters));
      return false;
    }
    call.filter = &found->second;
    fewest = found->second.fewest_arguments;
    most = found->second.most_arguments;
  }
  if (!read_arguments(call) || !accepts_count(call, name.span, fewest, most))
    return false;
  printed.value.filters.push_back(std::move(call));
  return true;
}

bool ExpressionParser::read_arguments(FilterCall& call)
{
  if (!m_reader.accept("("))
    return true;
  do {
    std::optional<Binding> argument =
        call.filter != nullptr && call.filter->named ? read_binding() : read_nameless();
    if (!argument)
      return false;
    call.arguments.push_back(std::move(*argument));
  } while (m_reader.accept(","));
  if (m_reader.accept(")"))
    return true;
  expected({"',' of ')'", "',' or ')'"});
  return false;
}

std::optional<Binding> ExpressionParser::read_nameless()
{
  std::optional<Expression> value = read_expression();
  if (!value)
    return std::nullopt;
  return Binding{{}, std::move(*value)};
}

bool ExpressionParser::accepts_count(const FilterCall& call, Span span, std::size_t fewest,
                                     std::size_t most)
{
  const std::size_t count = call.arguments.size();
  if (count >= fewest && count <= most)
    return true;
  const Sentence wanted = argument_count(fewest, most);
  const Sentence given = argument_count(count);
  Sentence message = say("filter '{}' krijgt {}", "", call.name, given.nl);
  message.en = fmt::format("filter '{}' is given {}", call.name, given.en);
  m_mistakes.add(span, std::move(message), {"verwacht " + wanted.nl, "expected " + wanted.en});
  return false;
}

} // namespace peil::template_engine
