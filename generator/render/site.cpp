#include "render/site.hpp"

#include "base/share_work.hpp"
#include "markdown/to_html.hpp"
#include "render/addresses.hpp"
#include "render/author_charts.hpp"
#include "render/charts.hpp"
#include "render/feed.hpp"
#include "render/narrative_checks.hpp"
#include "render/print_style.hpp"
#include "render/references.hpp"
#include "render/search.hpp"
#include "render/security_text.hpp"
#include "render/sitemap.hpp"
#include "render/views/editions.hpp"
#include "render/views/pages.hpp"
#include "template/relative_address.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace peil::render {
namespace {

using nlohmann::json;

struct MenuItem
{
  /// The path of the text.
  std::string_view title;
  std::string_view address;
};

// The pages a reader looks for first; those that the project does not have are left out.
constexpr MenuItem k_menu[] = {{"menu.overzicht", k_home},   {"menu.indicatoren", k_indicators},
                               {"menu.pijlers", k_pillars},  {"menu.planning", k_planning},
                               {"menu.begroting", k_budget}, {"menu.gegevens", k_data},
                               {"menu.methode", k_method},   {"menu.begrippen", k_glossary}};

// The templates of the parts that a text may ask for.
constexpr std::string_view k_card_template = "delen/indicator-kaart.html";
constexpr std::string_view k_table_template = "delen/tabel.html";
constexpr std::string_view k_chart_template = "delen/grafiek.html";

void add(std::vector<Page>& pages, std::vector<Page> more)
{
  std::move(more.begin(), more.end(), std::back_inserter(pages));
}

// The pages that are there in every language (see has_translation).
std::vector<Page> make_translated_pages(const SiteView& site, const Narratives& narratives)
{
  std::vector<Page> pages = {home_page(site, narratives)};
  add(pages, pillar_pages(site, narratives));
  add(pages, indicator_pages(site, narratives));
  pages.push_back(method_page(site, narratives));
  return pages;
}

std::vector<Page> make_pages(const SiteView& site, const Narratives& narratives,
                             const std::vector<Package>& packages, const EditionsSite& editions)
{
  std::vector<Page> pages = make_translated_pages(site, narratives);
  add(pages, editions_pages(site, editions));
  add(pages, council_pages(site, editions));
  add(pages, budget_pages(site));
  add(pages, planning_pages(site));
  add(pages, decision_pages(site));
  add(pages, register_pages(site, narratives));
  pages.push_back(data_page(site));
  pages.push_back(open_data_page(site));
  pages.push_back(glossary_page(site, narratives));
  add(pages, free_pages(site, narratives));
  add(pages, statement_pages(site, narratives));
  pages.push_back(licences_page(site.words, packages));
  pages.push_back(not_found_page(site));
  pages.push_back(report_page(site, pages));
  return pages;
}

std::set<std::string, std::less<>> addresses_of(const std::vector<Page>& pages)
{
  std::set<std::string, std::less<>> addresses;
  for (const Page& page : pages)
    addresses.insert(page.address);
  return addresses;
}

// The page that links go to which name it by its address in the language of the plan.
std::string place_in(const Words& words, std::string_view address)
{
  const std::string_view page = address.substr(0, address.find_first_of("?#"));
  return words.is_translation() && page.ends_with('/') && has_translation(page)
             ? words.root() + std::string(address)
             : std::string(address);
}

// Where the world finds the page, or null while the plan does not say where the site will be.
json public_address(const Plan& plan, const Words& words, const Page& page)
{
  if (plan.address.empty() || !page.address.ends_with('/'))
    return json();
  return plan.address + place_in(words, page.address).substr(1);
}

// The same page in each language, for whoever would rather read that. Relative, for templates take
// an address from the top of the site as one in the language of the page. Search engines take only
// the public address, scheme and host included.
json languages_view(const Plan& plan, const std::vector<LanguageSite>& languages, const Words& own,
                    const Page& page)
{
  json list = json::array();
  if (languages.size() < 2 || !has_translation(page.address))
    return list;
  const std::string path = file_of(place_in(own, page.address));
  for (const LanguageSite& one : languages)
    list.push_back(
        {{"id", one.words.language().id},
         {"naam", one.words.language().name},
         {"adres", template_engine::relative_address(path, place_in(one.words, page.address))},
         {"canoniek", public_address(plan, one.words, page)},
         {"eigen", one.words.language().id == own.language().id}});
  return list;
}

// What the scripts of the theme say, and the marks in the numbers that they sort.
json script_data(const Words& words)
{
  return {{"teksten", words.language().texts.at("script")},
          {"notatie",
           {{"decimaalteken", words.notation().decimal_mark},
            {"duizendteken", words.notation().group_mark}}}};
}

json site_data(const SiteView& site)
{
  const Plan& plan = site.project.plan;
  const DataText title = site.words.title(plan);
  return {{"titel", title.text},
          {"titel_taal", language_of(site, title)},
          {"organisatie", plan.organisation},
          {"taal", site.words.language().id},
          {"brontaal", source_language(site)},
          {"peildatum", date_view(site.words, site.snapshot.as_of)},
          {"voor_scripts", script_data(site.words)},
          {"edities", !site.project.editions.empty()},
          {"besluiten", site.project.keeps_decisions},
          {"voorbeeld", site.project.has_sample()},
          {"noindex", site.project.has_sample()}};
}

// What every template knows, those of parts in a text too.
json shared_data(const SiteView& site)
{
  return {{"site", site_data(site)}, {"t", site.words.language().texts}};
}

json menu_for(const Words& words, const Page& page,
              const std::set<std::string, std::less<>>& addresses)
{
  json menu = json::array();
  for (const MenuItem& item : k_menu)
    if (addresses.contains(item.address)) {
      const bool active = item.address == k_home ? page.address == item.address
                                                 : page.address.starts_with(item.address);
      menu.push_back(
          {{"titel", words.say(item.title)}, {"adres", item.address}, {"actief", active}});
    }
  return menu;
}

// What the browser's tab and a search engine show: a register and an indicator may share a name, so
// the page above it is named too.
std::string window_title(const Page& page, const std::string& plan_title)
{
  if (page.address == k_home)
    return plan_title;
  std::string title = page.title.text;
  if (!page.breadcrumbs.empty())
    title += " – " + page.breadcrumbs.back().title.text;
  return title + " – " + plan_title;
}

json page_data(const SiteView& site, const std::vector<LanguageSite>& languages, const Page& page)
{
  const Plan& plan = site.project.plan;
  json crumbs = json::array();
  for (const Page::Crumb& crumb : page.breadcrumbs)
    crumbs.push_back({{"titel", crumb.title.text},
                      {"titel_taal", language_of(site, crumb.title)},
                      {"adres", crumb.address}});
  return {{"titel", page.title.text},
          {"titel_taal", language_of(site, page.title)},
          {"venstertitel", window_title(page, site.words.title(plan).text)},
          {"omschrijving", page.description},
          {"adres", page.address},
          {"is_home", page.address == k_home},
          {"kruimels", std::move(crumbs)},
          {"canoniek", public_address(plan, site.words, page)},
          {"talen", languages_view(plan, languages, site.words, page)}};
}

std::function<std::string(std::string_view)> place_function(const Words& words)
{
  if (!words.is_translation())
    return {};
  return [&words](std::string_view address) { return place_in(words, address); };
}

/// Turns the texts into HTML: references filled in, blocks replaced by charts, tables and cards.
class NarrativeRenderer
{
public:
  NarrativeRenderer(const SiteView& site, const Theme& theme) : m_site(site), m_theme(theme)
  {
    m_shared = shared_data(site);
    m_references = make_references(site.project, site.snapshot, site.words);
  }

