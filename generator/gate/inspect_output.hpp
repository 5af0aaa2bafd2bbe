#pragma once

#include "base/diagnostic.hpp"
#include "model/output_file.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

#include <string_view>
#include <vector>

namespace peil::gate {

struct Inspected
{
  const Project& project;
  /// For the place where something was written.
  const Sources& sources;
  /// Files and notices of other people's packages: what stands in those is public already.
  std::vector<std::string_view> of_others;
  /// Whether these are all files of the site on the as-of date of the plan; only then it can be
  /// said that nothing needs an entry of `data/openbaar.yaml`.
  bool is_whole_site = false;
};

/// Looks for what must not leave (domain.md §10, docs/publiceren.md) in all that would be written:
/// service numbers, KvK numbers, IBANs, e-mail addresses, phone numbers, home addresses and every
/// private value. Draft warnings that name the file of the site and the source and show no more
/// than the beginning of what was found; an entry of `data/openbaar.yaml` that lets nothing through
/// is one too.
Diagnostics inspect_output(const Inspected& inspected, const std::vector<OutputFile>& files);

} // namespace peil::gate
