#pragma once

#include <string_view>
#include <vector>

namespace peil::gate {

struct Attribute
{
  std::string_view name;
  /// As it is written, between its quotes.
  std::string_view value;
};

/// A piece of HTML, SVG or XML.
struct Piece
{
  enum class Kind
  {
    text,
    /// What stands in a `script` or `style`.
    raw_text,
    comment,
    tag,
    end_tag,
    finished
  };
  Kind kind = Kind::finished;
  std::string_view text;
  /// Of a tag, as it is written.
  std::string_view name;
  std::vector<Attribute> attributes;
};

/// Reads markup from front to back, as a browser splits it into tags and text; it never fails, for
/// a browser does not either.
class MarkupReader
{
public:
  explicit MarkupReader(std::string_view bytes) : m_bytes(bytes) {}

  /// The next piece; it stays until the next call.
  const Piece& next();

private:
  void read_text();
  void read_raw_text();
  void read_tag();
  void read_attributes();
  void read_until(std::string_view end, Piece::Kind kind);
  void skip_blank();

  std::string_view m_bytes;
  std::size_t m_at = 0;
  /// The element whose raw text comes next.
  std::string_view m_raw;
  Piece m_piece;
};

/// Whether the two are the same but for the case of a-z.
bool same_word(std::string_view a, std::string_view b);

} // namespace peil::gate
