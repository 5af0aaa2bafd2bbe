#include "commands/report.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

namespace peil::commands {
namespace {

bool stops(const Diagnostic& diagnostic, Purpose purpose)
{
  return has_errors({diagnostic}, purpose);
}

const char* severity_word(const Diagnostic& diagnostic, Purpose purpose)
{
  if (diagnostic.severity == Severity::machine)
    return "mislukt";
  if (stops(diagnostic, purpose))
    return "fout";
  return diagnostic.severity == Severity::draft ? "open_punt" : "waarschuwing";
}

nlohmann::ordered_json place_json(const Position& at)
{
  return {
      {"bestand", at.file.str()}, {"regel", at.line}, {"kolom", at.column}, {"lengte", at.length}};
}

} // namespace

std::string count_text(const Diagnostics& diagnostics, Language language, Purpose purpose)
{
  const auto mistakes =
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [purpose](const Diagnostic& one) { return stops(one, purpose); });
  const auto open_ends =
      std::count_if(diagnostics.begin(), diagnostics.end(), [purpose](const Diagnostic& one) {
        return one.severity == Severity::draft && !stops(one, purpose);
      });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - mistakes - open_ends;
  const bool dutch = language == Language::dutch;
  const auto counted = [](std::ptrdiff_t number, const char* one, const char* more) {
    return fmt::format("{} {}", number, number == 1 ? one : more);
  };
  const std::string first =
      dutch ? counted(mistakes, "fout", "fouten") : counted(mistakes, "mistake", "mistakes");
  const std::string second = dutch ? counted(warnings, "waarschuwing", "waarschuwingen")
                                   : counted(warnings, "warning", "warnings");
  if (open_ends == 0)
    return fmt::format("{}, {}", first, second);
  const std::string third = dutch ? counted(open_ends, "open punt", "open punten")
                                  : counted(open_ends, "open end", "open ends");
  return fmt::format("{}, {}, {}", first, second, third);
}

// Nobody reads more at once, and the next run shows what is left.
constexpr std::size_t k_most_shown = 1'000;

std::string and_more(std::size_t number, Language language)
{
  if (number <= k_most_shown)
    return {};
  return say("… en nog {}; verbeter eerst wat hierboven staat\n",
             "… and {} more; mend what stands above first\n", number - k_most_shown)
      .in(language);
}

// What is to be done before publishing is often the same in many places: the advice stands once,
// below all of them.
std::string open_ends_text(const Diagnostics& open_ends, Language language)
{
  if (open_ends.empty())
    return {};
  std::vector<std::string> order;
  std::map<std::string, std::string> places_by_hint;
  for (const Diagnostic& one : open_ends) {
    const std::string& hint = one.hint.in(language);
    std::string& places = places_by_hint[hint];
    if (places.empty())
      order.push_back(hint);
    const std::string line = one.at.line == 0 ? "" : fmt::format(":{}", one.at.line);
    places += fmt::format("   {}{}: {}\n", one.at.file.str(), line, one.message.in(language));
  }
  std::string text = language == Language::dutch
                         ? "nog te doen voor u publiceert; met --publish zijn dit fouten:\n"
                         : "to be done before you publish; with --publish these are mistakes:\n";
  for (const std::string& hint : order)
    text += places_by_hint[hint] + (hint.empty() ? "" : fmt::format("      {}\n", hint));
  return text;
}

std::string report_text(const Diagnostics& diagnostics, Language language, Purpose purpose,
                        const SourceLines& lines)
{
  std::string mistakes;
  std::string warnings;
  std::size_t mistake_count = 0;
  std::size_t warning_count = 0;
  Diagnostics open_ends;
  const auto add = [&](std::string& text, std::size_t& count, const Diagnostic& one) {
    if (++count <= k_most_shown)
      text += to_text(one, language, lines, purpose);
  };
  for (const Diagnostic& one : diagnostics)
    if (stops(one, purpose))
      add(mistakes, mistake_count, one);
    else if (one.severity == Severity::draft)
      open_ends.push_back(one);
    else
      add(warnings, warning_count, one);
  // First things first: a long list below a mistake would push it out of sight.
  return mistakes + and_more(mistake_count, language) + warnings +
         and_more(warning_count, language) +
         (mistakes.empty() ? open_ends_text(open_ends, language) : "") +
         count_text(diagnostics, language, purpose) + "\n";
}

nlohmann::ordered_json diagnostics_data(const Diagnostics& diagnostics, Language language,
                                        Purpose purpose)
{
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    if (list.size() == k_most_shown) {
      const Sentence more =
          say("en nog {} meldingen", "and {} more messages", diagnostics.size() - k_most_shown);
      nlohmann::ordered_json last = place_json({});
      last["ernst"] = has_errors(diagnostics, purpose) ? "fout" : "waarschuwing";
      last["melding"] = more.in(language);
      last["advies"] = "";
      list.push_back(std::move(last));
      break;
    }
    nlohmann::ordered_json one = place_json(diagnostic.at);
    one["ernst"] = severity_word(diagnostic, purpose);
    one["melding"] = diagnostic.message.in(language);
    one["advies"] = diagnostic.hint.in(language);
    for (const Note& note : diagnostic.notes) {
      nlohmann::ordered_json other = place_json(note.at);
      other["melding"] = note.message.in(language);
      one["zie_ook"].push_back(std::move(other));
    }
    list.push_back(std::move(one));
  }
  return list;
}

std::string report_json(const Diagnostics& diagnostics, Language language, Purpose purpose)
{
  // A name on the command line may be no UTF-8.
  return diagnostics_data(diagnostics, language, purpose)
             .dump(2, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

} // namespace peil::commands
