#pragma once

#include "template/expression.hpp"
#include "template/tag_reader.hpp"

namespace peil::template_engine {

/// How a printed value ends: as trusted HTML (`| raw`), as JSON (`| json`) or escaped.
enum class Ending
{
  escaped,
  raw,
  json
};

/// What stands in `{{ }}`: an expression, of which the last filter may be raw or json.
struct PrintedExpression
{
  Expression value;
  Ending ending = Ending::escaped;
  Span ending_span;
};

/// Reads expressions from the inside of a tag. Every function reports its mistake and returns
/// nothing when what it came for is not there.
class ExpressionParser
{
public:
  ExpressionParser(const SourceText& source, Span inner, const Filters& filters,
                   Mistakes& mistakes);

  std::optional<PrintedExpression> read_printed();
  std::optional<Expression> read_expression();
  std::optional<Condition> read_condition();
  /// `naam = waarde`, with a name that is new here.
  std::optional<Binding> read_binding();
  /// A name that a template gives to a value itself.
  std::optional<std::string> read_new_name();

  /// Reports what is left unread in the tag; true when nothing is.
  bool finish();
  /// Reports that something else was expected here.
  void expected(const Sentence& what);

  TagReader& reader() { return m_reader; }

private:
  bool read_source(Expression& expression);
  bool read_literal(Expression& expression);
  bool read_path(Expression& expression);
  bool read_filter(PrintedExpression& printed);
  bool read_arguments(FilterCall& call);
  std::optional<Binding> read_nameless();
  bool add_filter(PrintedExpression& printed, const Spanned<std::string_view>& name);
  bool accepts_count(const FilterCall& call, Span span, std::size_t fewest, std::size_t most);
  std::optional<Term> read_term();
  std::optional<std::vector<Term>> read_terms();

  const SourceText& m_source;
  const Filters& m_filters;
  Mistakes& m_mistakes;
  TagReader m_reader;
};

} // namespace peil::template_engine
