#pragma once

#include "model/output_file.hpp"
#include "model/project.hpp"
#include "render/editions.hpp"
#include "render/words.hpp"

#include <vector>

namespace peil::render {

/// `/wijzigingen/feed.xml`: every frozen edition as an entry of an Atom feed (RFC 4287), with what
/// changed in it, newest first. A feed needs addresses that hold anywhere, so nothing without the
/// plan's public address or without a published edition.
std::vector<OutputFile> make_feed(const Project& project, const Words& words,
                                  const EditionsSite& editions);

} // namespace peil::render
