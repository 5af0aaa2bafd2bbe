#include "template/escape_choice.hpp"

namespace peil::template_engine {
namespace {

void report_misplaced(const HtmlContext& context, Span filter, std::string_view name,
                      Sentence advice, Mistakes& mistakes)
{
  const Sentence where = describe(context);
  Sentence message = say("filter '{}' kan niet in {}", "", name, where.nl);
  message.en = fmt::format("filter '{}' is not possible in {}", name, where.en);
  mistakes.add(filter, std::move(message), std::move(advice));
}

Escape escape_of(Place place)
{
  switch (place) {
  case Place::attribute:
    return Escape::attribute;
  case Place::address:
    return Escape::address;
  case Place::json:
    return Escape::json;
  case Place::text:
    break;
  }
  return Escape::text;
}

} // namespace

std::optional<Escape> choose_escape(const HtmlContext& context, Place place,
                                    const PrintedExpression& printed, Span tag, Mistakes& mistakes)
{
  if (place == Place::json && printed.ending != Ending::json) {
    mistakes.add(tag,
                 say("waarde in JSON zonder filter 'json'", "value in JSON without filter 'json'"),
                 {"schrijf {{ naam | json }}", "write {{ name | json }}"});
    return std::nullopt;
  }
  if (place != Place::json && printed.ending == Ending::json) {
    report_misplaced(context, printed.ending_span, "json",
                     {"'json' hoort in <script type=\"application/json\">",
                      "'json' belongs in <script type=\"application/json\">"},
                     mistakes);
    return std::nullopt;
  }
  if (printed.ending != Ending::raw)
    return escape_of(place);
  if (context.state == HtmlState::text)
    return Escape::raw;
  report_misplaced(context, printed.ending_span, "raw",
                   {"'raw' hoort in de tekst tussen tags", "'raw' belongs in text between tags"},
                   mistakes);
  return std::nullopt;
}

} // namespace peil::template_engine
