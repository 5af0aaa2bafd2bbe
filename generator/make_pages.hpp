#pragma once

#include "base/files.hpp"
#include "base/result.hpp"
#include "build_site.hpp"
#include "check/editions.hpp"
#include "compute/compared_facts.hpp"
#include "compute/evaluation.hpp"
#include "draw/artist.hpp"
#include "model/output_file.hpp"
#include "model/package.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "model/sources.hpp"
#include "render/editions.hpp"
#include "render/theme.hpp"

#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace peil {

/// A project and what it came to, worked out before. Stays where it is: its parts refer to each
/// other. The future parts are being worked out while other things are done.
struct KnownProject
{
  KnownProject(Project checked, std::optional<Date> as_of);

  /// Waits for what changed since the last frozen edition. What it says of texts may be old: only
  /// pages about editions name those, and they come later.
  void know_since_last();

  Project project;
  render::EditionsSite editions;
  std::future<std::optional<compute::FactsCompared>> facts;
  compute::Evaluation evaluation;
  Snapshot snapshot;
  std::future<std::vector<ItemChange>> since_last;
};

/// What stays from one making of pages to the next.
struct PageKeeper
{
  explicit PageKeeper(draw::DrawingOptions drawing) : artist(std::move(drawing)) {}

  /// Data changed: what was worked out from it no longer holds. It goes to `outdated`, to be freed
  /// when nobody waits.
  void forget_data();

  draw::Artist artist;
  /// The drawings that the last pages showed, by Chart::drawing.
  std::set<std::string> shown_drawings;
  /// Of these files the theme was made.
  std::vector<RawFile> theme_files;
  std::vector<Document> theme_documents;
  std::optional<render::Theme> theme;
  /// What the theme that asked for this took from packages; those do not change while we run.
  ThemeManifest manifest;
  std::optional<ShippedPackages> packages;
  /// Nothing when a file of theirs changed.
  std::optional<check::CheckedEditions> editions;
  /// Null when data changed since.
  std::unique_ptr<KnownProject> known;
  std::vector<std::unique_ptr<KnownProject>> outdated;
};

/// The pages at these paths as make_site makes them, but sooner: without the editions and the other
/// pages, and so without the mistakes in those. Checks all of the data, and the texts in the
/// languages of these pages.
Result<std::vector<OutputFile>> make_pages(const BuildOptions& options, const Sources& sources,
                                           const std::set<std::string>& paths, PageKeeper& keeper,
                                           Files& files);

} // namespace peil