  /// The texts of the site, or the chapters of an edition.
  Narratives render_all(std::string_view edition, Diagnostics& mistakes) const
  {
    Narratives narratives;
    for (const Narrative& narrative : m_site.project.narratives)
      if (narrative.language == m_site.words.translation_language() &&
          (narrative.kind == Narrative::Kind::edition ? narrative.about == edition
                                                      : edition.empty()))
        narratives.add(narrative, render_one(narrative, mistakes));
    return narratives;
  }

  /// Those that stand on these pages; of the others the title and summary, which other pages name.
  Narratives render_for(const std::set<std::string>& paths, Diagnostics& mistakes) const
  {
    const bool all = paths.contains(file_of(k_report));
    Narratives narratives;
    for (const Narrative& narrative : m_site.project.narratives) {
      if (narrative.language != m_site.words.translation_language() ||
          narrative.kind == Narrative::Kind::edition)
        continue;
      const bool shown =
          all || paths.contains(file_of(place_in(m_site.words, narrative_address(narrative))));
      narratives.add(narrative, shown ? render_one(narrative, mistakes)
                                      : NarrativeHtml{narrative.title, narrative.summary, {}, {}});
    }
    return narratives;
  }

private:
  NarrativeHtml render_one(const Narrative& narrative, Diagnostics& mistakes) const
  {
    const std::string page_path = file_of(place_in(m_site.words, narrative_address(narrative)));
    std::size_t own_charts = 0;
    std::size_t figures = 0;
    const markdown::Resolver resolver{
        [this](const markdown::Reference& reference) {
          const auto found = m_references.find(reference.path);
          return found == m_references.end() ? std::string() : found->second;
        },
        [&](const markdown::Block& block) {
          return block_html(block, narrative, page_path, own_charts, figures, mistakes);
        },
        [&](std::string_view target) {
          return template_engine::is_site_address(target)
                     ? template_engine::relative_address(page_path, place_in(m_site.words, target))
                     : std::string(target);
        }};
    const markdown::Source source{narrative.text.file, narrative.text.body,
                                  narrative.text.body_line, 1, 1};
    // The chapters of an edition share a page, each below its own heading.
    const bool is_chapter = narrative.kind == Narrative::Kind::edition;
    markdown::Html html = markdown::to_html(
        source, block_words(), resolver,
        {is_chapter ? 1 : 0, is_chapter ? narrative.chapter + "-" : std::string()});
    mistakes.insert(mistakes.end(), html.mistakes.begin(), html.mistakes.end());
    NarrativeHtml result{narrative.title, narrative.summary, std::move(html.html), {}};
    for (const markdown::Heading& heading : html.headings)
      result.headings.push_back({heading.level, heading.text, heading.slug});
    return result;
  }

