#include "gate/check_markup.hpp"

#include "base/text.hpp"
#include "gate/decode.hpp"
#include "gate/markup.hpp"
#include "gate/streams.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace peil::gate {
namespace {

// Elements that style, move every address, or bring in a page or program of someone else.
constexpr auto k_refused_elements = std::to_array<std::string_view>(
    {"style", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "portal",
     "foreignObject", "animate", "set"});

constexpr auto k_data_types =
    std::to_array<std::string_view>({"application/json", "application/ld+json"});

// Attributes that hold an address. Those that load something are `k_loading`, or depend on `rel`.
constexpr auto k_addresses =
    std::to_array<std::string_view>({"href", "xlink:href", "src", "action", "formaction", "poster",
                                     "data", "cite", "background", "ping", "manifest"});
constexpr auto k_loading =
    std::to_array<std::string_view>({"src", "srcset", "imagesrcset", "poster", "data", "background",
                                     "action", "formaction", "ping", "manifest"});

// A `link` of these kinds says something about the page and loads nothing.
constexpr auto k_telling_links = std::to_array<std::string_view>(
    {"canonical", "alternate", "license", "author", "describedby", "describes", "item", "next",
     "prev", "up", "search", "help", "cite-as",
     // Of a feed; a browser does nothing with a link that does not say what it is.
     "self", ""});

// In SVG an `href` of these goes somewhere when it is followed; of any other element it loads.
constexpr auto k_links = std::to_array<std::string_view>({"a", "area", "link"});

template <typename List>
bool is_one_of(std::string_view word, const List& list)
{
  return std::any_of(list.begin(), list.end(),
                     [word](std::string_view one) { return same_word(word, one); });
}

std::string_view attribute(const Piece& tag, std::string_view name)
{
  for (const Attribute& one : tag.attributes)
    if (same_word(one.name, name))
      return one.value;
  return {};
}

bool has_attribute(const Piece& tag, std::string_view name)
{
  return std::any_of(tag.attributes.begin(), tag.attributes.end(),
                     [name](const Attribute& one) { return same_word(one.name, name); });
}

// As a browser reads an address: references decoded, blanks and control characters left out.
std::string read_address(std::string_view value)
{
  std::string decoded;
  decode(value, decoded);
  std::string address;
  for (const char c : decoded)
    if (static_cast<unsigned char>(c) > ' ')
      address += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return address;
}

bool runs(std::string_view address)
{
  return address.starts_with("javascript:") || address.starts_with("vbscript:") ||
         address.starts_with("data:text/html");
}

bool leads_elsewhere(std::string_view address)
{
  if (address.starts_with("//") || address.starts_with("\\\\"))
    return true;
  const std::size_t end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || end == 0 || address[end] != ':')
    return false;
  return !address.starts_with("data:");
}

// "a.png 1x, https://elders/b.png 2x"
bool some_lead_elsewhere(std::string_view list)
{
  for (const std::string_view one : split(list, ','))
    if (leads_elsewhere(read_address(trimmed(one))))
      return true;
  return false;
}

bool loads(const Piece& tag, const Attribute& attribute_of)
{
  if (is_one_of(attribute_of.name, k_loading))
    return true;
  if (!same_word(attribute_of.name, "href") && !same_word(attribute_of.name, "xlink:href"))
    return false;
  if (!same_word(tag.name, "link"))
    return !is_one_of(tag.name, k_links);
  const auto kinds = split(attribute(tag, "rel"), ' ');
  return !std::all_of(kinds.begin(), kinds.end(),
                      [](std::string_view one) { return is_one_of(one, k_telling_links); });
}

