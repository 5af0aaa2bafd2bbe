#include "render/print_style.hpp"

#include <fmt/core.h>

namespace peil::render {
namespace {

// A CSS string: a quote, a backslash and a line end would end it (CSS Syntax §4.3.5).
std::string css_string(std::string_view text)
{
  std::string css = "\"";
  for (const char c : text)
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20)
      css += fmt::format("\\{:x} ", static_cast<unsigned char>(c));
    else
      css += c;
  return css + "\"";
}

} // namespace

std::string print_style(const PrintHeads& heads, const Words& words)
{
  const std::string day =
      words.say("algemeen.op_peildatum") + " " + words.notation().long_date(heads.as_of);
  return fmt::format("@page {{\n"
                     "  @top-left {{ content: {}; }}\n"
                     "  @top-right {{ content: {}; }}\n"
                     "  @bottom-left {{ content: {}; }}\n"
                     "  @bottom-right {{ content: counter(page) \" / \" counter(pages); }}\n"
                     "}}\n"
                     ":root {{ --woord-figuur: {}; --woord-tabel: {}; }}\n",
                     css_string(heads.title), css_string(day), css_string(heads.address),
                     css_string(words.say("rapport.figuur")),
                     css_string(words.say("rapport.tabel")));
}

} // namespace peil::render