  std::string block_html(const markdown::Block& block, const Narrative& narrative,
                         const std::string& page_path, std::size_t& own_charts,
                         std::size_t& figures, Diagnostics& mistakes) const
  {
    if (block.kind == "indicator")
      return part(k_card_template, "kaart", card_data(block.argument), page_path, mistakes);
    const std::string id =
        block.kind == "vega-lite" ? author_chart_id(narrative, ++own_charts) : block.argument;
    const json* chart = m_site.charts.find(id);
    if (chart == nullptr)
      return part("delen/grafiek-leeg.html", "peildatum",
                  date_view(m_site.words, m_site.snapshot.as_of), page_path, mistakes);
    if (block.kind == "tabel")
      return part(k_table_template, "tabel", chart->at("tabel"), page_path, mistakes);
    json figure = *chart;
    // By the word of the chapter, so that the reference stays when chapters come before it.
    if (narrative.kind == Narrative::Kind::edition)
      figure["nummer"] = fmt::format("F-{}.{}", narrative.chapter, ++figures);
    return part(k_chart_template, "grafiek", std::move(figure), page_path, mistakes);
  }

  json card_data(const std::string& id) const
  {
    const Indicator* indicator = m_site.project.find_indicator(id);
    if (indicator == nullptr)
      return nullptr;
    return indicator_card(m_site,
                          static_cast<std::size_t>(indicator - m_site.project.indicators.data()));
  }

  std::string part(std::string_view name, const char* variable, json value,
                   const std::string& page_path, Diagnostics& mistakes) const
  {
    if (value.is_null())
      return {};
    const json data = {{variable, std::move(value)}};
    Result<std::string> html =
        m_theme.templates.render(name, data, {page_path, &m_shared, place_function(m_site.words)});
    if (html.ok())
      return std::move(html).value();
    for (Diagnostic& one : std::move(html).mistakes())
      mistakes.push_back(std::move(one));
    return {};
  }

  const SiteView& m_site;
  const Theme& m_theme;
  /// What templates of parts know besides the part itself.
  json m_shared;
  std::map<std::string, std::string> m_references;
};

/// Renders pages from two threads: templates do not change once they are loaded.
class PageRenderer
{
public:
  PageRenderer(const SiteView& site, const Theme& theme, const std::vector<LanguageSite>& languages,
               const std::vector<Page>& pages, std::set<std::string, std::less<>> addresses)
      : m_site(site), m_theme(theme), m_languages(languages), m_pages(pages),
        m_addresses(std::move(addresses)), m_place_of(place_function(site.words)),
        m_shared(shared_data(site)), m_results(pages.size()), m_mistakes(pages.size())
  {
  }

  Result<std::vector<OutputFile>> render_all()
  {
    share_work(m_pages.size(), [this](std::size_t i) { render_one(i); });
    Diagnostics mistakes;
    for (Diagnostics& some : m_mistakes)
      mistakes.insert(mistakes.end(), some.begin(), some.end());
    if (!mistakes.empty())
      return sorted(std::move(mistakes));
    return std::move(m_results);
  }

private:
  void render_one(std::size_t index)
  {
    const Page& page = m_pages[index];
    const std::string path = file_of(place_in(m_site.words, page.address));
    const json data = {{"pagina", page_data(m_site, m_languages, page)},
                       {"menu", menu_for(m_site.words, page, m_addresses)},
                       {"inhoud", page.data()}};
    Result<std::string> html =
        m_theme.templates.render(page.template_name, data, {path, &m_shared, m_place_of});
    if (html.ok())
      m_results[index] = {path, std::move(html).value()};
    else
      m_mistakes[index] = std::move(html).mistakes();
  }

