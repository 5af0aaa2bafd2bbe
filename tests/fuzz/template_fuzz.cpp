#include "html_tags.hpp"
#include "property.hpp"
#include "support/proper_mistakes.hpp"
#include "template/template_set.hpp"

#include <nlohmann/json.hpp>

using namespace peil;
using namespace peil::template_engine;
using nlohmann::json;

namespace {

json data_with(std::string_view value)
{
  return {{"x", value},
          {"tekst", "vast"},
          {"getal", 3},
          {"ja", true},
          {"leeg", nullptr},
          {"adres", "/een/twee/"},
          {"html", "<em>vast</em>"},
          {"lijst", {"een", "twee"}},
          {"niets", json::array()},
          {"groep", {{"naam", value}, {"adres", "https://voorbeeld.nl/"}}}};
}

Result<std::string> rendered(const TemplateSet& set, std::string_view value)
{
  return set.render("pagina.html", data_with(value), {"pijlers/p1/index.html", nullptr});
}

// Whether a value decides which parts of the template are there, or is trusted as it is.
bool looks_at_values(std::string_view text)
{
  for (const std::string_view word : {"==", "!=", "raw"})
    if (text.find(word) != std::string_view::npos)
      return true;
  return false;
}

void demand_proper_in(const Diagnostics& mistakes, std::string_view page, std::string_view part)
{
  fuzz::demand(!mistakes.empty(), "a refusal says why");
  for (const Diagnostic& one : mistakes)
    fuzz::demand_proper({one}, one.at.file.str() == "deel.html" ? part : page);
}

} // namespace

// A template, one that it may include, and a value.
void fuzz::try_input(std::string_view input)
{
  const std::vector<std::string_view> parts = parts_of(input, 3);
  // Reading refuses a file with NUL, as one in UTF-16.
  if (find_invalid_utf8(input) || input.find('\0') != std::string_view::npos)
    return;
  const std::vector<TemplateSource> sources = {
      {FileName("pagina.html"), "pagina.html", std::string(parts[0])},
      {FileName("deel.html"), "deel.html", std::string(parts[1])}};
  const Result<TemplateSet> set = TemplateSet::load(sources, {});
  if (!set.ok()) {
    demand_proper_in(set.mistakes(), parts[0], parts[1]);
    return;
  }
  const Result<std::string> plain = rendered(set.value(), "vast");
  const Result<std::string> hostile = rendered(set.value(), parts[2]);
  for (const Result<std::string>* page : {&plain, &hostile})
    if (!page->ok())
      demand_proper_in(page->mistakes(), parts[0], parts[1]);
  if (!plain.ok() || !hostile.ok() || parts[2].empty())
    return;
  demand(rendered(set.value(), parts[2]).value() == hostile.value(),
         "the same data give the same page");
  if (looks_at_values(parts[0]) || looks_at_values(parts[1]))
    return;
  const Markup before = markup_of(plain.value());
  const Markup after = markup_of(hostile.value());
  demand(skeleton_of(before) == skeleton_of(after), "a value adds no markup", hostile.value());
  for (std::size_t i = 0; i < before.bodies.size(); ++i)
    demand(!json::accept(before.bodies[i]) || json::accept(after.bodies[i]),
           "a value breaks no JSON", after.bodies[i]);
}
