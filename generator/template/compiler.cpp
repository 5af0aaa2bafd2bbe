#include "template/compiler.hpp"

#include "template/escape_choice.hpp"
#include "template/literal_text.hpp"

namespace peil::template_engine {
namespace {

// The contexts in which the branches of one block begin and end.
struct Branches
{
  const BlockTag& opening;
  HtmlContext begin;
  HtmlContext end;
  /// The block stands where none may stand; what its branches do there says nothing.
  bool refused = false;
};

class Compiler
{
public:
  Compiler(const SourceText& source, const TemplateNames& names, const Filters& filters,
           Mistakes& mistakes)
      : m_source(source), m_names(names), m_filters(filters), m_mistakes(mistakes),
        m_tokens(read_tokens(source, mistakes)), m_scanner(source.bytes(), mistakes)
  {
  }

  Block compile()
  {
    Block block = read_block();
    check_end();
    return block;
  }

private:
  Block read_block();
  void add_print(Block& block, const Token& token);
  void add_tag(Block& block, BlockTag& tag);
  void add_if(Block& block, BlockTag& tag);
  void add_for(Block& block, BlockTag& tag);
  void add_include(Block& block, BlockTag& tag);
  void add_set(Block& block, BlockTag& tag);

  BlockTag read_separator();
  Branches branches_of(const BlockTag& opening) const;
  Block read_branch(Branches& branches);
  void check_branch(Branches& branches);
  Block read_else(Branches& branches);
  void check_end();
  void report(Span span, Refusal refusal);
  bool at_end() const { return m_next == m_tokens.size(); }