  const SiteView& m_site;
  const Theme& m_theme;
  const std::vector<LanguageSite>& m_languages;
  const std::vector<Page>& m_pages;
  std::set<std::string, std::less<>> m_addresses;
  std::function<std::string(std::string_view)> m_place_of;
  json m_shared;
  std::vector<OutputFile> m_results;
  std::vector<Diagnostics> m_mistakes;
};

std::vector<OutputFile> specification_files(const std::vector<Chart>& charts)
{
  std::vector<OutputFile> files;
  for (const Chart& chart : charts)
    files.push_back({chart_file_address(chart).substr(1), chart.spec.dump(1) + "\n"});
  return files;
}

std::vector<OutputFile> style_sheet(std::string path, const Theme& theme,
                                    const std::string& print_style)
{
  if (theme.style.empty())
    return {};
  return {{std::move(path), theme.style + print_style}};
}

/// The files of a site in one language, and the addresses of its pages.
struct RenderedLanguage
{
  std::vector<OutputFile> files;
  std::vector<std::string> addresses;
};

void add(std::vector<OutputFile>& files, std::vector<OutputFile> more)
{
  std::move(more.begin(), more.end(), std::back_inserter(files));
}

Result<RenderedLanguage> render_language(const SiteView& site, const Theme& theme,
                                         const std::vector<LanguageSite>& languages,
                                         const EditionsSite& editions)
{
  Diagnostics mistakes;
  const Narratives narratives = NarrativeRenderer(site, theme).render_all({}, mistakes);
  if (has_errors(mistakes))
    return sorted(std::move(mistakes));
  RenderedLanguage rendered;
  std::vector<Page> pages;
  if (site.words.is_translation())
    pages = make_translated_pages(site, narratives);
  else {
    pages = make_pages(site, narratives, theme.packages, editions);
    const std::vector<SearchEntry> entries = search_entries(site, narratives, pages, editions);
    pages.push_back(search_page(site.words, letters_view(entries)));
    rendered.files.push_back(search_index(entries));
    for (const EditionSite& one : editions.shown)
      rendered.addresses.push_back(edition_address(one.edition->id.value));
  }
  for (const Page& page : pages)
    if (page.address.ends_with('/'))
      rendered.addresses.push_back(place_in(site.words, page.address));
  TRY_ASSIGN(std::vector<OutputFile> files,
             PageRenderer(site, theme, languages, pages, addresses_of(pages)).render_all());
  add(rendered.files, std::move(files));
  return rendered;
}

// The pages of one language that stand at these paths.
Result<std::vector<OutputFile>> render_at(const SiteView& site, const Theme& theme,
                                          const std::vector<LanguageSite>& languages,
                                          const std::set<std::string>& paths)
{
  Diagnostics mistakes;
  const Narratives narratives = NarrativeRenderer(site, theme).render_for(paths, mistakes);
  if (has_errors(mistakes))
    return sorted(std::move(mistakes));
  const std::vector<Page> all = site.words.is_translation()
                                    ? make_translated_pages(site, narratives)
                                    : make_pages(site, narratives, theme.packages, {});
  std::vector<Page> wanted;
  for (const Page& page : all)
    if (paths.contains(file_of(place_in(site.words, page.address))))
      wanted.push_back(page);
  return PageRenderer(site, theme, languages, wanted, addresses_of(all)).render_all();
}

} // namespace

Diagnostics check_narratives(const Project& project, const Snapshot& snapshot, const Words& words)
{
  const ChartViews no_charts;
  const SiteView site{project, snapshot, words, no_charts};
  auto addresses = addresses_of(make_pages(site, {}, {}, {}));
  if (!project.editions.empty())
    addresses.insert({std::string(k_editions), std::string(k_changes), std::string(k_council)});
  for (const Edition& edition : project.editions)
    addresses.insert(edition_address(edition.id.value));
  addresses.insert(std::string(k_search));
  addresses.merge(data_addresses(project));
  const auto references = make_references(project, snapshot, words);
  Nameable nameable{references, chart_ids(project), {}, addresses, private_sums(project)};
  for (const Indicator& indicator : project.indicators)
    nameable.indicators.push_back(indicator.id.value);
  Diagnostics mistakes = words.is_translation() ? Diagnostics() : check_record_texts(project);
  for (const Narrative& narrative : project.narratives) {
    if (narrative.language != words.translation_language())
      continue;
    const Diagnostics found = check_narrative(narrative, nameable);
    mistakes.insert(mistakes.end(), found.begin(), found.end());
  }
  return mistakes;
}

