#include "gate/inspect_output.hpp"

#include "base/text.hpp"
#include "gate/decode.hpp"
#include "gate/personal_data.hpp"
#include "gate/private_values.hpp"
#include "gate/streams.hpp"
#include "gate/unpack.hpp"
#include "gate/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace peil::gate {
namespace {

constexpr std::string_view k_allowed_file = "data/openbaar.yaml";

struct KindWords
{
  std::string_view nl;
  std::string_view en;
};

// In the order of PersonalData.
constexpr KindWords k_kinds[] = {
    {"een burgerservicenummer (soort bsn)", "a citizen service number (soort bsn)"},
    {"een KvK-nummer (soort kvk)", "a KvK number (soort kvk)"},
    {"een bankrekening (soort iban)", "a bank account (soort iban)"},
    {"een e-mailadres (soort email)", "an e-mail address (soort email)"},
    {"een telefoonnummer (soort telefoon)", "a phone number (soort telefoon)"},
    {"een adres van een huis of kantoor (soort adres)", "a street address (soort adres)"},
};

// The beginning, so that its author knows it again and a log tells no one else.
std::string masked(std::string_view text)
{
  constexpr std::size_t k_shown = 2;
  std::string shown;
  for (const char c : text) {
    const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins_character && count_characters(shown) == k_shown)
      break;
    shown += c;
  }
  return shown + "…";
}

/// One thing that was found, in however many files.
struct Finding
{
  PersonalData kind = PersonalData::private_value;
  /// As it stands in the first of the files.
  std::string shown;
  std::string first_file;
  std::set<std::string> files;
  /// The place in the PrivateValues.
  std::size_t private_index = 0;
};

// A place in a text of a source; nothing when it does not stand there like that.
std::optional<Position> place_in(const std::string& file, std::string_view bytes,
                                 std::string_view text)
{
  const std::size_t at = bytes.find(text);
  if (text.empty() || at == std::string_view::npos)
    return std::nullopt;
  const std::string_view before = bytes.substr(0, at);
  const std::size_t line_begin = before.rfind('\n') + 1;
  return Position{FileName(file),
                  static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
                  static_cast<std::uint32_t>(count_characters(before.substr(line_begin)) + 1),
                  static_cast<std::uint32_t>(count_characters(text))};
}

class Inspection
{
public:
  explicit Inspection(const Inspected& inspected)
      : m_inspected(inspected), m_private(inspected.project)
  {
    const Plan& plan = inspected.project.plan;
    std::vector<std::string_view> declared = inspected.of_others;
    declared.insert(declared.end(), {plan.contact_name, plan.contact_address, plan.address});
    if (plan.security)
      declared.insert(declared.end(), plan.security->contacts.begin(),
                      plan.security->contacts.end());
    for (const std::string_view raw : declared) {
      std::string text;
      decode(raw, text);
      for (PersonalFact& fact : find_personal_data(text, BareNumbers::anything))
        m_declared.emplace(fact.kind, std::move(fact.value));
    }
    for (std::size_t i = 0; i < inspected.project.allowed.size(); ++i) {
      const AllowedValue& one = inspected.project.allowed[i];
      m_allowed.emplace(std::pair(one.kind, normalised(one.kind, one.value.value)), i);
    }
    m_used.resize(inspected.project.allowed.size());
  }

  void look_at(const OutputFile& file)
  {
    if (is_archive(file.bytes)) {
      const Result<std::vector<OutputFile>> members = unpacked(file);
      if (members.ok())
        for (const OutputFile& member : members.value())
          look_at(member);
      else
        m_closed.insert(m_closed.end(), members.mistakes().begin(), members.mistakes().end());
      return;
    }
    const Streams streams = streams_of(file);
    look_at(file.path, streams.text, BareNumbers::anything);
    look_at(file.path, streams.attributes, BareNumbers::anything);
    look_at(file.path, streams.data, BareNumbers::numbers);
  }

  Diagnostics findings() const
  {
    Diagnostics found = m_closed;
    for (const auto& [key, finding] : m_findings)
      found.push_back(describe(finding));
    if (m_inspected.is_whole_site)
      add_unused(found);
    return sorted(std::move(found));
  }

private:
  void look_at(const std::string& path, std::string_view text, BareNumbers bare)
  {
    for (const PersonalFact& fact : find_personal_data(text, bare))
      if (!m_declared.contains({fact.kind, fact.value}))
        add(path, fact.kind, fact.value, text.substr(fact.begin, fact.end - fact.begin), 0);
    m_private.find_in(text, [&](std::size_t index, std::size_t begin, std::size_t end) {
      add(path, PersonalData::private_value, folded(m_private.at(index).text),
          text.substr(begin, end - begin), index);
    });
  }

