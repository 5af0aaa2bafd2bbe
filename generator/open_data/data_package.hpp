#pragma once

#include "model/edition.hpp"
#include "model/open_data.hpp"
#include "model/plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::open_data {

/// A table with the file that it is written to.
struct Resource
{
  const DataTable* table = nullptr;
  /// Beside the description: "bankjes.csv".
  std::string path;
  std::size_t bytes = 0;
  std::string digest;
};

/// `datapackage.json`: the CSV files and what their columns mean, as the Data Package standard has
/// it (https://datapackage.org, version 2). `edition` is null for the figures of today.
std::string data_package(const Plan& plan, Date as_of, const Edition* edition, bool is_sample,
                         const std::vector<Resource>& resources);

} // namespace peil::open_data
