#pragma once

#include "render/views/view.hpp"

#include <nlohmann/json.hpp>

namespace peil::render {

/// A value of a record as it stood on the as-of date, ready for a template: {vorm, …} where `vorm`
/// is `tekst` {tekst, adres?}, `datum` {datum}, `html` {html}, `lijst` {waarden: [{tekst,
/// adres?}]}, `tabel` {koppen, rijen: [[waarde…]]} or `bewijs`. Null when there is nothing to show,
/// also because it is not public or dated later.
nlohmann::json field_value(const SiteView& site, const Field& field, const Cell& cell);

/// All public fields of a record that have something to show: [{naam, titel, omschrijving,
/// waarde}].
nlohmann::json record_fields(const SiteView& site, const Register& of, const Record& record);

/// What a field is called on a page: its title, or else its name.
const std::string& title_of(const Field& field);

/// One short text for a cell of a list: histories by the value that holds.
nlohmann::json short_value(const SiteView& site, const Field& field, const Cell& cell);

} // namespace peil::render
