#include "check/edition_record.hpp"

#include "check/map_reader.hpp"
#include "model/status_keys.hpp"

#include <array>

namespace peil::check {
namespace {

constexpr auto k_contribution_keys = std::to_array<Key>({
    {"register", Need::required, "register"},
    {"record", Need::required, "record"},
    {"bedrag", Need::optional, "hoeveel, als dat niet 1 is", k_number},
});

constexpr auto k_interim_keys = std::to_array<Key>({
    {"datum", Need::required, "de dag van het tussendoel", k_date},
    {"minimum", Need::optional, "onderkant", k_number},
    {"maximum", Need::optional, "bovenkant", k_number},
});

constexpr auto k_figure_keys = std::to_array<Key>({
    {"id", Need::required, "indicator"},
    {"titel", Need::optional, "de naam"},
    {"waarde", Need::optional, "het cijfer", k_number},
    {"nvt", Need::optional, "niet van toepassing", k_yes_no},
    {"minimum", Need::optional, "onderkant van het doel", k_number},
    {"maximum", Need::optional, "bovenkant van het doel", k_number},
    {"tussendoelen", Need::optional, "wat het plan op eerdere datums belooft",
     list_of(group_of<k_interim_keys>())},
    {"signaal", Need::optional, "berekend"},
    {"oordeel", Need::optional, "van mensen"},
    {"oordeel_op", Need::optional, "wanneer", k_date},
    {"oordeel_vingerafdruk", Need::optional, "van de woorden"},
    {"stand", Need::required, "voorlopig, definitief of herzien"},
    {"definitie", Need::optional, "vingerafdruk van de telregel"},
    {"telt_mee", Need::optional, "wat meetelt", list_of(group_of<k_contribution_keys>())},
});

constexpr auto k_milestone_keys = std::to_array<Key>({
    {"id", Need::required, "mijlpaal"},
    {"stand", Need::required, "de stand"},
    {"uiterlijk", Need::required, "wanneer klaar", k_date},
    {"gereed", Need::optional, "wanneer het klaar was", k_date},
});

constexpr auto k_money_keys = std::to_array<Key>({
    {"regel", Need::required, "kostenpost"},
    {"jaar", Need::required, "begrotingsjaar", k_whole},
    {"begroting", Need::optional, "euro", k_number},
    {"verplicht", Need::optional, "euro", k_number},
    {"gerealiseerd", Need::optional, "euro", k_number},
    {"prognose", Need::optional, "euro", k_number},
});

constexpr auto k_end_state_keys = std::to_array<Key>({
    {"id", Need::required, "eindbeeld"},
    {"oordeel", Need::required, "het oordeel"},
    {"vingerafdruk", Need::required, "van de woorden"},
});

constexpr auto k_text_keys = std::to_array<Key>({
    {"bestand", Need::required, "de tekst"},
    {"vingerafdruk", Need::required, "van de woorden"},
});

constexpr auto k_line_keys = std::to_array<Key>({
    {"reden", Need::required, "waarom"},
    {"register", Need::optional, "register"},
    {"record", Need::optional, "record"},
    {"titel", Need::optional, "wat"},
    {"was", Need::optional, "eerst"},
    {"is", Need::optional, "nu"},
    {"datum", Need::optional, "van wanneer", k_date},
    {"toelichting", Need::optional, "uitleg"},
});

constexpr auto k_change_keys = std::to_array<Key>({
    {"soort", Need::required, "indicator, mijlpaal, geld, eindbeeld of tekst"},
    {"id", Need::required, "waarover"},
    {"titel", Need::optional, "de naam"},
    {"was", Need::optional, "vorige editie"},
    {"is", Need::optional, "deze editie"},
    {"regels", Need::optional, "waardoor", list_of(group_of<k_line_keys>())},
});

constexpr auto k_facts_keys = std::to_array<Key>({
    {"groep", Need::required, "register"},
    {"id", Need::required, "record"},
    {"feiten", Need::required, "vingerafdruk van elk feit", k_texts},
});

constexpr auto k_file_keys = std::to_array<Key>({
    {"bestand", Need::required, "plaats in de site"},
    {"sha256", Need::required, "vingerafdruk"},
});

constexpr auto k_record_keys = std::to_array<Key>({
    {"editie", Need::required, "id van de editie"},
    {"peildatum", Need::required, "de dag van de cijfers", k_date},
    {"invoer", Need::required, "vingerafdruk van alles waaruit de editie is gemaakt"},
    {"vergeleken_met", Need::optional, "de vorige editie"},
    {"cijfers", Need::optional, "de cijfers", list_of(group_of<k_figure_keys>())},
    {"mijlpalen", Need::optional, "de mijlpalen", list_of(group_of<k_milestone_keys>())},
    {"geld", Need::optional, "het geld", list_of(group_of<k_money_keys>())},
    {"eindbeelden", Need::optional, "de oordelen over eindbeelden",
     list_of(group_of<k_end_state_keys>())},
    {"teksten", Need::optional, "vingerafdruk van elke tekst", list_of(group_of<k_text_keys>())},
    {"wijzigingen", Need::optional, "wat veranderde sinds de vorige editie",
     list_of(group_of<k_change_keys>())},
    {"feiten", Need::optional, "vingerafdrukken van alle feiten",
     list_of(group_of<k_facts_keys>())},
    {"bestanden", Need::optional, "de bestanden van de editie", list_of(group_of<k_file_keys>())},
});

template <typename Enum>
std::optional<Enum> read_key(const MapReader& reader, std::string_view key, Enum last)
{
  const std::vector<std::string> allowed = keys_up_to(last);
  const auto word = reader.choice(key, allowed, say("stand", "state"));
  return word ? find_by_key(*word, last) : std::nullopt;
}

// Editions that were frozen before interim targets were kept have no such list.
std::optional<std::vector<FrozenInterimTarget>> read_interim(const MapReader& figure)
{
  if (figure.get("tussendoelen") == nullptr)
    return std::nullopt;
  std::vector<FrozenInterimTarget> list;
  for (const Value& one : figure.list("tussendoelen")) {
    const MapReader reader(one, k_interim_keys, figure.mistakes());
    list.push_back({reader.date("datum").value_or(Date()), reader.decimal("minimum"),
                    reader.decimal("maximum")});
  }
  return list;
}

FrozenFigure read_figure(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_figure_keys, mistakes);
  FrozenFigure figure;
  figure.id = reader.text("id");
  figure.title = reader.text("titel");
  figure.value = reader.decimal("waarde");
  figure.not_applicable = reader.yes_no("nvt", false);
  figure.minimum = reader.decimal("minimum");
  figure.maximum = reader.decimal("maximum");
  figure.interim = read_interim(reader);
  figure.signal = read_key(reader, "signaal", Verdict::unknown);
  figure.judgement = read_key(reader, "oordeel", Verdict::unknown);
  figure.judged_on = reader.date("oordeel_op");
  figure.judgement_digest = reader.text("oordeel_vingerafdruk");
  figure.state = read_key(reader, "stand", FigureState::revised).value_or(FigureState::provisional);
  figure.definition = reader.text("definitie");
  for (const Value& one : reader.list("telt_mee")) {
    const MapReader part(one, k_contribution_keys, mistakes);
    figure.counted.push_back(
        {part.text("register"), part.text("record"), part.decimal("bedrag").value_or(Decimal(1))});
  }
  return figure;
}

FrozenMilestone read_milestone(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_milestone_keys, mistakes);
  return {reader.text("id"),
          read_key(reader, "stand", MilestoneState::cancelled).value_or(MilestoneState::planned),
          reader.date("uiterlijk").value_or(Date()), reader.date("gereed")};
}

