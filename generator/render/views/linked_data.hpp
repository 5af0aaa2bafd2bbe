#pragma once

#include "render/views/view.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

/// What pages say for search engines and other machines, in the words of schema.org. Templates put
/// it in a block of data that no browser runs.
namespace peil::render {

/// A figure as a Dataset: what it measures, its value on the as-of date, and its files.
nlohmann::json figure_for_machines(const SiteView& site, std::size_t indicator);

/// A public register as a Dataset.
nlohmann::json register_for_machines(const SiteView& site, const Register& of);

/// Every dataset of the site, as a DataCatalog.
nlohmann::json catalogue_for_machines(const SiteView& site, const DataListing& data);

/// A report on its as-of date; `edition` is null for the report of today.
nlohmann::json report_for_machines(const SiteView& site, const std::string& title,
                                   const std::string& address, const Edition* edition);

/// The forms in which a dataset can be taken along: [{titel, adres}].
nlohmann::json downloads_of(const Words& words, const std::string& dataset);

/// The sentence with which others refer to a figure: whose, which, how many, on which day.
std::string citation_of(const SiteView& site, std::size_t indicator);

} // namespace peil::render
