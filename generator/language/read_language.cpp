#include "language/read_language.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace peil::language {
namespace {

using nlohmann::json;

// teksten/nl.yaml -> nl
std::string id_of(const FileName& file)
{
  const std::string& path = file.str();
  const std::size_t begin = path.rfind('/') + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

/// The patterns of `notatie`, by key; what each may hold is said in base/notation.hpp.
struct PatternKey
{
  std::string_view key;
  std::string Notation::*pattern;
};

constexpr std::array k_patterns{
    PatternKey{"decimaalteken", &Notation::decimal_mark},
    PatternKey{"duizendteken", &Notation::group_mark},
    PatternKey{"bedrag", &Notation::amount_pattern},
    PatternKey{"procent", &Notation::percentage_pattern},
    PatternKey{"datum_lang", &Notation::long_date_pattern},
    PatternKey{"datum_kort", &Notation::short_date_pattern},
    PatternKey{"kwartaal_kort", &Notation::short_quarter_pattern},
    PatternKey{"kwartaal_lang", &Notation::long_quarter_pattern},
    PatternKey{"periode", &Notation::period_pattern},
    PatternKey{"bereik", &Notation::range_pattern},
};

/// Reads one file; everything it finds wrong goes into one list.
class LanguageReader
{
public:
  explicit LanguageReader(const Document& document) : m_document(document) {}

  std::string name();
  Notation notation();
  /// The texts over those that are there already. `base` says which texts there are and which
  /// names each may hold; null when any will do.
  void read_texts(json& texts, const json* base);
  /// Reports every text of `base` that the file does not have.
  void require_all_of(const json& base);

  Diagnostics take_mistakes() { return std::move(m_mistakes); }

private:
  const Value* section(std::string_view key);
  void read_section(const Value& value, const std::string& path, json& texts, const json* base);
  void read_text(const Value& value, const std::string& path, json& text, const json* base);
  void check_names(const Value& value, const json& base);
  void require(const json& base, const Value* value, const std::string& path);
  void report(Position at, Sentence message, Sentence hint);
  void report_no_section(const Value& value, const std::string& path);

  template <std::size_t N>
  void read_names(const Value& map, std::string_view key, std::array<std::string, N>& into);

  const Document& m_document;
  Diagnostics m_mistakes;
};

void LanguageReader::report(Position at, Sentence message, Sentence hint)
{
  m_mistakes.push_back(error_at(std::move(at), std::move(message), std::move(hint)));
}

void LanguageReader::report_no_section(const Value& value, const std::string& path)
{
  report(value.at, say("'{}' hoort teksten te bevatten", "'{}' should hold texts", path), {});
}

const Value* LanguageReader::section(std::string_view key)
{
  const Value* found = m_document.root.find(key);
  if (found == nullptr)
    report(
        {m_document.file, 0, 0, 1}, say("sleutel '{}' ontbreekt", "key '{}' is missing", key),
        say("een taal heeft naam, notatie en teksten", "a language has naam, notatie and teksten"));
  return found;
}

std::string LanguageReader::name()
{
  const Value* value = section("naam");
  return value == nullptr ? std::string() : value->text;
}

template <std::size_t N>
void LanguageReader::read_names(const Value& map, std::string_view key,
                                std::array<std::string, N>& into)
{
  const Value* list = map.find(key);
  if (list == nullptr || list->items.size() != N) {
    report(list == nullptr ? map.at : list->at,
           say("'{}' noemt niet {} namen", "'{}' does not hold {} names", key, N),
           say("schrijf een lijst van {} namen", "write a list of {} names", N));
    return;
  }
  std::transform(list->items.begin(), list->items.end(), into.begin(),
                 [](const Value& item) { return item.text; });
}

Notation LanguageReader::notation()
{
  Notation notation;
  const Value* map = section("notatie");
  if (map == nullptr)
    return notation;
  for (const auto& [key, pattern] : k_patterns) {
    const Value* value = map->find(key);
    if (value == nullptr || !value->is_scalar())
      report(map->at, say("'{}' ontbreekt in de notatie", "'{}' is missing in the notation", key),
             say("zie docs/sjablonen.md", "see docs/sjablonen.md"));
    else
      notation.*pattern = value->text;
  }
  read_names(*map, "maanden", notation.months);
  read_names(*map, "kwartalen", notation.quarters);
  return notation;
}

void LanguageReader::read_texts(json& texts, const json* base)
{
  if (const Value* value = section("teksten"))
    read_section(*value, {}, texts, base);
}

void LanguageReader::read_section(const Value& value, const std::string& path, json& texts,
                                  const json* base)
{
  if (!value.is_map()) {
    report_no_section(value, path.empty() ? "teksten" : path);
    return;
  }
  for (const Value::Member& member : value.members) {
    const std::string& key = member.key.value;
    if (base != nullptr && !base->contains(key)) {
      std::vector<std::string> known;
      for (const auto& [name, text] : base->items())
        known.push_back(name);
      const std::optional<std::string> nearest = suggest(key, known);
      report(member.key.at, say("onbekende tekst '{}'", "unknown text '{}'", key),
             nearest ? say("bedoelt u '{}'?", "did you mean '{}'?", *nearest) : Sentence{});
      continue;
    }
    read_text(member.value, path.empty() ? key : path + "." + key, texts[key],
              base == nullptr ? nullptr : &(*base)[key]);
  }
}

void LanguageReader::read_text(const Value& value, const std::string& path, json& text,
                               const json* base)
{
  if (value.is_scalar()) {
    if (base != nullptr && base->is_object() && !has_forms(*base)) {
      report_no_section(value, path);
      return;
    }
    if (base != nullptr)
      check_names(value, *base);
    text = value.text;
    return;
  }
  if (!value.is_map()) {
    report(value.at, say("'{}' is geen tekst", "'{}' is no text", path),
           say("schrijf een tekst, of een tekst voor 'een' en een voor 'meer'",
               "write a text, or one for 'een' and one for 'meer'"));
    return;
  }
  const bool forms = value.find("meer") != nullptr;
  if (forms)
    text = json::object();
  for (const Value::Member& member : value.members)
    if (forms && base != nullptr)
      check_names(member.value, *base);
  read_section(value, path, text, forms ? nullptr : base);
}

// A name that the text in the first language does not have is filled by nothing.
void LanguageReader::check_names(const Value& value, const json& base)
{
  std::set<std::string> known;
  const auto add = [&known](const json& text) {
    if (text.is_string())
      for (std::string& name : names_in(text.get_ref<const std::string&>()))
        known.insert(std::move(name));
  };
  add(base);
  if (base.is_object())
    std::for_each(base.begin(), base.end(), add);
  const std::vector<std::string> names(known.begin(), known.end());
  const Sentence hint =
      names.empty()
          ? say("deze tekst heeft geen namen tussen accolades", "this text has no names in braces")
          : say("gebruik {0}", "use {1}", join_with(names, " of "), join_with(names, " or "));
  for (const std::string& name : names_in(value.text))
    if (!known.contains(name))
      report(value.at, say("niets vult '{{{}}}'", "nothing fills '{{{}}}'", name), hint);
}

void LanguageReader::require_all_of(const json& base)
{
  // Without any texts one mistake is enough, and reported already.
  if (const Value* texts = m_document.root.find("teksten"))
    require(base, texts, {});
}

void LanguageReader::require(const json& base, const Value* value, const std::string& path)
{
  if (value == nullptr)
    return report({m_document.file, 0, 0, 1},
                  say("de tekst '{}' ontbreekt", "the text '{}' is missing", path),
                  say("vertaal deze tekst", "translate this text"));
  if (!base.is_object() || has_forms(base))
    return;
  for (const auto& [key, text] : base.items())
    require(text, value->find(key), path.empty() ? key : path + "." + key);
}

} // namespace

Result<SiteLanguage> read_language(const Document& document, const SiteLanguage* like)
{
  LanguageReader reader(document);
  SiteLanguage language{id_of(document.file), reader.name(), reader.notation(), json::object()};
  reader.read_texts(language.texts, like == nullptr ? nullptr : &like->texts);
  if (like != nullptr)
    reader.require_all_of(like->texts);
  if (Diagnostics mistakes = reader.take_mistakes(); !mistakes.empty())
    return mistakes;
  return language;
}

Diagnostics put_over(SiteLanguage& language, const Document& document)
{
  LanguageReader reader(document);
  const json base = language.texts;
  reader.read_texts(language.texts, &base);
  return reader.take_mistakes();
}

} // namespace peil::language
