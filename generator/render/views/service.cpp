#include "render/addresses.hpp"
#include "render/views/pages.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

/// One text of a licence, and the packages it came with, word for word.
struct Notice
{
  std::string id;
  std::string text;
  std::vector<std::string> packages;
};

// Most packages of one maker carry the same text; each is shown once.
std::vector<Notice> notices_of(const std::vector<Package>& packages)
{
  std::vector<Notice> notices;
  for (const Package& package : packages) {
    auto same = std::find_if(notices.begin(), notices.end(), [&](const Notice& notice) {
      return !notice.text.empty() && notice.text == package.notice;
    });
    if (same == notices.end())
      same =
          notices.insert(same, {fmt::format("tekst-{}", notices.size() + 1), package.notice, {}});
    same->packages.push_back(fmt::format("{} {}", package.name, package.version));
  }
  return notices;
}

json packages_view(const Words& words, const std::vector<Package>& packages,
                   const std::vector<Notice>& notices)
{
  json list = json::array();
  for (const Package& package : packages) {
    const std::string name = fmt::format("{} {}", package.name, package.version);
    const auto notice = std::find_if(notices.begin(), notices.end(), [&](const Notice& one) {
      return std::find(one.packages.begin(), one.packages.end(), name) != one.packages.end();
    });
    list.push_back({{"naam", package.name},
                    {"versie", package.version},
                    {"licentie", package.licence.empty() ? words.say("algemeen.niet_vermeld")
                                                         : package.licence},
                    {"tekst", notice->id}});
  }
  return list;
}

json credits_view(const std::vector<Package>& packages)
{
  json list = json::array();
  for (const Package& package : packages)
    if (!package.credits.empty())
      list.push_back({{"id", fmt::format("vermelding-{}", list.size() + 1)},
                      {"pakket", fmt::format("{} {}", package.name, package.version)},
                      {"tekst", package.credits}});
  return list;
}

json text_of(const NarrativeHtml* narrative)
{
  return narrative == nullptr ? json() : json(narrative->html);
}

json contact_view(const Plan& plan)
{
  if (plan.contact_name.empty())
    return nullptr;
  return {{"naam", plan.contact_name}, {"adres", plan.contact_address}};
}

Page accessibility_page(const SiteView& site, const NarrativeHtml* narrative)
{
  const Plan& plan = site.project.plan;
  Page page;
  page.address = std::string(k_accessibility);
  page.template_name = "toegankelijkheid.html";
  page.title = site.words.own("toegankelijkheid.titel");
  page.description = narrative == nullptr ? std::string() : narrative->summary;
  page.data =
      ready({{"tekst", text_of(narrative)},
             {"verklaring",
              plan.accessibility_statement.empty() ? json() : json(plan.accessibility_statement)},
             {"organisatie", plan.organisation},
             {"contact", contact_view(plan)}});
  return page;
}

Page privacy_page(const SiteView& site, const NarrativeHtml* narrative)
{
  Page page;
  page.address = std::string(k_privacy);
  page.template_name = "tekst.html";
  page.title = site.words.own("privacy.titel");
  page.description = narrative == nullptr ? std::string() : narrative->summary;
  page.data = ready({{"tekst", text_of(narrative)}, {"inhoud", json::array()}});
  return page;
}

} // namespace

std::vector<Page> statement_pages(const SiteView& site, const Narratives& narratives)
{
  return {accessibility_page(site, narratives.find(Narrative::Kind::accessibility)),
          privacy_page(site, narratives.find(Narrative::Kind::privacy))};
}

Page licences_page(const Words& words, const std::vector<Package>& packages)
{
  Page page;
  page.address = std::string(k_licences);
  page.template_name = "licenties.html";
  page.title = words.own("licenties.titel");
  page.description = words.say("licenties.omschrijving");
  const std::vector<Notice> notices = notices_of(packages);
  json texts = json::array();
  for (const Notice& notice : notices)
    texts.push_back({{"id", notice.id}, {"tekst", notice.text}, {"pakketten", notice.packages}});
  page.data = ready({{"pakketten", packages_view(words, packages, notices)},
                     {"teksten", std::move(texts)},
                     {"vermeldingen", credits_view(packages)}});
  return page;
}

Page search_page(const Words& words, json letters)
{
  Page page;
  page.address = std::string(k_search);
  page.template_name = "zoeken.html";
  page.title = words.own("zoeken.titel");
  page.description = words.say("zoeken.omschrijving");
  page.data = ready({{"letters", std::move(letters)}});
  return page;
}

} // namespace peil::render
