#include "gate/streams.hpp"

#include "gate/decode.hpp"
#include "gate/markup.hpp"
#include "gate/words.hpp"

#include <algorithm>
#include <array>

namespace peil::gate {
namespace {

constexpr auto k_markup =
    std::to_array<std::string_view>({".html", ".svg", ".xml", ".rels", ".atom", ".rss", ".xhtml"});
constexpr auto k_data = std::to_array<std::string_view>({".json", ".jsonld", ".js", ".map"});

// Coordinates: numbers of every length that say nothing about anyone.
constexpr auto k_drawing =
    std::to_array<std::string_view>({"d",  "points", "transform", "viewBox", "x",
                                     "y",  "x1",     "x2",        "y1",      "y2",
                                     "cx", "cy",     "r",         "rx",      "ry",
                                     "dx", "dy",     "width",     "height",  "stroke-dasharray"});

constexpr std::size_t k_looked_at = 1024;

template <typename List>
bool ends_with_one_of(std::string_view path, const List& endings)
{
  return std::any_of(endings.begin(), endings.end(),
                     [path](std::string_view one) { return path.ends_with(one); });
}

// Pictures and fonts have such bytes near their beginning; texts never have.
bool is_binary(std::string_view bytes)
{
  return bytes.substr(0, k_looked_at).find('\0') != std::string_view::npos;
}

void split_markup(std::string_view bytes, Streams& streams)
{
  MarkupReader reader(bytes);
  for (const Piece* piece = &reader.next(); piece->kind != Piece::Kind::finished;
       piece = &reader.next()) {
    if (piece->kind == Piece::Kind::raw_text) {
      decode(piece->text, streams.data);
      streams.data += k_break;
      continue;
    }
    if (piece->kind == Piece::Kind::text || piece->kind == Piece::Kind::comment)
      decode(piece->text, streams.text);
    else
      streams.text += '\n';
    for (const Attribute& attribute : piece->attributes) {
      if (attribute.value.empty() ||
          std::find(k_drawing.begin(), k_drawing.end(), attribute.name) != k_drawing.end())
        continue;
      decode(attribute.value, streams.attributes);
      streams.attributes += k_break;
    }
  }
}

} // namespace

bool is_markup(std::string_view path)
{
  return ends_with_one_of(path, k_markup);
}

Streams streams_of(const OutputFile& file)
{
  Streams streams;
  decode(file.path, streams.attributes);
  streams.attributes += k_break;
  if (is_binary(file.bytes))
    return streams;
  if (is_markup(file.path))
    split_markup(file.bytes, streams);
  else
    decode(file.bytes, ends_with_one_of(file.path, k_data) ? streams.data : streams.text);
  // Between the cells of a table a comma is no decimal mark.
  if (file.path.ends_with(".csv"))
    std::replace_if(
        streams.text.begin(), streams.text.end(), [](char c) { return c == ',' || c == ';'; },
        '\n');
  return streams;
}

} // namespace peil::gate
