#pragma once

#include "render/page.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

/// What a report takes over from the pages it is made of, so that it cannot say anything else.
namespace peil::render {

/// The data of the page at this address; null when there is none.
nlohmann::json data_at(const std::vector<Page>& pages, std::string_view address);

/// The pillars with their indicators, in the order of the plan.
nlohmann::json pillar_chapters(const std::vector<Page>& pages);

} // namespace peil::render
