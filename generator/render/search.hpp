#pragma once

#include "model/output_file.hpp"
#include "render/editions.hpp"
#include "render/narratives.hpp"
#include "render/page.hpp"
#include "render/views/view.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace peil::render {

/// Something that a reader may look for.
struct SearchEntry
{
  std::string title;
  /// What it is, in a word: "indicator", "pijler", "begrip", the singular of a register, "pagina".
  std::string kind;
  /// How it stands, in a word; empty where that makes no sense.
  std::string status;
  std::string summary;
  std::vector<std::string> headings;
  /// "/begrippen/#begrip-keten".
  std::string address;

  bool operator==(const SearchEntry&) const = default;
};

/// Every page but 404, every edition, and every word of the glossary, in Dutch alphabetical order.
/// As only what has a page is in it, records of private registers are not.
std::vector<SearchEntry> search_entries(const SiteView& site, const Narratives& narratives,
                                        const std::vector<Page>& pages,
                                        const EditionsSite& editions);

/// `/zoeken/index.js`: the entries as a script that sets one global, for a page read from disk may
/// load a script and fetch nothing.
OutputFile search_index(const std::vector<SearchEntry>& entries);

/// The same entries below their letters: [{id, letter, lijst: [{titel, soort, adres}]}].
nlohmann::json letters_view(const std::vector<SearchEntry>& entries);

} // namespace peil::render
