#pragma once

#include "model/output_file.hpp"
#include "model/project.hpp"
#include "render/editions.hpp"
#include "render/words.hpp"

#include <vector>

namespace peil::render {

/// Whether there is a feed: it needs the plan's public address, for its addresses must hold
/// anywhere, and a published edition.
bool has_feed(const Project& project, const EditionsSite& editions);

/// `/wijzigingen/feed.xml`: every frozen edition as an entry of an Atom feed (RFC 4287), with what
/// changed in it, newest first.
std::vector<OutputFile> make_feed(const Project& project, const Words& words,
                                  const EditionsSite& editions);

} // namespace peil::render
