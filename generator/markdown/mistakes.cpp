#include "markdown/mistakes.hpp"

#include "base/text.hpp"
#include "markdown/link_target.hpp"

#include <array>
#include <utility>

namespace peil::markdown {
namespace {

// What an author can write instead of an HTML element.
struct Instead
{
  std::string_view elements;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array<Instead, 9> k_instead_of_html = {{
    {" b strong ", "gebruik Markdown: **vet**", "use Markdown: **bold**"},
    {" i em ", "gebruik Markdown: *cursief*", "use Markdown: *italic*"},
    {" a ", "gebruik Markdown: [tekst](adres)", "use Markdown: [text](address)"},
    {" img ", "gebruik Markdown: ![omschrijving](bestand)", "use Markdown: ![description](file)"},
    {" sub sup ", "typ het teken zelf: CO₂, m²", "type the character itself: CO₂, m²"},
    {" br ", "gebruik Markdown: eindig de regel met een \\", "use Markdown: end the line with \\"},
    {" ul ol li ", "gebruik Markdown: een regel die begint met - of 1.",
     "use Markdown: a line that begins with - or 1."},
    {" table tr td th thead tbody ", "gebruik Markdown: een tabel met | tussen de cellen",
     "use Markdown: a table with | between the cells"},
    {" h1 h2 h3 h4 h5 h6 ", "gebruik Markdown: ## voor een kop", "use Markdown: ## for a heading"},
}};

Sentence instead_of(std::string_view html)
{
  const std::string name = fmt::format(" {} ", element_name(html));
  for (const Instead& row : k_instead_of_html)
    if (name.size() > 2 && row.elements.find(name) != std::string_view::npos)
      return say(row.nl, row.en);
  return say("gebruik Markdown, of \\< voor het teken zelf",
             "use Markdown, or \\< for the character itself");
}

std::string first_line(std::string_view text)
{
  return std::string(trimmed(text.substr(0, text.find('\n'))));
}

} // namespace

Diagnostic unclosed_reference(Position at)
{
  return error_at(
      at, say("'{{{{' zonder '}}}}' op dezelfde regel", "'{{{{' without '}}}}' on the same line"),
      say("schrijf {{{{ pad }}}}, of \\{{{{ voor de tekens zelf",
          "write {{{{ path }}}}, or \\{{{{ for the characters themselves"));
}

Diagnostic stray_closing_braces(Position at)
{
  return error_at(at, say("'}}}}' zonder '{{{{' ervoor", "'}}}}' without '{{{{' before it"),
                  say("schrijf {{{{ pad }}}}, of \\}}}} voor de tekens zelf",
                      "write {{{{ path }}}}, or \\}}}} for the characters themselves"));
}

Diagnostic empty_reference(Position at)
{
  return error_at(at, say("lege verwijzing", "empty reference"),
                  say("noem een waarde: {{{{ ketenprojecten.waarde }}}}",
                      "name a value: {{{{ ketenprojecten.waarde }}}}"));
}

Diagnostic malformed_path(Position at, std::string_view path)
{
  return error_at(at, say("'{}' is geen verwijzing", "'{}' is not a reference", path),
                  say("verwacht woorden met punten ertussen, van kleine letters, cijfers, - en _",
                      "expected words joined by dots, of small letters, digits, - and _"));
}

Diagnostic malformed_format(Position at, std::string_view format)
{
  return error_at(at, say("'{}' is geen opmaak", "'{}' is not a format", format),
                  say("verwacht na | één woord van kleine letters, cijfers, - en _",
                      "expected one word after |, of small letters, digits, - and _"));
}

Diagnostic private_character(Position at, std::string_view code_point)
{
  return error_at(at,
                  say("teken '{}' heeft geen betekenis in een tekst",
                      "character '{}' has no meaning in a text", code_point),
                  say("haal het weg", "remove it"));
}

std::string element_name(std::string_view tag)
{
  std::string name;
  for (const char c : tag.substr(tag.starts_with("</") ? 2 : 1)) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (!is_upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
      break;
    name += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

Diagnostic raw_html(Position at, std::string_view html)
{
  return error_at(at,
                  say("HTML in een tekst wordt niet overgenomen: '{}'",
                      "HTML in a text is not taken over: '{}'", first_line(html)),
                  instead_of(html));
}

Diagnostic unclosed_comment(Position at)
{
  return error_at(at,
                  say("commentaar zonder '-->': wat erop volgt valt weg",
                      "comment without '-->': what follows it is lost"),
                  say("sluit het commentaar met -->", "close the comment with -->"));
}

Diagnostic text_behind_comment(Position at)
{
  return error_at(at,
                  say("tekst op dezelfde regel na een commentaar valt weg",
                      "text behind a comment on the same line is lost"),
                  say("zet de tekst op een eigen regel, met een lege regel ervoor",
                      "put the text on a line of its own, with an empty line before it"));
}

Diagnostic link_without_target(Position at)
{
  return error_at(at, say("link zonder adres", "link without an address"),
                  say("schrijf [tekst](adres)", "write [text](address)"));
}

Diagnostic link_without_text(Position at, std::string_view target)
{
  return error_at(
      at, say("link naar '{}' zonder tekst", "link to '{}' without text", target),
      say("zeg tussen [ en ] waar de link heen gaat", "say between [ and ] where the link leads"));
}

Diagnostic link_in_link(Position at)
{
  return error_at(at,
                  say("link in de tekst van een andere link", "link in the text of another link"),
                  say("haal een van beide weg", "remove one of them"));
}

Diagnostic forbidden_scheme(Position at, std::string_view target)
{
  return error_at(at,
                  say("adres '{}' begint met '{}:', dat kan hier niet",
                      "address '{}' begins with '{}:', which is not possible here", target,
                      scheme_of(target)),
                  say("verwacht https:, http:, mailto:, tel:, een adres in de site of #kop",
                      "expected https:, http:, mailto:, tel:, an address in the site or #heading"));
}

Diagnostic scheme_left_out(Position at, std::string_view target)
{
  return error_at(at, say("adres '{0}' zonder https:", "address '{0}' without https:", target),
                  say("schrijf https:{0}", "write https:{0}", target));
}

Diagnostic backslash_in_target(Position at, std::string_view target)
{
  return error_at(
      at, say("'\\' in adres '{}'", "'\\' in address '{}'", target),
      say("schrijf / tussen de delen van een adres", "write / between the parts of an address"));
}

Diagnostic control_character_in_target(Position at)
{
  return error_at(at, say("stuurteken in een adres", "control character in an address"),
                  say("typ het adres opnieuw", "type the address again"));
}

Diagnostic image_without_target(Position at)
{
  return error_at(at, say("afbeelding zonder bestand", "image without a file"),
                  say("schrijf ![omschrijving](bestand)", "write ![description](file)"));
}

Diagnostic image_from_elsewhere(Position at, std::string_view target)
{
  return error_at(
      at, say("afbeelding '{}' staat niet in de site", "image '{}' is not in the site", target),
      say("zet het bestand in het project en noem zijn pad: een pagina haalt niets van elders",
          "put the file in the project and name its path: a page loads nothing from elsewhere"));
}

Diagnostic image_without_text(Position at, std::string_view target)
{
  return error_at(
      at, say("afbeelding '{}' zonder omschrijving", "image '{}' without a description", target),
      say("zeg tussen [ en ] wat er te zien is", "say between [ and ] what is to be seen"));
}

Diagnostic broken_link(Position at)
{
  return error_at(at, say("dit wordt geen link", "this does not become a link"),
                  say("schrijf [tekst](adres), en een adres met spaties als (<adres>)",
                      "write [text](address), and an address with spaces as (<address>)"));
}

Diagnostic missing_link_definition(Position at, std::string_view name)
{
  return warning_at(at,
                    say("geen adres gegeven voor [{}]: dit wordt geen link",
                        "no address given for [{}]: this does not become a link", name),
                    say("voeg een regel toe: [{}]: adres", "add a line: [{}]: address", name));
}

Diagnostic bare_address(Position at, std::string_view address)
{
  return warning_at(
      at, say("adres '{}' wordt geen link", "address '{}' does not become a link", address),
      say("schrijf [tekst](adres) of <adres>", "write [text](address) or <address>"));
}

Diagnostic title_in_body(Position at)
{
  return error_at(at,
                  say("kop van niveau 1: de titel staat in de front matter",
                      "heading of level 1: the title stands in the front matter"),
                  say("begin met ##", "begin with ##"));
}

Diagnostic heading_level_skipped(Position at, int level, int level_before)
{
  return warning_at(
      at,
      say("kop van niveau {} direct onder niveau {}", "heading of level {} directly under level {}",
          level, level_before),
      say("gebruik {}", "use {}", std::string(static_cast<std::size_t>(level_before) + 1, '#')));
}

Diagnostic empty_heading(Position at)
{
  return error_at(at, say("kop zonder tekst", "heading without text"),
                  say("geef de kop een tekst of haal hem weg", "give it a text or remove it"));
}

Diagnostic accidental_heading(Position at)
{
  return warning_at(at,
                    say("deze regels worden samen een kop door de streep eronder",
                        "these lines become one heading by the line below them"),
                    say("laat een regel leeg boven de streep, of gebruik ## voor een kop",
                        "leave a line empty above it, or use ## for a heading"));
}

Diagnostic oversized_table(Position at, const OversizedTable& table)
{
  return error_at(at,
                  say("tabel van {} kolommen en {} rijen is te groot",
                      "table of {} columns and {} rows is too large", table.columns, table.rows),
                  say("hoogstens {} cellen; zet zoveel gegevens in een register",
                      "at most {} cells; put as much data in a register", k_most_table_cells));
}

Diagnostic cells_lost(Position at, std::size_t cells, std::size_t columns)
{
  return error_at(at,
                  say("rij heeft {} cellen, de kop {}: de rest valt weg",
                      "row has {} cells, the heading {}: the rest is lost", cells, columns),
                  say("haal een | weg, of schrijf \\| voor het teken zelf",
                      "remove a |, or write \\| for the character itself"));
}

Diagnostic no_table(Position at, std::size_t columns, std::size_t headings)
{
  return error_at(at,
                  say("dit wordt geen tabel: deze rij heeft {} cellen, de kop erboven {}",
                      "this does not become a table: this row has {} cells, the heading above {}",
                      columns, headings),
                  say("maak beide rijen even lang", "make both rows equally long"));
}

Diagnostic table_without_caption(Position at)
{
  return warning_at(at, say("tabel zonder bijschrift", "table without a caption"),
                    say("zet er een alinea boven die begint met 'Tabel: '",
                        "put a paragraph above it that begins with 'Tabel: '"));
}

Diagnostic unclosed_fence(Position at)
{
  return error_at(at,
                  say("blok zonder sluitregel: alles wat volgt hoort erbij",
                      "block without a closing line: all that follows belongs to it"),
                  say("sluit het met een regel van dezelfde tekens",
                      "close it with a line of the same characters"));
}

Diagnostic misspelt_block_word(Position at, std::string_view word, std::string_view meant)
{
  return warning_at(at,
                    say("blok '{}' wordt als code getoond", "block '{}' is shown as code", word),
                    say("bedoelt u '{}'?", "did you mean '{}'?", meant));
}

Diagnostic missing_footnote(Position at, std::string_view name)
{
  return error_at(at, say("voetnoot '{}' bestaat niet", "footnote '{}' does not exist", name),
                  say("voeg een regel toe: [^{}]: tekst", "add a line: [^{}]: text", name));
}

Diagnostic unused_footnote(Position at, std::string_view name)
{
  return error_at(at,
                  say("voetnoot '{}' wordt nergens genoemd en valt weg",
                      "footnote '{}' is named nowhere and is lost", name),
                  say("zet [^{}] in de tekst", "put [^{}] in the text", name));
}

Diagnostic repeated_footnote(Position at, std::string_view name, Position before)
{
  Diagnostic mistake =
      error_at(at, say("voetnoot '{}' staat er twee keer", "footnote '{}' is there twice", name),
               say("geef een van beide een andere naam", "give one of them another name"));
  mistake.notes.push_back({before, say("eerder hier", "first here")});
  return mistake;
}

Diagnostic refused_target(Position at, std::string_view target, bool image)
{
  switch (kind_of_target(target)) {
  case TargetKind::none:
    return image ? image_without_target(at) : link_without_target(at);
  case TargetKind::same_scheme:
    return image ? image_from_elsewhere(at, target) : scheme_left_out(at, target);
  case TargetKind::backslash:
    return backslash_in_target(at, target);
  case TargetKind::control_character:
    return control_character_in_target(at);
  default:
    return image ? image_from_elsewhere(at, target) : forbidden_scheme(at, target);
  }
}

} // namespace peil::markdown
