#include "serve/page_parts.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
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

// As the theme writes them; one that does it otherwise is served all the same, a little later.
constexpr std::array<std::string_view, 2> k_before_address = {R"(<link rel="stylesheet" href=")",
                                                              R"(<script src=")"};

// Where the next address of a style sheet or script begins, or npos.
std::size_t find_address(std::string_view head, std::size_t from)
{
  std::size_t first = std::string_view::npos;
  for (const std::string_view before : k_before_address)
    if (const std::size_t at = head.find(before, from); at != std::string_view::npos)
      first = std::min(first, at + before.size());
  return first;
}

std::string path_from(std::string_view page_path, std::string_view address)
{
  return (std::filesystem::path(page_path).parent_path() / address).lexically_normal().string();
}

} // namespace

std::string with_versions(std::string_view html, std::string_view page_path,
                          const VersionOf& version_of)
{
  const std::string_view head = html.substr(0, html.find("</head>"));
  std::string page;
  std::size_t done = 0;
  for (std::size_t at = find_address(head, 0); at != std::string_view::npos;
       at = find_address(head, at)) {
    const std::size_t end = std::min(head.find('"', at), head.size());
    page += html.substr(done, end - done);
    done = end;
    if (const auto version = version_of(path_from(page_path, head.substr(at, end - at))))
      page += "?" + *version;
  }
  page += html.substr(done);
  return page;
}

std::string with_script(std::string_view html, const PageStamp& stamp)
{
  const std::string script = fmt::format(
      R"(<script src="{0}?{3}" defer data-bestand="{1}" data-versie="{2}" data-start="{3}"></script>)",
      k_script, escaped(stamp.path), stamp.version, stamp.start);
  // Before the scripts of the page, for it watches what they do.
  constexpr std::string_view head = "<head>";
  const std::size_t at = html.find(head);
  const std::size_t place = at == std::string_view::npos ? 0 : at + head.size();
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
