#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::workbook {

/// The attributes of an element, by their names without prefix.
class Attributes
{
public:
  explicit Attributes(const char* const* raw) : m_raw(raw) {}
  /// Empty when there is none.
  std::string_view get(std::string_view name) const;

private:
  const char* const* m_raw;
};

/// Told of the elements of a part as they come, by their names without prefix.
class XmlReader
{
public:
  virtual ~XmlReader() = default;
  virtual void start(std::string_view element, const Attributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view text) = 0;
  /// Whether to read on; asked after every element.
  virtual bool wants_more() const { return true; }
};

/// Reads a part to its end, or to where its reader wants no more. False for what is no well-formed
/// XML and for XML with a document type, which no workbook has and attacks do.
bool read_xml(std::string_view part, XmlReader& reader);

} // namespace peil::workbook