  const SourceText& m_source;
  const TemplateNames& m_names;
  const Filters& m_filters;
  Mistakes& m_mistakes;
  std::vector<Token> m_tokens;
  HtmlScanner m_scanner;
  std::size_t m_next = 0;
  int m_unknown_tags = 0;
  int m_depth = 0;
  bool m_gave_up = false;
};

// Stops at the end of the template or at the tag that ends a branch.
Block Compiler::read_block()
{
  Block block;
  for (; !at_end(); ++m_next) {
    const Token& token = m_tokens[m_next];
    if (token.kind == Token::Kind::text) {
      append_literal(block, token.span, m_scanner, m_source, m_mistakes);
    } else if (token.kind == Token::Kind::print) {
      add_print(block, token);
    } else if (token.kind == Token::Kind::block) {
      m_scanner.settle();
      BlockTag tag = read_block_tag(m_source, m_tokens[m_next], m_filters, m_mistakes);
      if (ends_branch(tag.keyword) && m_depth > 0)
        return block;
      add_tag(block, tag);
      if (at_end())
        return block;
    }
  }
  return block;
}

void Compiler::add_print(Block& block, const Token& token)
{
  ExpressionParser parser(m_source, token.inner, m_filters, m_mistakes);
  std::optional<PrintedExpression> printed = parser.read_printed();
  const bool complete = printed && parser.finish();
  const HtmlContext& context = m_scanner.context();
  Placement placement = place_of_value(context);
  if (!placement.place) {
    report(token.span, std::move(placement.refusal));
    m_scanner.skip_refused_value();
    return;
  }
  if (!complete)
    return;
  const std::optional<Escape> escape =
      choose_escape(context, *placement.place, *printed, token.span, m_mistakes);
  if (!escape)
    return;
  // What is wrong with an address is mostly wrong with the value it begins with.
  if (!block.empty())
    if (auto* address = std::get_if<AddressBegin>(&block.back().content))
      address->at = m_source.position(token.span);
  block.push_back({Print{std::move(printed->value), *escape}});
}

void Compiler::add_tag(Block& block, BlockTag& tag)
{
  if (std::optional<Refusal> refusal = refusal_of_block(m_scanner.context()))
    report(tag.token, std::move(*refusal));
  switch (tag.keyword) {
  case Keyword::if_:
    return add_if(block, tag);
  case Keyword::for_:
    return add_for(block, tag);
  case Keyword::include:
    return add_include(block, tag);
  case Keyword::set:
    return add_set(block, tag);
  case Keyword::unknown:
    if (tag.word.empty())
      return tag.parser.expected({"if, for, include of set", "if, for, include or set"});
    ++m_unknown_tags;
    return m_mistakes.add(tag.keyword_span, say("onbekende tag '{}'", "unknown tag '{}'", tag.word),
                          advice_on_keyword(tag.word));
  default:
    if (m_unknown_tags > 0) { // it may belong to the tag that we did not know
      --m_unknown_tags;
      return;
    }
    return m_mistakes.add(tag.keyword_span,
                          say("'{}' zonder if of for", "'{}' without if or for", tag.word));
  }
}

void Compiler::add_if(Block& block, BlockTag& tag)
{
  If node;
  Branches branches = branches_of(tag);
  const auto add_branch = [&](BlockTag& opening) {
    Condition condition = read_condition(opening);
    node.branches.push_back({std::move(condition), read_branch(branches)});
    return read_separator();
  };
  std::optional<BlockTag> separator(add_branch(tag));
  while (separator->keyword == Keyword::elif_) {
    BlockTag next = std::move(*separator);
    separator.emplace(add_branch(next));
  }
  separator->parser.finish();
  if (separator->keyword == Keyword::else_)
    node.otherwise = read_else(branches);
  m_scanner.resume(branches.end);
  block.push_back({std::move(node)});
}

void Compiler::add_for(Block& block, BlockTag& tag)
{
  For node = read_for_header(tag, m_mistakes);
  Branches branches = branches_of(tag);
  // A second round begins where the first one ended, perhaps right behind a value.
  if (branches.begin.state == HtmlState::tag_space)
    branches.begin.state = HtmlState::tag_gap;
  node.body = read_branch(branches);
  BlockTag separator = read_separator();
  if (separator.keyword == Keyword::elif_)
    m_mistakes.add(separator.keyword_span, say("'elif' in een for", "'elif' in a for"),
                   say("verwacht else of end", "expected else or end"));
  else
    separator.parser.finish();
  if (separator.keyword != Keyword::end)
    node.when_empty = read_else(branches);
  m_scanner.resume(branches.end);
  block.push_back({std::move(node)});
}

void Compiler::add_include(Block& block, BlockTag& tag)
{
  if (m_scanner.context().state != HtmlState::text) {
    const Sentence where = describe(m_scanner.context());
    m_mistakes.add(tag.token, {"include in " + where.nl, "include in " + where.en},
                   say("een sjabloon kan alleen in de tekst tussen tags worden ingevoegd",
                       "a template can only be included in the text between tags"));
  }
  Include node = read_include(tag, m_names, m_mistakes);
  node.at = m_source.position(tag.token);
  block.push_back({std::move(node)});
}

void Compiler::add_set(Block& block, BlockTag& tag)
{
  std::optional<Binding> binding = tag.parser.read_binding();
  if (binding && tag.parser.finish())
    block.push_back({Set{std::move(*binding)}});
}

Branches Compiler::branches_of(const BlockTag& opening) const
{
  const HtmlContext& here = m_scanner.context();
  return {opening, here, here, refusal_of_block(here).has_value()};
}

// Goes from the tag that opens a branch to the one that ends it.
Block Compiler::read_branch(Branches& branches)
{
  if (m_depth == k_deepest_nesting) {
    m_mistakes.add(branches.opening.token,
                   say("meer dan {} blokken binnen elkaar", "more than {} blocks within each other",
                       k_deepest_nesting));
    m_gave_up = true;
    m_next = m_tokens.size();
    return {};
  }
  m_scanner.resume(branches.begin);
  ++m_next;
  ++m_depth;
  Block body = read_block();
  --m_depth;
  check_branch(branches);
  return body;
}

void Compiler::check_branch(Branches& branches)
{
  if (m_gave_up)
    return;
  const BlockTag& opening = branches.opening;
  if (at_end())
    return m_mistakes.add(opening.token,
                          say("'{}' wordt niet gesloten", "'{}' is not closed", opening.word),
                          {"verwacht {% end %}", "expected {% end %}"});
  const HtmlContext& end = m_scanner.context();
  if (!branches.refused && joined(branches.begin, end)) {
    branches.end = joined(branches.end, end).value_or(branches.end);
    return;
  }
  // What follows most likely goes on from what this branch did.
  branches.end = end;
  if (branches.refused)
    return;
  const Sentence from = describe(branches.begin);
  const Sentence to = describe(end);
  Sentence message = say("dit deel begint in {} en eindigt anders in {}", "", from.nl, to.nl);
  message.en = fmt::format("this part begins in {} and ends differently in {}", from.en, to.en);
  Diagnostic mistake = error_at(m_source.position(m_tokens[m_next].span), std::move(message),
                                say("open en sluit een tag of attribuut binnen hetzelfde deel",
                                    "open and close a tag or attribute within the same part"));
  mistake.notes.push_back({m_source.position(opening.token),
                           say("'{}' begint hier", "'{}' begins here", opening.word)});
  m_mistakes.add(std::move(mistake));
}

// At the end of the template, where the mistake was reported already, this is an `end` as well.
BlockTag Compiler::read_separator()
{
  if (at_end())
    return {{}, {}, {}, Keyword::end, {m_source, {}, m_filters, m_mistakes}};
  BlockTag tag = read_block_tag(m_source, m_tokens[m_next], m_filters, m_mistakes);
  if (is_foreign_end(tag.word))
    m_mistakes.add(tag.keyword_span, say("onbekende tag '{}'", "unknown tag '{}'", tag.word),
                   {"schrijf {% end %}", "write {% end %}"});
  return tag;
}

// Nothing but `end` may follow an else; other branches are reported and read over.
Block Compiler::read_else(Branches& branches)
{
  Block body = read_branch(branches);
  BlockTag separator = read_separator();
  if (separator.keyword == Keyword::end) {
    separator.parser.finish();
    return body;
  }
  m_mistakes.add(separator.keyword_span, say("'{}' na else", "'{}' behind else", separator.word),
                 {"verwacht {% end %}", "expected {% end %}"});
  read_else(branches);
  return body;
}

void Compiler::check_end()
{
  const HtmlContext& context = m_scanner.context();
  if (m_gave_up || context.state == HtmlState::text)
    return;
  const Sentence where = describe(context);
  const std::size_t at = m_scanner.opened_at();
  m_mistakes.add({at, at + 1}, {"sjabloon eindigt in " + where.nl, "template ends in " + where.en},
                 say("sluit wat hier begint", "close what begins here"));
}

void Compiler::report(Span span, Refusal refusal)
{
  if (!refusal.message.empty())
    m_mistakes.add(span, std::move(refusal.message), std::move(refusal.hint));
}

} // namespace

Block compile_template(const SourceText& source, const TemplateNames& names, const Filters& filters,
                       Mistakes& mistakes)
{
  return Compiler(source, names, filters, mistakes).compile();
}

} // namespace peil::template_engine
