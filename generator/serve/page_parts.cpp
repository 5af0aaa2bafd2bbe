#include "serve/page_parts.hpp"

#include <fmt/core.h>

namespace peil::serve {
namespace {

std::string escaped(std::string_view text)
{
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '"')
      safe += "&quot;";
    else if (c == '<')
      safe += "&lt;";
    else
      safe += c;
  }
  return safe;
}

} // namespace

std::string with_script(std::string_view html, const PageStamp& stamp)
{
  const std::string script = fmt::format(
      R"(<script src="{}" defer data-bestand="{}" data-versie="{}" data-start="{}"></script>)",
      k_script, escaped(stamp.path), stamp.version, stamp.start);
  constexpr std::string_view head_end = "</head>";
  const std::size_t at = html.find(head_end);
  const std::size_t place = at == std::string_view::npos ? 0 : at;
  std::string page;
  page.reserve(html.size() + script.size());
  page += html.substr(0, place);
  page += script;
  page += html.substr(place);
  return page;
}

std::string page_without_site(Language language)
{
  const Sentence title = say("nog geen site", "no site yet");
  const Sentence what = say(
      "Er is nog geen site om te tonen: in het project staan fouten. Verbeter ze en bewaar; deze "
      "bladzijde ververst dan vanzelf.",
      "There is no site to show yet: the project has mistakes. Mend them and save; this page then "
      "refreshes by itself.");
  return fmt::format(R"(<!doctype html>
<html lang="{0}"><head><meta charset="utf-8"><title>peil serve: {1}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>peil serve: {1}</h1><p>{2}</p></main></body></html>
)",
                     language == Language::dutch ? "nl" : "en", title.in(language),
                     what.in(language));
}

} // namespace peil::serve
