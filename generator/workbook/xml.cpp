#include "workbook/xml.hpp"

#include <algorithm>
#include <expat.h>
#include <memory>

namespace peil::workbook {
namespace {

std::string_view without_prefix(std::string_view name)
{
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Reading
{
  XML_Parser parser;
  XmlReader& reader;
  bool refused = false;
  bool sated = false;

  void stop_when_sated()
  {
    if (reader.wants_more() || sated)
      return;
    sated = true;
    XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* data, const char* name, const char** attributes)
{
  auto& reading = *static_cast<Reading*>(data);
  reading.reader.start(without_prefix(name), Attributes(attributes));
  reading.stop_when_sated();
}

void on_end(void* data, const char* name)
{
  auto& reading = *static_cast<Reading*>(data);
  reading.reader.end(without_prefix(name));
  reading.stop_when_sated();
}

void on_text(void* data, const char* text, int length)
{
  static_cast<Reading*>(data)->reader.text({text, static_cast<std::size_t>(length)});
}

void on_document_type(void* data, const char*, const char*, const char*, int)
{
  auto& reading = *static_cast<Reading*>(data);
  reading.refused = true;
  XML_StopParser(reading.parser, XML_FALSE);
}

struct Free
{
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

} // namespace

std::string_view Attributes::get(std::string_view name) const
{
  for (const char* const* at = m_raw; *at != nullptr; at += 2)
    if (without_prefix(*at) == name)
      return *(at + 1);
  return {};
}

bool read_xml(std::string_view part, XmlReader& reader)
{
  const std::unique_ptr<XML_ParserStruct, Free> parser(XML_ParserCreate(nullptr));
  if (!parser)
    return false;
  Reading reading{parser.get(), reader};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  constexpr std::size_t most_at_once = 1U << 30U;
  do {
    const std::string_view piece = part.substr(0, most_at_once);
    part.remove_prefix(piece.size());
    const XML_Status status =
        XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), part.empty() ? 1 : 0);
    if (status != XML_STATUS_OK)
      return reading.sated && !reading.refused;
  } while (!part.empty());
  return true;
}

} // namespace peil::workbook
