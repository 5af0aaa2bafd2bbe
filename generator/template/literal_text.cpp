#include "template/literal_text.hpp"

#include "template/character.hpp"
#include "template/escape.hpp"
#include "template/relative_address.hpp"

#include <algorithm>

namespace peil::template_engine {
namespace {

constexpr std::string_view k_ampersand = "&amp;";

template <typename T>
bool ends_with(const Block& block)
{
  return !block.empty() && std::holds_alternative<T>(block.back().content);
}

void append_text(Block& block, std::string_view bytes)
{
  if (bytes.empty())
    return;
  if (ends_with<Text>(block))
    std::get<Text>(block.back().content).bytes += bytes;
  else
    block.push_back({Text{std::string(bytes)}});
}

class LiteralAddress
{
public:
  LiteralAddress(Block& block, const SourceText& source, Mistakes& mistakes)
      : m_block(block), m_source(source), m_mistakes(mistakes)
  {
  }

  void begin(const AddressEdge& edge)
  {
    const Position at = m_source.position({edge.at, edge.at + 1});
    m_block.push_back({AddressBegin{edge.use, at}});
  }

  void append(Span piece)
  {
    if (piece.size() == 0)
      return;
    const std::string text = decoded(piece);
    check(text, piece);
    append_text(m_block, text);
  }

  // An address that is wholly literal needs no work, or little, when a page is rendered.
  void end(std::size_t at)
  {
    if (ends_with<AddressBegin>(m_block) && is_quote(m_source.bytes()[at - 1])) {
      m_mistakes.add({at, at + 1}, say("adres is leeg", "address is empty"));
      m_block.pop_back();
      return;
    }
    const bool literal = ends_with<Text>(m_block) && m_block.size() > 1 &&
                         std::holds_alternative<AddressBegin>(m_block[m_block.size() - 2].content);
    if (!literal) {
      m_block.push_back({AddressEnd{}});
      return;
    }
    std::string address = std::move(std::get<Text>(m_block.back().content).bytes);
    m_block.resize(m_block.size() - 2);
    append_whole(std::move(address));
  }

private:
  static bool is_quote(char c) { return c == '"' || c == '\''; }

  void append_whole(std::string address)
  {
    if (is_site_address(address)) {
      m_block.push_back({SiteAddress{std::move(address)}});
      return;
    }
    std::string escaped;
    append_escaped_attribute(escaped, address);
    append_text(m_block, escaped);
  }

  // Any other reference could hide a colon or a slash from us that a browser does see.
  std::string decoded(Span piece)
  {
    const std::string_view bytes = m_source.slice(piece);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      text += bytes[i];
      if (bytes[i] != '&')
        continue;
      if (bytes.substr(i).starts_with(k_ampersand))
        i += k_ampersand.size() - 1;
      else
        m_mistakes.add({piece.begin + i, piece.begin + i + 1},
                       say("losse '&' of andere verwijzing dan &amp; in een adres",
                           "lone '&' or other reference than &amp; in an address"),
                       say("schrijf &amp;", "write &amp;"));
    }
    return text;
  }

  void check(const std::string& text, Span piece)
  {
    std::optional<Refusal> refusal;
    if (const auto* begun = last_begin())
      refusal = refusal_of_address(text, begun->use);
    std::string folded(text.size(), ' ');
    std::transform(text.begin(), text.end(), folded.begin(), lower);
    if (!refusal && folded.find("javascript:") != std::string::npos)
      refusal = refusal_of_address("javascript:", AddressUse::link);
    if (refusal)
      m_mistakes.add(piece, std::move(refusal->message), std::move(refusal->hint));
  }

  const AddressBegin* last_begin() const
  {
    return m_block.empty() ? nullptr : std::get_if<AddressBegin>(&m_block.back().content);
  }

  Block& m_block;
  const SourceText& m_source;
  Mistakes& m_mistakes;
};

} // namespace

void append_literal(Block& block, Span text, HtmlScanner& scanner, const SourceText& source,
                    Mistakes& mistakes)
{
  bool in_address = scanner.context().in_address();
  LiteralAddress address(block, source, mistakes);
  const auto append = [&](Span piece) {
    if (in_address)
      address.append(piece);
    else
      append_text(block, source.slice(piece));
  };
  for (const AddressEdge& edge : scanner.read(text)) {
    append({text.begin, edge.at});
    in_address = edge.kind == AddressEdge::Kind::begins;
    if (in_address)
      address.begin(edge);
    else
      address.end(edge.at);
    text.begin = edge.at;
  }
  append(text);
}

} // namespace peil::template_engine