bool has_page_in(const Words& words, const std::set<std::string>& paths)
{
  return !words.is_translation() ||
         std::any_of(paths.begin(), paths.end(), [root = words.root()](const std::string& path) {
           return ("/" + path).starts_with(root + "/");
         });
}

bool can_render_alone(std::string_view path)
{
  // An edition is a report of its own; these tell of all editions, all data or all pages.
  for (const std::string_view place : {k_editions, k_changes, k_council, k_open_data, k_search})
    if (path.starts_with(place.substr(1)))
      return false;
  return path.ends_with(".html");
}

Result<std::vector<OutputFile>> render_pages(const Project& project, const Snapshot& snapshot,
                                             const Theme& theme,
                                             const std::vector<LanguageSite>& languages,
                                             const EditionsSite& editions, const Drawer& draw,
                                             const std::set<std::string>& paths)
{
  std::vector<OutputFile> output = theme.assets;
  for (const LanguageSite& one : languages) {
    if (!has_page_in(one.words, paths))
      continue;
    const ChartViews charts(one.charts, draw, plan_charts_of(project, snapshot, one.words));
    SiteView site{project, snapshot, one.words, charts};
    site.editions = &editions;
    TRY_ASSIGN(std::vector<OutputFile> pages, render_at(site, theme, languages, paths));
    add(output, std::move(pages));
  }
  const Words& words = languages.front().words;
  add(output, style_sheet("stijl/site.css", theme,
                          print_style({words.title(project.plan).text, project.plan.address,
                                       snapshot.as_of},
                                      words)));
  return output;
}

std::vector<Words> languages_of(const Project& project, const Theme& theme)
{
  std::vector<Words> languages = {Words(*theme.find_language(project.plan.language))};
  for (const Translation& translation : project.translations)
    languages.emplace_back(*theme.find_language(translation.language), &translation);
  return languages;
}

Result<std::vector<OutputFile>>
render_edition(const Project& project, const Theme& theme, const Words& words,
               const EditionSite& edition, const std::map<std::string, std::string>& svg_by_drawing)
{
  const ChartViews charts(edition.charts, taken_from(svg_by_drawing));
  const SiteView site{project, edition.snapshot, words, charts};
  Diagnostics mistakes;
  const Narratives narratives =
      NarrativeRenderer(site, theme).render_all(edition.edition->id.value, mistakes);
  if (has_errors(mistakes))
    return sorted(std::move(mistakes));
  const std::vector<Page> site_pages = make_pages(site, narratives, {}, {});
  const std::vector<Page> pages = {edition_page(site, narratives, site_pages, edition)};
  TRY_ASSIGN(std::vector<OutputFile> output,
             PageRenderer(site, theme, {}, pages, addresses_of(site_pages)).render_all());
  add(output, specification_files(edition.charts));
  add(output, style_sheet(edition_address(edition.edition->id.value).substr(1) + "stijl.css", theme,
                          print_style({edition.edition->title, project.plan.address,
                                       edition.edition->as_of},
                                      words)));
  return output;
}

Result<std::vector<OutputFile>>
render_site(const Project& project, const Snapshot& snapshot, const Theme& theme,
            const std::vector<LanguageSite>& languages, const EditionsSite& editions,
            const DataListing& data, const std::map<std::string, std::string>& svg_by_drawing)
{
  std::vector<OutputFile> output = theme.assets;
  std::vector<std::string> addresses;
  for (const LanguageSite& one : languages) {
    const ChartViews charts(one.charts, taken_from(svg_by_drawing));
    SiteView site{project, snapshot, one.words, charts};
    site.editions = &editions;
    site.data = &data;
    TRY_ASSIGN(RenderedLanguage rendered, render_language(site, theme, languages, editions));
    add(output, std::move(rendered.files));
    add(output, specification_files(one.charts));
    addresses.insert(addresses.end(), rendered.addresses.begin(), rendered.addresses.end());
  }
  const Words& words = languages.front().words;
  std::sort(addresses.begin(), addresses.end());
  add(output, style_sheet("stijl/site.css", theme,
                          print_style({words.title(project.plan).text, project.plan.address,
                                       snapshot.as_of},
                                      words)));
  add(output, make_sitemap(project.plan, addresses));
  add(output, make_feed(project, words, editions));
  add(output, make_security_text(project.plan));
  return output;
}

} // namespace peil::render
