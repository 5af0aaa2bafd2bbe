#include "check/code_lists.hpp"

#include "base/text.hpp"
#include "check/find_source.hpp"
#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/source_folder.hpp"

#include <array>

namespace peil::check {
namespace {

constexpr std::string_view k_folder = "data/lijsten/";

constexpr std::array k_list_keys{
    Key{"titel", Need::required, "waar de keuzes over gaan"},
    Key{"keuzes", Need::required, "een lijst van {code: …, titel: …}",
        list_of(group_of(choice_keys))},
};

constexpr std::array k_choice_keys{
    Key{"code", Need::required, "de code die in de records staat", k_key_word},
    Key{"titel", Need::required, "wat mensen lezen"},
    Key{"omschrijving", Need::optional, "wanneer u deze keuze maakt"},
};

// `true` and `false` are codes too: a choice may have been a yes or no before.
void check_code(const Located<std::string>& code, Diagnostics& mistakes)
{
  if (code.value.empty() || is_key_word(code.value))
    return;
  mistakes.push_back(error_at(
      code.at, say("'{}' kan geen code zijn", "'{}' cannot be a code", code.value),
      say("een code bestaat uit kleine letters, cijfers en '_', en begint met een letter",
          "a code consists of lower case letters, digits and '_', and begins with a letter")));
}

std::vector<Choice> read_list(const Document& document, Diagnostics& mistakes)
{
  const MapReader reader(document.root, k_list_keys, mistakes);
  reader.text("titel");
  const Value* choices = reader.get("keuzes");
  return choices == nullptr ? std::vector<Choice>() : read_choices(*choices, mistakes);
}

void report_strays(const Sources& sources, Diagnostics& mistakes)
{
  const auto report = [&mistakes](FileName file) {
    mistakes.push_back(
        error_at({file, 0, 0, 1},
                 say("dit bestand is geen lijst met keuzes", "this file is not a list of choices"),
                 say("zet elke lijst als YAML in data/lijsten zelf: data/lijsten/NAAM.yaml",
                     "put each list as YAML in data/lijsten itself: data/lijsten/NAME.yaml")));
  };
  for (const Document& document : sources.documents)
    if (is_deeper(document.file, k_folder))
      report(document.file);
  for (const Table& table : sources.tables)
    if (table.file.str().starts_with(k_folder))
      report(table.file);
}

} // namespace

std::span<const Key> code_list_keys()
{
  return k_list_keys;
}

std::span<const Key> choice_keys()
{
  return k_choice_keys;
}

std::vector<Choice> read_choices(const Value& list, Diagnostics& mistakes)
{
  std::vector<Choice> choices;
  std::map<std::string, Position> first_at;
  if (!list.is_list() || list.items.empty()) {
    mistakes.push_back(error_at(list.at, say("geen lijst met keuzes", "no list of choices"),
                                say("zet elke keuze op een eigen regel: - {{code: …, titel: …}}",
                                    "put each choice on its own line: - {{code: …, titel: …}}")));
    return choices;
  }
  for (const Value& item : list.items) {
    const MapReader reader(item, k_choice_keys, mistakes);
    const Located<std::string> code = reader.located_text("code");
    check_code(code, mistakes);
    choices.push_back({code.value, reader.text("titel"), reader.text("omschrijving")});
    const auto [first, is_new] = first_at.emplace(code.value, code.at);
    if (!is_new && !code.value.empty())
      mistakes.push_back(already_there(
          code.at, say("code '{}' staat er al", "code '{}' is there already", code.value),
          first->second,
          say("geef een van beide een andere code, of haal er een weg",
              "give one of the two another code, or remove one")));
  }
  return choices;
}

CodeLists read_code_lists(const Sources& sources, Diagnostics& mistakes)
{
  CodeLists lists;
  for (const std::string& file : unreadable_files(sources, k_folder))
    lists.try_emplace(std::string(stem_of(FileName(file))));
  for (const Document* document : documents_in(sources, k_folder))
    lists[std::string(stem_of(document->file))] = read_list(*document, mistakes);
  report_strays(sources, mistakes);
  return lists;
}

std::vector<std::string> codes_of(const std::vector<Choice>& choices)
{
  std::vector<std::string> codes;
  for (const Choice& choice : choices)
    codes.push_back(choice.code);
  return codes;
}

} // namespace peil::check
