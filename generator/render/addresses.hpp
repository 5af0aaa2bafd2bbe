#pragma once

#include <string>
#include <string_view>

/// The addresses of the site (design.md §5, fixed): Dutch, beginning and ending in `/`. Templates
/// and narratives use these; the template engine makes them relative to the page.
namespace peil::render {

std::string pillar_address(std::string_view id);
std::string indicator_address(std::string_view id);
std::string register_address(std::string_view name);
std::string record_address(std::string_view register_name, std::string_view id);
std::string edition_address(std::string_view id);
/// Where it stands on its page.
std::string milestone_address(std::string_view id);
std::string budget_line_address(std::string_view id);
std::string decision_address(std::string_view id);
/// A free page of `content/paginas/`.
std::string page_address(std::string_view word);

inline constexpr std::string_view k_home = "/";
inline constexpr std::string_view k_pillars = "/pijlers/";
inline constexpr std::string_view k_indicators = "/indicatoren/";
inline constexpr std::string_view k_budget = "/begroting/";
inline constexpr std::string_view k_planning = "/planning/";
inline constexpr std::string_view k_decisions = "/besluiten/";
inline constexpr std::string_view k_method = "/methode/";
inline constexpr std::string_view k_glossary = "/begrippen/";
inline constexpr std::string_view k_data = "/gegevens/";
inline constexpr std::string_view k_open_data = "/open-data/";
inline constexpr std::string_view k_accessibility = "/toegankelijkheid/";
inline constexpr std::string_view k_report = "/rapport/";
inline constexpr std::string_view k_privacy = "/privacy/";
inline constexpr std::string_view k_council = "/staten/";
inline constexpr std::string_view k_editions = "/edities/";
inline constexpr std::string_view k_changes = "/wijzigingen/";
inline constexpr std::string_view k_search = "/zoeken/";
inline constexpr std::string_view k_licences = "/licenties/";

/// Whether this page is there in every language of the site: home, pillars, indicators and method,
/// what a reader from abroad needs (design.md §5). The rest is there in the language of the plan.
bool has_translation(std::string_view address);

/// The file that a page address is written to: "/methode/" -> "methode/index.html".
std::string file_of(std::string_view address);

} // namespace peil::render
