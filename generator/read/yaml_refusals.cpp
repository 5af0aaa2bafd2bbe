#include "read/yaml_refusals.hpp"

#include "base/text.hpp"
#include "read/yaml_mistake_words.hpp"

#include <algorithm>

namespace peil::read {

Diagnostic duplicate_key(Position at, std::string_view key, Position first)
{
  Diagnostic mistake =
      error_at(at, say("sleutel '{}' staat er al", "key '{}' is there already", key),
               say("haal een van beide weg of geef hem een andere naam",
                   "remove one of the two or give it another name"));
  mistake.notes.push_back({first, say("eerder hier", "first here")});
  return mistake;
}

Diagnostic key_is_no_text(const Places& places, std::size_t at)
{
  return error_at(places.at(at), say("een sleutel moet tekst zijn", "a key must be text"),
                  say("begint de tekst zelf met '{}', zet hem dan tussen aanhalingstekens",
                      "if the text itself begins with '{}', put it in quotes",
                      character_at(places.text(), at)));
}

Diagnostic key_over_lines(Position at)
{
  return error_at(at, say("een sleutel moet op één regel staan", "a key must stand on one line"),
                  say("verwacht 'sleutel: waarde'", "expected 'key: value'"));
}

Diagnostic empty_key(const Places& places, std::size_t at)
{
  return error_at(places.at(at), say("lege sleutel", "empty key"),
                  say("schrijf een naam voor de dubbele punt; `null` en `~` gelden als leeg",
                      "write a name before the colon; `null` and `~` count as empty"));
}

Diagnostic merge_key(Position at)
{
  return error_at(at, say("samenvoegen met '<<' kan niet", "merging with '<<' is not possible"),
                  say("schrijf de waarden uit", "write the values out"));
}

Diagnostic missing_colon(Position at, std::string_view key)
{
  return error_at(
      at, say("achter '{}' ontbreekt een dubbele punt", "a colon is missing after '{}'", key),
      say("verwacht 'sleutel: waarde'", "expected 'key: value'"));
}

Diagnostic missing_space_after_colon(const Places& places, std::size_t colon)
{
  if (places.text().substr(colon + 1).starts_with(k_hard_space))
    return hard_space(places, colon + 1);
  return error_at(
      places.at(colon),
      say("achter de dubbele punt ontbreekt een spatie", "a space is missing after the colon"),
      say("schrijf 'sleutel: waarde'", "write 'key: value'"));
}

Diagnostic missing_space_after_dash(const Places& places, std::size_t dash)
{
  return error_at(
      places.at(dash),
      say("achter het streepje ontbreekt een spatie", "a space is missing after the dash"),
      say("schrijf een lijstpunt als '- tekst'", "write a list item as '- text'"));
}

Diagnostic hard_space(const Places& places, std::size_t at)
{
  return error_at(places.at(at),
                  say("harde spatie (U+00A0) waar een gewone spatie hoort",
                      "no-break space (U+00A0) where an ordinary space belongs"),
                  say("typ een gewone spatie; harde spaties komen mee bij het plakken uit een "
                      "tekstverwerker of webpagina",
                      "type an ordinary space; no-break spaces come along when pasting from a "
                      "word processor or web page"));
}

Diagnostic empty_list_item(const Places& places, std::size_t at)
{
  return error_at(
      places.at(at), say("lege plek voor de komma", "nothing before the comma"),
      say("haal de komma weg of vul de waarde in", "remove the comma or fill in the value"));
}

Diagnostic list_item_read_as_text(const Places& places, std::size_t dash)
{
  return error_at(places.at(dash),
                  say("dit lijstpunt hoort volgens YAML bij de tekst van de regel erboven",
                      "YAML takes this list item for text of the line above"),
                  say("laat het streepje gelijk beginnen met de andere streepjes, of haal de tekst "
                      "achter de sleutel erboven weg",
                      "let the dash begin where the other dashes begin, or remove the text after "
                      "the key above"));
}

Diagnostic quote_left_open(const Places& places, std::size_t quote)
{
  return error_at(places.at(quote, places.line_end(quote)),
                  say("aanhalingsteken wordt niet gesloten", "quote is not closed"),
                  say("zet achter de tekst ook een {0}; een tekst over meer regels moet inspringen",
                      "put a {0} after the text too; text over several lines must be indented",
                      places.text()[quote]));
}

Diagnostic refused_alias(const Places& places, std::size_t at)
{
  const std::string_view rest = rest_of_line(places, at);
  const std::size_t end = at + std::min(rest.find_first_of(" ,]}"), rest.size());
  return error_at(places.at(at, end),
                  say("een verwijzing met '*' kan niet", "a reference with '*' is not possible"),
                  say("schrijf de waarde uit; begint de tekst zelf met '*', zet hem dan tussen "
                      "aanhalingstekens",
                      "write the value out; if the text itself begins with '*', put it in quotes"));
}

Diagnostic refused_anchor(const Places& places, std::size_t at)
{
  const std::string_view rest = rest_of_line(places, at);
  const std::size_t end = at + std::min(rest.find_first_of(" ,]}"), rest.size());
  return error_at(places.at(at, end),
                  say("een anker met '&' kan niet", "an anchor with '&' is not possible"),
                  say("schrijf de waarde uit op elke plek; begint de tekst zelf met '&', zet hem "
                      "dan tussen aanhalingstekens",
                      "write the value out in every place; if the text itself begins with '&', put "
                      "it in quotes"));
}

Diagnostic refused_tag(const Places& places, std::size_t at)
{
  const std::string_view rest = rest_of_line(places, at);
  const std::size_t end = at + std::min(rest.find_first_of(" ,]}"), rest.size());
  return error_at(places.at(at, end),
                  say("een type met '!' kan niet", "a tag with '!' is not possible"),
                  say("haal het weg; begint de tekst zelf met '!', zet hem dan tussen "
                      "aanhalingstekens",
                      "remove it; if the text itself begins with '!', put it in quotes"));
}

Diagnostic refused_block_header(const Places& places, std::size_t at)
{
  const std::string_view rest = rest_of_line(places, at);
  Sentence hint = put_in_quotes(rest);
  return error_at(places.at(at, at + rest.size()),
                  say("achter '{}' kan geen tekst of getal staan",
                      "neither text nor a number can follow '{}'", places.text()[at]),
                  hint);
}

Diagnostic refused_character_in_text(Position at)
{
  return error_at(at,
                  say("deze tekst bevat door een \\-code een teken dat niet kan",
                      "by a \\ code this text holds a character that cannot be used"),
                  say("haal de code weg, of schrijf \\\\ voor een schuine streep naar links",
                      "remove the code, or write \\\\ for a backslash"));
}

Diagnostic second_document(const Places& places, std::size_t at, std::size_t first_content)
{
  const std::string_view text = places.text();
  if (text.substr(at, 3) == "---" || text.substr(at, 3) == "...")
    return error_at(places.at(at, at + 3),
                    say("een bestand bevat één document; hier begint een tweede",
                        "a file holds one document; a second begins here"),
                    say("haal deze regel weg of maak er twee bestanden van",
                        "remove this line or make two files of it"));
  const std::string_view rest = rest_of_line(places, at);
  if (text[first_content] == '-' && rest.starts_with("-"))
    return missing_space_after_dash(places, at);
  const std::size_t first_column = first_content - places.line_start(first_content);
  Sentence hint = say("een lijst en sleutels kunnen niet naast elkaar staan: laat de lijst onder "
                      "een eigen sleutel beginnen",
                      "a list and keys cannot stand side by side: let the list begin under a key "
                      "of its own");
  if (first_column > at - places.line_start(at))
    hint = say("laat de regel in kolom {} beginnen, gelijk met de eerste",
               "let the line begin in column {}, like the first one", first_column + 1);
  return error_at(key_or_word(places, at),
                  say("deze regel hoort niet bij wat erboven staat",
                      "this line does not belong to what stands above"),
                  hint);
}

Diagnostic text_as_comment(const Places& places, std::size_t at)
{
  const std::string_view rest = trimmed(places.text().substr(at, places.line_end(at) - at));
  return error_at(
      places.at(at, at + rest.size()),
      say("YAML leest dit als opmerking, niet als tekst",
          "YAML reads this as a comment, not as text"),
      say("zet de hele tekst tussen aanhalingstekens; is het een opmerking, zet dan een "
          "spatie achter '#'",
          "put the whole text in quotes; if it is a comment, put a space after '#'"));
}

Diagnostic text_after_value(const Places& places, std::size_t at)
{
  const std::string_view rest = rest_of_line(places, at);
  return error_at(places.at(at, at + rest.size()),
                  say("tekst na het einde van de waarde", "text after the end of the value"),
                  say("zet de hele waarde tussen aanhalingstekens, of haal dit weg",
                      "put the whole value in quotes, or remove this"));
}

Diagnostic too_deep(const Places& places, std::size_t at)
{
  return error_at(places.at(at),
                  say("lijsten en sleutels zitten hier te diep in elkaar",
                      "lists and keys are nested too deep here"),
                  say("dit heeft geen register nodig: controleer het inspringen en de haken",
                      "no register needs this: check the indentation and the brackets"));
}

Diagnostic unread_text(const Places& places, std::size_t at)
{
  if (places.text()[at] == '%')
    return error_at(places.at(at),
                    say("een regel kan niet met '%' beginnen", "a line cannot begin with '%'"),
                    say("YAML leest niet wat hierna komt; haal de regel weg of zet de tekst tussen "
                        "aanhalingstekens",
                        "YAML does not read what follows; remove the line or put the text in "
                        "quotes"));
  return error_at(places.at(at, places.line_end(at)),
                  say("deze tekst wordt niet gelezen", "this text is not read"),
                  say("zet de tekst tussen aanhalingstekens", "put the text in quotes"));
}

} // namespace peil::read