bool is_handler(std::string_view name)
{
  return name.size() > 2 && same_word(name.substr(0, 2), "on") &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

Sentence move_style()
{
  return say("zet de opmaak in een bestand van het thema, in stijl/",
             "put the style into a file of the theme, in stijl/");
}

Sentence move_script()
{
  return say("zet het script in een bestand van het thema, in script/",
             "put the script into a file of the theme, in script/");
}

Sentence ship_it()
{
  return say("zet het bestand in het thema; de site laadt niets van anderen",
             "put the file into the theme; the site loads nothing from others");
}

struct Refusal
{
  Sentence message;
  Sentence hint;
  /// What to look for in the theme.
  std::string_view written;
};

std::optional<Refusal> refuse_element(const Piece& tag)
{
  const std::string name(tag.name);
  if (same_word(tag.name, "script") && !has_attribute(tag, "src") && !has_attribute(tag, "href") &&
      !has_attribute(tag, "xlink:href") && !is_one_of(attribute(tag, "type"), k_data_types))
    return Refusal{say("een <script> zonder src", "a <script> without src"), move_script(),
                   tag.name};
  if (is_one_of(tag.name, k_refused_elements))
    return Refusal{say("het element <{}>", "the element <{}>", name),
                   same_word(tag.name, "style")
                       ? move_style()
                       : say("haal het weg: de browser van de lezer weigert het",
                             "remove it: the browser of the reader refuses it"),
                   tag.name};
  if (same_word(tag.name, "meta") && same_word(attribute(tag, "http-equiv"), "refresh"))
    return Refusal{say("een <meta> die de lezer wegstuurt", "a <meta> that sends the reader away"),
                   say("maak een link", "make a link"), "http-equiv"};
  return std::nullopt;
}

std::optional<Refusal> refuse_attribute(const Piece& tag, const Attribute& one)
{
  const std::string name(one.name);
  if (same_word(one.name, "style"))
    return Refusal{say("'style=' in <{}>", "'style=' in <{}>", tag.name), move_style(), "style="};
  if (is_handler(one.name))
    return Refusal{say("'{}=' in <{}>", "'{}=' in <{}>", name, tag.name), move_script(), one.name};
  if (same_word(one.name, "srcdoc"))
    return Refusal{say("'srcdoc=' in <{}>", "'srcdoc=' in <{}>", tag.name), move_script(),
                   one.name};
  const bool is_list = same_word(one.name, "srcset") || same_word(one.name, "imagesrcset");
  if (is_list && some_lead_elsewhere(one.value))
    return Refusal{
        say("<{}> laadt van een andere server", "<{}> loads from another server", tag.name),
        ship_it(), one.value};
  if (!is_one_of(one.name, k_addresses))
    return std::nullopt;
  const std::string address = read_address(one.value);
  if (runs(address))
    return Refusal{say("een adres dat een script is, in '{}=' van <{}>",
                       "an address that is a script, in '{}=' of <{}>", name, tag.name),
                   say("verwijs naar een bladzijde of bestand", "refer to a page or file"),
                   one.value};
  if (loads(tag, one) && leads_elsewhere(address))
    return Refusal{say("<{}> laadt van een andere server: {}", "<{}> loads from another server: {}",
                       tag.name, address),
                   ship_it(), one.value};
  return std::nullopt;
}

std::size_t line_of(std::string_view bytes, const char* at)
{
  return static_cast<std::size_t>(std::count(bytes.data(), at, '\n')) + 1;
}

// Where a template says this, when just one place does.
std::optional<Position> place_in_theme(const std::vector<RawFile>& theme, std::string_view tag,
                                       std::string_view written)
{
  std::optional<Position> found;
  for (const RawFile& file : theme) {
    if (!file.file.str().ends_with(".html"))
      continue;
    const std::string_view bytes = file.bytes;
    for (std::size_t at = bytes.find("<" + std::string(tag)); at != std::string_view::npos;
         at = bytes.find("<" + std::string(tag), at + 1)) {
      const std::string_view rest = bytes.substr(at, bytes.find('>', at) - at);
      if (rest.find(written) == std::string_view::npos)
        continue;
      if (found)
        return std::nullopt;
      const std::string_view before = bytes.substr(0, at);
      const std::size_t begin = before.rfind('\n') + 1;
      found = Position{file.file, static_cast<std::uint32_t>(line_of(bytes, bytes.data() + at)),
                       static_cast<std::uint32_t>(count_characters(before.substr(begin)) + 1),
                       static_cast<std::uint32_t>(tag.size() + 1)};
    }
  }
  return found;
}

/// One mistake, which a template makes on every page that it makes.
struct Refused
{
  Refusal refusal;
  const OutputFile* file = nullptr;
  std::size_t line = 0;
  std::size_t times = 0;
};

class MarkupCheck
{
public:
  explicit MarkupCheck(const std::vector<RawFile>& theme) : m_theme(theme) {}

  void look_at(const OutputFile& file)
  {
    MarkupReader reader(file.bytes);
    for (const Piece* piece = &reader.next(); piece->kind != Piece::Kind::finished;
         piece = &reader.next()) {
      if (piece->kind != Piece::Kind::tag)
        continue;
      add(file, *piece, refuse_element(*piece));
      for (const Attribute& one : piece->attributes)
        add(file, *piece, refuse_attribute(*piece, one));
    }
  }

  Diagnostics mistakes() const
  {
    Diagnostics mistakes;
    for (const auto& [key, one] : m_refused)
      mistakes.push_back(describe(key.first, one));
    return sorted(std::move(mistakes));
  }

private:
  void add(const OutputFile& file, const Piece& tag, const std::optional<Refusal>& refusal)
  {
    if (!refusal)
      return;
    const auto in_theme = place_in_theme(m_theme, tag.name, refusal->written);
    const Position place = in_theme.value_or(Position{FileName(file.path), 0, 0, 1});
    Refused& one = m_refused[{place, refusal->message.nl}];
    if (one.times++ == 0)
      one = {*refusal, &file, line_of(file.bytes, tag.name.data()), 1};
  }

  static Diagnostic describe(const Position& place, const Refused& one)
  {
    const Sentence& what = one.refusal.message;
    const std::string nl_more =
        one.times == 1 ? "" : fmt::format(", en nog {} keer", one.times - 1);
    const std::string en_more =
        one.times == 1 ? "" : fmt::format(", and {} times more", one.times - 1);
    return error_at(place,
                    {fmt::format("{} mag niet op de site ({}, regel {}{})", what.nl, one.file->path,
                                 one.line, nl_more),
                     fmt::format("{} must not be on the site ({}, line {}{})", what.en,
                                 one.file->path, one.line, en_more)},
                    one.refusal.hint);
  }

  const std::vector<RawFile>& m_theme;
  std::map<std::pair<Position, std::string>, Refused> m_refused;
};

} // namespace

Diagnostics check_markup(const std::vector<OutputFile>& files,
                         const std::vector<RawFile>& theme_files)
{
  MarkupCheck check(theme_files);
  for (const OutputFile& file : files)
    if (is_markup(file.path))
      check.look_at(file);
  return check.mistakes();
}

} // namespace peil::gate
