#include "render/narrative_checks.hpp"

#include "base/suggestion.hpp"
#include "markdown/inspect.hpp"
#include "markdown/link_target.hpp"

#include <algorithm>

namespace peil::render {
namespace {

Sentence near(std::string_view typed, const std::vector<std::string>& known)
{
  const std::optional<std::string> found = suggest(typed, known);
  return found ? say("bedoelt u '{}'?", "did you mean '{}'?", *found) : Sentence{};
}

std::string listed(const std::vector<std::string>& words)
{
  constexpr std::size_t most = 6;
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < most; ++i)
    text += (i == 0 ? "" : ", ") + words[i];
  return text + (words.size() > most ? ", …" : "");
}

// What can stand behind the name that a path begins with, or the indicators that there are.
Sentence what_there_is(std::string_view path, const Nameable& nameable)
{
  const std::string root(path.substr(0, path.find('.')));
  std::vector<std::string> behind;
  for (const auto& [name, value] : nameable.references)
    if (name.starts_with(root + "."))
      behind.push_back(name.substr(root.size() + 1));
  if (!behind.empty())
    return say("achter '{0}.' kan onder meer: {1}", "behind '{0}.' can be among others: {1}", root,
               listed(behind));
  return say("het project kent '{0}' niet; indicatoren zijn: {1}",
             "the project does not know '{0}'; indicators are: {1}", root,
             listed(nameable.indicators));
}

void check_reference(const markdown::Reference& reference, const Nameable& nameable,
                     Diagnostics& mistakes)
{
  if (!nameable.references.contains(reference.path)) {
    std::vector<std::string> known;
    for (const auto& [name, value] : nameable.references)
      known.push_back(name);
    const Sentence hint = near(reference.path, known);
    mistakes.push_back(error_at(
        reference.at, say("onbekende verwijzing '{}'", "unknown reference '{}'", reference.path),
        hint.empty() ? what_there_is(reference.path, nameable) : hint));
  }
  if (!reference.format.empty())
    mistakes.push_back(error_at(
        reference.format_at, say("onbekend formaat '{}'", "unknown format '{}'", reference.format),
        say("laat het formaat weg; getallen en datums staan vanzelf in de Nederlandse schrijfwijze",
            "leave the format out; numbers and dates are in Dutch notation by themselves")));
}

void check_block(const markdown::Block& block, const Nameable& nameable, Diagnostics& mistakes)
{
  if (block.kind == "vega-lite")
    return;
  const bool is_card = block.kind == "indicator";
  const std::vector<std::string>& known = is_card ? nameable.indicators : nameable.charts;
  if (block.argument.empty())
    mistakes.push_back(error_at(
        block.at, say("'{}' zegt niet welke", "'{}' does not say which", block.kind),
        is_card
            ? say("schrijf de id van een indicator erachter", "write an indicator's id behind it")
            : say("schrijf de id van een grafiek erachter, bijvoorbeeld verloop-mkb",
                  "write a chart's id behind it, for example verloop-mkb")));
  else if (std::find(known.begin(), known.end(), block.argument) == known.end())
    mistakes.push_back(
        error_at(block.argument_at,
                 is_card ? say("onbekende indicator '{}'", "unknown indicator '{}'", block.argument)
                         : say("onbekende grafiek '{}'", "unknown chart '{}'", block.argument),
                 near(block.argument, known)));
}

void check_link(const markdown::Link& link, const Nameable& nameable, Diagnostics& mistakes)
{
  if (link.has_references || !link.target.starts_with('/') ||
      !markdown::may_link_to(markdown::kind_of_target(link.target)))
    return;
  const std::string address = link.target.substr(0, link.target.find_first_of("?#"));
  if (nameable.addresses.contains(address))
    return;
  const std::vector<std::string> known(nameable.addresses.begin(), nameable.addresses.end());
  Sentence hint = near(address, known);
  if (hint.empty())
    hint = say("verbeter het adres of haal de link weg; op /zoeken/ staan alle pagina's",
               "correct the address or remove the link; /zoeken/ has all pages");
  if (nameable.addresses.contains(address + "/"))
    hint = say("een adres eindigt op '/': {}/", "an address ends in '/': {}/", address);
  mistakes.push_back(error_at(
      link.at, say("de pagina '{}' bestaat niet", "the page '{}' does not exist", address), hint));
}

// A text below a `|` begins on the next line; how far it is indented is not known here.
Position place_in_cell(Position at, const Cell& cell, std::string_view text)
{
  const bool is_block = cell.at.length == 1 && text.size() > 1;
  return is_block ? Position{at.file, at.line + 1, 1, 1} : at;
}

void check_cell(const Cell& cell, const Field& field, Diagnostics& mistakes)
{
  if (!field.is_public)
    return;
  if (const auto* items = cell.as<std::vector<Item>>())
    for (const Item& item : *items)
      for (std::size_t i = 0; i < item.cells.size(); ++i)
        check_cell(item.cells[i], field.fields[i], mistakes);
  const std::string* text = cell.as<std::string>();
  if (text == nullptr || field.type != FieldType::markdown)
    return;
  const markdown::Inspection found =
      markdown::inspect({cell.at.file, *text, cell.at.line, cell.at.column, cell.at.column}, {});
  for (Diagnostic mistake : found.mistakes) {
    mistake.at = place_in_cell(mistake.at, cell, *text);
    mistakes.push_back(std::move(mistake));
  }
  for (const markdown::Reference& reference : found.references)
    mistakes.push_back(error_at(
        place_in_cell(reference.at, cell, *text),
        say("een verwijzing werkt niet in een record", "a reference does not work in a record"),
        say("schrijf de tekst zonder {{{{ }}}}", "write the text without {{{{ }}}}")));
}

void add_named_charts(const Narrative& narrative, std::set<std::string>& named)
{
  const markdown::Source source{narrative.text.file, narrative.text.body, narrative.text.body_line,
                                1, 1};
  for (const markdown::Block& block : markdown::find_blocks(source, block_words()))
    named.insert(block.argument);
}

Diagnostic not_in_an_edition(Position at, std::string_view id)
{
  return error_at(
      at, say("'{}' kan niet in een editie", "'{}' cannot stand in an edition", id),
      say("het verschil tussen twee edities kan het bedrag van één bedrijf zijn; noem het "
          "bedrag op een gewone bladzijde",
          "the difference of two editions may be the amount of one company; name the "
          "amount on an ordinary page"));
}

// As a card, as a chart of its own (`verloop-ID`), or as the data of an author's chart.
bool shows(const markdown::Block& block, const std::string& id)
{
  if (block.kind == "vega-lite")
    return block.body.find('"' + id + '"') != std::string::npos;
  return block.argument == id || block.argument.substr(block.argument.find('-') + 1) == id;
}

// What an edition prints stands for ever, so it is not enough that it may be printed today.
void check_edition(const markdown::Inspection& found, const Nameable& nameable,
                   Diagnostics& mistakes)
{
  for (const markdown::Reference& reference : found.references) {
    const std::string id = reference.path.substr(0, reference.path.find('.'));
    if (nameable.not_in_editions.contains(id))
      mistakes.push_back(not_in_an_edition(reference.at, id));
  }
  for (const markdown::Block& block : found.blocks)
    for (const std::string& id : nameable.not_in_editions)
      if (shows(block, id))
        mistakes.push_back(
            not_in_an_edition(block.kind == "vega-lite" ? block.at : block.argument_at, id));
}

} // namespace

