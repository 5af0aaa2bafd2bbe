#pragma once

#include "template/html_context.hpp"
#include "template/source_text.hpp"

#include <vector>

namespace peil::template_engine {

/// A quote around the value of an address attribute, where the template switches between writing
/// text and building an address.
struct AddressEdge
{
  enum class Kind
  {
    begins,
    ends
  };
  Kind kind;
  std::size_t at;
  AddressUse use;
};

/// Follows the literal text of a template as a browser would, and so knows the context of every
/// tag in it. Refuses what may never stand in a page; reads on behind a mistake.
class HtmlScanner
{
public:
  HtmlScanner(std::string_view bytes, Mistakes& mistakes) : m_bytes(bytes), m_mistakes(mistakes) {}

  /// Reads on through this literal text and returns the addresses that begin or end in it.
  std::vector<AddressEdge> read(Span text);

  /// A template tag stands here: what it interrupts (the name of an attribute) is complete.
  void settle();

  /// A value stood here that was refused: reads on as if it were part of the name or value.
  void skip_refused_value();

  const HtmlContext& context() const { return m_context; }
  /// Goes back to where a branch began, or on behind branches that were joined.
  void resume(const HtmlContext& context) { m_context = context; }

  /// Where the tag, comment or element began in which this place lies.
  std::size_t opened_at() const { return m_opened_at; }

private:
  void step(char c);
  void in_text(char c);
  void in_tag_opened(char c);
  void in_tag_name(char c);
  void between_attributes(char c);
  void in_attribute_name(char c);
  void after_attribute_name(char c);
  void before_value(char c);
  void in_quoted_value(char c);
  void in_unquoted_value(char c);
  void in_closing_tag(char c);
  void in_declaration(char c);
  void in_markup_opened(char c);
  void in_comment(char c);
  void in_body(char c);
  void in_body_tag(char c);
  void check_body_tag(char c);
  void refuse_script_content(std::size_t begin);
  void in_json(char c);

  void end_tag_name();
  void begin_attribute(char c);
  void end_attribute_name();
  void note_script_attribute(Span name);
  void end_attribute();
  void begin_value(char quote);
  void end_value();
  void check_value(Span value);
  void end_tag();
  void end_script_tag();
  void begin_body(HtmlBody body);
  void add_edge(AddressEdge::Kind kind, std::size_t at);
  void unexpected(char c);

  std::string_view m_bytes;
  Mistakes& m_mistakes;
  HtmlContext m_context;
  std::vector<AddressEdge> m_edges;
  std::size_t m_at = 0;
  std::size_t m_opened_at = 0;
  std::size_t m_name_at = 0;
  std::size_t m_value_at = 0;
  /// The literal part of the attribute value that is being read.
  std::string m_value;
  bool m_slash = false;
};

} // namespace peil::template_engine
