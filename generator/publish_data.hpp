#pragma once

#include "base/result.hpp"
#include "model/open_data.hpp"
#include "model/output_file.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

#include <vector>

namespace peil {

/// The files below `/data/`, and what the pages tell of them.
struct PublishedData
{
  std::vector<OutputFile> files;
  DataListing listing;
};

/// Makes the datasets at the as-of date and encodes each in every format (docs/open-data.md), with
/// descriptions for machines and all of it in one archive. `frozen` are the editions to tell of.
/// Fails only as a machine does.
Result<PublishedData> publish_data(const Project& project, const Snapshot& snapshot,
                                   const std::vector<const Edition*>& frozen);

/// The figures of one edition as data, beside its page: JSON, CSV and a description. They are
/// frozen with it.
std::vector<OutputFile> publish_edition_data(const Project& project, const Snapshot& snapshot,
                                             const Edition& edition);

} // namespace peil
