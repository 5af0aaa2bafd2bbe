#pragma once

#include "model/open_data.hpp"
#include "model/plan.hpp"

#include <string>

namespace peil::open_data {

/// `catalog.jsonld`: the datasets and their files as DCAT-AP-NL 3.0 describes them
/// (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/). Addresses are absolute when the plan knows
/// where the site will be; otherwise relative, which JSON-LD reads from where the file stands.
/// Without a licence or contact those members are left out: `--publish` asks for them.
std::string catalogue(const Plan& plan, Date as_of, const DataListing& listing);

} // namespace peil::open_data
