#pragma once

#include "render/chart.hpp"
#include "render/words.hpp"

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace peil::render {

/// One page before it becomes HTML: which template, with which values. Values are ready to print
/// (numbers and dates already in the notation of the page); `{{ … | raw }}` is only for HTML made
/// by `markdown` and for drawn charts.
struct Page
{
  /// "/indicatoren/mkb/" or "/404.html".
  std::string address;
  /// Name of the template: "indicator.html".
  std::string template_name;
  DataText title;
  /// One sentence for search engines and lists.
  std::string description;
  /// From the home page to this page's parent: name and address of each.
  struct Crumb
  {
    DataText title;
    std::string address;
  };
  std::vector<Crumb> breadcrumbs;
  /// What its template shows. Made when the page is rendered, for the data of ten thousand pages at
  /// once would fill the memory; it looks at the SiteView and the Narratives that made the page.
  std::function<nlohmann::json()> data;
};

/// Data that is there already, for pages of which there are few.
inline std::function<nlohmann::json()> ready(nlohmann::json data)
{
  return [data = std::move(data)] { return data; };
}

} // namespace peil::render