  void add(const std::string& path, PersonalData kind, const std::string& value,
           std::string_view shown, std::size_t private_index)
  {
    if (const auto allowed = m_allowed.find({kind, value}); allowed != m_allowed.end()) {
      m_used[allowed->second] = true;
      return;
    }
    Finding& finding = m_findings[{kind, value}];
    if (finding.files.empty())
      finding = {kind, std::string(shown), path, {}, private_index};
    finding.files.insert(path);
  }

  // Where the author of a text, and not of a register, wrote it.
  std::optional<Position> written_in(std::string_view text, bool in_registers) const
  {
    for (const auto& [file, bytes] : m_inspected.sources.bytes_by_file)
      if (in_registers || !file.starts_with("data/registers/"))
        if (const auto place = place_in(file, bytes, text))
          return place;
    return std::nullopt;
  }

  Diagnostic describe(const Finding& finding) const
  {
    const std::size_t more = finding.files.size() - 1;
    const Sentence where =
        more == 0 ? say("{}", "{}", finding.first_file)
                  : say("{} (en nog {})", "{} (and {} more)", finding.first_file, more);
    Diagnostic found{Severity::draft, {}, {}, {}, {}};
    found.shows_line = false;
    if (finding.kind == PersonalData::private_value)
      describe_private(finding, where, found);
    else
      describe_personal(finding, where, found);
    return found;
  }

  void describe_personal(const Finding& finding, const Sentence& where, Diagnostic& found) const
  {
    const KindWords& kind = k_kinds[static_cast<std::size_t>(finding.kind)];
    const auto place = written_in(finding.shown, true);
    found.at = place.value_or(Position{FileName(finding.first_file), 0, 0, 1});
    const std::string shown = masked(finding.shown);
    found.message = {
        fmt::format("'{}' lijkt {}, en komt op de site in {}", shown, kind.nl, where.nl),
        fmt::format("'{}' looks like {}, and goes public in {}", shown, kind.en, where.en)};
    found.hint =
        say("haal het weg in de bron; mag het openbaar zijn, zet het dan met de reden in {}",
            "remove it from the source; if it may be public, put it with its reason in {}",
            k_allowed_file);
  }

  void describe_private(const Finding& finding, const Sentence& where, Diagnostic& found) const
  {
    const PrivateValue& value = m_private.at(finding.private_index);
    found.at = value.at;
    const std::string shown = masked(value.text);
    found.message = {
        fmt::format("'{}' staat in veld '{}' van register '{}', dat niet openbaar is, en komt op "
                    "de site in {}",
                    shown, value.field, value.register_name, where.nl),
        fmt::format("'{}' stands in field '{}' of register '{}', which is not public, and goes "
                    "public in {}",
                    shown, value.field, value.register_name, where.en)};
    found.hint = say("haal het weg uit de tekst of het veld dat het noemt; mag het openbaar zijn, "
                     "zet het dan met de reden in {} (soort besloten)",
                     "remove it from the text or field that names it; if it may be public, put it "
                     "with its reason in {} (soort besloten)",
                     k_allowed_file);
    if (const auto place = written_in(value.text, false))
      found.notes.push_back({*place, say("hier staat het ook", "it stands here too")});
  }

  void add_unused(Diagnostics& found) const
  {
    for (std::size_t i = 0; i < m_used.size(); ++i) {
      if (m_used[i])
        continue;
      Diagnostic unused{
          Severity::draft,
          m_inspected.project.allowed[i].value.at,
          say("deze regel laat niets door: de waarde staat niet op de site, of zij mocht al",
              "this entry lets nothing through: its value is not on the site, or was allowed "
              "already"),
          say("haal de regel weg", "remove the entry"),
          {}};
      unused.shows_line = false;
      found.push_back(std::move(unused));
    }
  }

  const Inspected& m_inspected;
  PrivateValues m_private;
  std::set<std::pair<PersonalData, std::string>> m_declared;
  std::map<std::pair<PersonalData, std::string>, std::size_t> m_allowed;
  std::vector<bool> m_used;
  std::map<std::pair<PersonalData, std::string>, Finding> m_findings;
  Diagnostics m_closed;
};

} // namespace

Diagnostics inspect_output(const Inspected& inspected, const std::vector<OutputFile>& files)
{
  Inspection inspection(inspected);
  for (const OutputFile& file : files)
    inspection.look_at(file);
  return inspection.findings();
}

} // namespace peil::gate