Diagnostics check_record_texts(const Project& project)
{
  Diagnostics mistakes;
  for (const Register& one : project.registers)
    if (one.is_public)
      for (const Record& record : one.records)
        for (std::size_t i = 0; i < record.item.cells.size(); ++i)
          check_cell(record.item.cells[i], one.fields[i], mistakes);
  return mistakes;
}

std::set<std::string, std::less<>> private_sums(const Project& project)
{
  std::set<std::string, std::less<>> ids;
  for (const Indicator& one : project.indicators) {
    const bool is_sum = one.rule && one.rule->kind == CountingRule::Kind::sum;
    if (is_sum && std::any_of(one.rule->sources.begin(), one.rule->sources.end(),
                              [&project](const RuleSource& source) {
                                return !project.registers[source.register_index].is_public;
                              }))
      ids.insert(one.id.value);
  }
  return ids;
}

const std::vector<std::string>& block_words()
{
  static const std::vector<std::string> k_words = {"grafiek", "tabel", "indicator", "vega-lite"};
  return k_words;
}

std::set<std::string> named_charts(const Project& project, std::string_view language)
{
  std::set<std::string> named;
  for (const Narrative& narrative : project.narratives)
    if (narrative.language == language && narrative.kind != Narrative::Kind::edition)
      add_named_charts(narrative, named);
  return named;
}

std::set<std::string> charts_named_in(const Project& project, const Edition& edition)
{
  std::set<std::string> named;
  for (const Narrative& narrative : project.narratives)
    if (narrative.kind == Narrative::Kind::edition && narrative.about == edition.id.value)
      add_named_charts(narrative, named);
  return named;
}

Diagnostics check_wording(const TextFile& text)
{
  return markdown::inspect({text.file, text.body, text.body_line, 1, 1}, block_words()).mistakes;
}

Diagnostics check_narrative(const Narrative& narrative, const Nameable& nameable)
{
  const markdown::Source source{narrative.text.file, narrative.text.body, narrative.text.body_line,
                                1, 1};
  markdown::Inspection found = markdown::inspect(source, block_words());
  Diagnostics mistakes = std::move(found.mistakes);
  for (const markdown::Reference& reference : found.references)
    check_reference(reference, nameable, mistakes);
  if (narrative.kind == Narrative::Kind::edition)
    check_edition(found, nameable, mistakes);
  for (const markdown::Block& block : found.blocks)
    check_block(block, nameable, mistakes);
  for (const markdown::Link& link : found.links)
    check_link(link, nameable, mistakes);
  return mistakes;
}

} // namespace peil::render