FrozenMoney read_money(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_money_keys, mistakes);
  return {reader.text("regel"),           reader.whole("jaar").value_or(0),
          reader.decimal("begroting"),    reader.decimal("verplicht"),
          reader.decimal("gerealiseerd"), reader.decimal("prognose")};
}

ChangeLine read_line(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_line_keys, mistakes);
  ChangeLine line;
  line.reason =
      read_key(reader, "reden", ChangeReason::text_changed).value_or(ChangeReason::correction);
  line.register_name = reader.text("register");
  line.record = reader.text("record");
  line.title = reader.text("titel");
  line.before = reader.text("was");
  line.after = reader.text("is");
  line.date = reader.date("datum");
  line.note = reader.text("toelichting");
  return line;
}

ItemChange read_change(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_change_keys, mistakes);
  ItemChange change{
      read_key(reader, "soort", ItemChange::Kind::text).value_or(ItemChange::Kind::text),
      reader.text("id"),
      reader.text("titel"),
      reader.text("was"),
      reader.text("is"),
      {}};
  for (const Value& one : reader.list("regels"))
    change.lines.push_back(read_line(one, mistakes));
  return change;
}

FrozenEndState read_end_state(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_end_state_keys, mistakes);
  return {reader.text("id"),
          read_key(reader, "oordeel", Verdict::unknown).value_or(Verdict::unknown),
          reader.text("vingerafdruk")};
}

FrozenText read_text_digest(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_text_keys, mistakes);
  return {reader.text("bestand"), reader.text("vingerafdruk")};
}

FrozenFacts read_facts(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_facts_keys, mistakes);
  FrozenFacts facts{reader.text("groep"), reader.text("id"), {}};
  for (Located<std::string>& one : reader.texts("feiten"))
    facts.facts.push_back(std::move(one.value));
  return facts;
}

FrozenFile read_file(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_file_keys, mistakes);
  return {reader.text("bestand"), reader.text("sha256")};
}

template <typename T>
std::vector<T> read_all(const MapReader& reader, std::string_view key,
                        T (*read)(const Value&, Diagnostics&))
{
  std::vector<T> all;
  for (const Value& one : reader.list(key))
    all.push_back(read(one, reader.mistakes()));
  return all;
}

} // namespace

std::optional<EditionRecord> read_edition_record(const Value& root, Diagnostics& mistakes)
{
  const std::size_t before = mistakes.size();
  const MapReader reader(root, k_record_keys, mistakes);
  EditionRecord record;
  record.edition = reader.text("editie");
  record.as_of = reader.date("peildatum").value_or(Date());
  record.inputs = reader.text("invoer");
  record.compared_with = reader.text("vergeleken_met");
  record.figures = read_all(reader, "cijfers", read_figure);
  record.milestones = read_all(reader, "mijlpalen", read_milestone);
  record.money = read_all(reader, "geld", read_money);
  record.end_states = read_all(reader, "eindbeelden", read_end_state);
  record.texts = read_all(reader, "teksten", read_text_digest);
  record.changes = read_all(reader, "wijzigingen", read_change);
  record.facts = read_all(reader, "feiten", read_facts);
  record.files = read_all(reader, "bestanden", read_file);
  return mistakes.size() == before ? std::optional(std::move(record)) : std::nullopt;
}

} // namespace peil::check
