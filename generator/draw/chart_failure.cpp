#include "draw/chart_failure.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace peil::draw {
namespace {

struct RefusedPart
{
  std::string_view refused;
  std::string_view nl;
  std::string_view en;
  std::string_view hint_nl;
  std::string_view hint_en;
};

constexpr std::array k_refused_parts{
    RefusedPart{"data", "de grafiek haalt gegevens van elders: '{}'",
                "the chart takes data from elsewhere: '{}'",
                "zet de gegevens in de grafiek zelf of noem ze met 'data: {name: …}'",
                "put the data in the chart itself or name them with 'data: {name: …}'"},
    RefusedPart{"href", "de grafiek bevat een link: '{}'", "the chart contains a link: '{}'",
                "zet de link in de tekst of in de tabel", "put the link in the text or the table"},
    RefusedPart{"image", "de grafiek toont een plaatje van elders: '{}'",
                "the chart shows an image from elsewhere: '{}'",
                "een grafiek bestaat alleen uit vormen en tekst",
                "a chart consists of shapes and text only"},
    RefusedPart{"markup", "de grafiek vraagt opmaak die de pagina niet toelaat: '{}'",
                "the chart asks for markup that the page does not allow: '{}'",
                "laat 'cursor', 'blend' en kleuren met 'url(…)' weg",
                "leave out 'cursor', 'blend' and colours with 'url(…)'"},
    RefusedPart{"character", "een tekst in de grafiek bevat een stuurteken{}",
                "a text in the chart contains a control character{}", "haal het teken weg",
                "remove the character"},
};

Diagnostic vega_objects(const std::string& words, Position at)
{
  const Sentence message = say("de grafiek kan niet worden getekend; Vega meldt '{}'",
                               "the chart cannot be drawn; Vega says '{}'", words);
  if (words.find("Infinite extent for field") != std::string::npos)
    return error_at(at, message,
                    {"het veld staat niet in de gegevens, of heeft er nergens een waarde",
                     "the field is not in the data, or has no value anywhere"});
  return error_at(at, message,
                  {"zie https://vega.github.io/vega-lite/docs/ voor wat een grafiek kan bevatten",
                   "see https://vega.github.io/vega-lite/docs/ for what a chart can contain"});
}

Diagnostic describe(const Objection& objection, Position at, const DrawingOptions&)
{
  const auto* part =
      std::find_if(k_refused_parts.begin(), k_refused_parts.end(),
                   [&](const RefusedPart& row) { return row.refused == objection.refused; });
  if (part == k_refused_parts.end())
    return vega_objects(objection.text, at);
  return error_at(at, say(part->nl, part->en, objection.text),
                  {std::string(part->hint_nl), std::string(part->hint_en)});
}

Sentence describe_trouble(Trouble trouble, const DrawingOptions& options)
{
  switch (trouble) {
  case Trouble::too_slow:
    return say("de grafiek was na {} seconden nog niet getekend",
               "the chart was not drawn within {} seconds",
               static_cast<double>(options.time_limit.count()) / 1000);
  case Trouble::too_much_memory:
    return say("de grafiek vroeg meer dan {} MB geheugen",
               "the chart took more than {} MB of memory", options.memory_limit_bytes / 1'000'000);
  case Trouble::ended:
    break;
  }
  return {"het tekenprogramma is vastgelopen op deze grafiek",
          "the drawing program broke down on this chart"};
}

Diagnostic describe(Trouble trouble, Position at, const DrawingOptions& options)
{
  return error_at(at, describe_trouble(trouble, options),
                  {"teken minder gegevens, of maak de berekening in 'transform' eenvoudiger",
                   "draw less data, or make the calculation in 'transform' simpler"});
}

} // namespace

Diagnostic to_diagnostic(const ChartFailure& failure, Position at, const DrawingOptions& options)
{
  return std::visit([&](const auto& one) { return describe(one, at, options); }, failure);
}

} // namespace peil::draw
