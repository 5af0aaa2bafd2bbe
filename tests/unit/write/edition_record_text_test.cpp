#include "check/edition_record.hpp"
#include "read/yaml.hpp"
#include "write/edition_record_text.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace peil;

namespace {

Date day(std::string_view iso)
{
  return Date::parse(iso).value();
}

Decimal number(std::string_view text)
{
  return Decimal::parse(text).value();
}

// All that people may write in a title, a reason or a name of a file.
const std::vector<std::string> k_awkward_texts = {
    "gewone tekst",
    "met \"dubbele\" en 'enkele' aanhalingstekens",
    "oorzaak: te weinig hout",
    "sleutel:",
    "doel # geen opmerking",
    "# geen opmerking",
    "twee regels\nen nog één",
    "  spaties eromheen  ",
    "tab\tin de tekst",
    "terug\\slash en \\n dat geen regeleinde is",
    "- lijstpunt",
    "? vraag",
    "{accolade, [haak]}",
    "&anker *verwijzing !tag |blok >vouw @apen `accent %procent",
    "---",
    "...",
    "€\u00A01.234,50",
    "25–30 “citaat” é 漢字 😀",
    "~",
    "null",
    "yes",
    "ja",
    "true",
    "0123",
    "1e5",
    "123456789012",
    "0x1f",
    ".inf",
    "-5",
    "2026-12-31",
    "12:30:45",
    "<<",
    "=",
};

const std::vector<std::string> k_awkward_ids = {
    "yes", "no", "null", "true", "on", "0123", "1e5", "0x1f", "123456789012", "-a", "2026-12-31"};

EditionRecord full_record(const std::string& text, const std::string& id)
{
  EditionRecord record;
  record.edition = id;
  record.as_of = day("2026-12-31");
  record.inputs = "123456789012";
  record.compared_with = id;
  FrozenFigure figure;
  figure.id = id;
  figure.title = text;
  figure.value = number("-1234.5");
  figure.minimum = number("2");
  figure.maximum = number("1000000");
  figure.interim = {{day("2026-06-30"), number("2"), {}}, {day("2026-09-30"), {}, number("70.5")}};
  figure.signal = Verdict::attention;
  figure.judgement = Verdict::unknown;
  figure.judged_on = day("2026-12-15");
  figure.judgement_digest = "1e5";
  figure.state = FigureState::revised;
  figure.definition = "000000000000";
  figure.counted = {{id, id, Decimal(1)}, {id, "b", number("850.5")}, {id, "c", Decimal()}};
  FrozenFigure bare;
  bare.id = "b";
  bare.not_applicable = true;
  FrozenFigure none;
  none.id = "c";
  none.interim.emplace();
  record.figures = {figure, bare, none};
  record.milestones = {{id, MilestoneState::cancelled, day("2027-03-31"), day("2027-02-28")},
                       {"m02", MilestoneState::planned, day("2027-06-30"), {}}};
  record.money = {{id, 2026, number("1.2500"), number("0"), number("-850.5"), {}},
                  {"b", 2027, {}, {}, {}, {}}};
  record.end_states = {{id, Verdict::unknown, "123456789012"}};
  record.texts = {{text, "1e5"}};
  const ChangeLine line{ChangeReason::text_changed, id,  id, text, text, text,
                        day("2026-11-01"),          text};
  record.changes = {{ItemChange::Kind::text, text, text, text, text, {line, {}}},
                    {ItemChange::Kind::indicator, id, "", "", "", {}}};
  record.facts = {{id, text, {"123456789012", "1e5", "000000000000", "0x1", "null"}}};
  record.files = {{text, "1234567890123456789012345678901234567890123456789012345678901234"}};
  return record;
}

std::string said(const Diagnostics& mistakes)
{
  std::string text;
  for (const Diagnostic& one : mistakes)
    text +=
        to_text(one, Language::dutch, [](const FileName&, std::uint32_t) { return std::nullopt; });
  return text;
}

void check_round_trip(const EditionRecord& record)
{
  const std::string text = write::edition_record_text(record);
  CAPTURE(text);
  const Result<Value> root = read::parse_yaml(FileName("vastgesteld.yaml"), text);
  REQUIRE_MESSAGE(root.ok(), said(root.ok() ? Diagnostics{} : root.mistakes()));
  Diagnostics mistakes;
  const std::optional<EditionRecord> again = check::read_edition_record(root.value(), mistakes);
  REQUIRE_MESSAGE(again, said(mistakes));
  CHECK(*again == record);
  CHECK(write::edition_record_text(*again) == text);
}

} // namespace

TEST_CASE("what freezing writes down is read back as it was, whatever people wrote")
{
  for (const std::string& text : k_awkward_texts) {
    CAPTURE(text);
    check_round_trip(full_record(text, "a"));
  }
  for (const std::string& id : k_awkward_ids) {
    CAPTURE(id);
    check_round_trip(full_record("t", id));
  }
}

TEST_CASE("an edition without anything in it is read back too")
{
  EditionRecord record;
  record.edition = "leeg";
  record.as_of = day("2026-12-31");
  record.inputs = "abc";
  check_round_trip(record);
}

TEST_CASE("every word for a state is read back as that state")
{
  EditionRecord record = full_record("t", "a");
  for (int i = 0; i <= static_cast<int>(Verdict::unknown); ++i) {
    record.figures[0].signal = static_cast<Verdict>(i);
    record.end_states[0].verdict = static_cast<Verdict>(i);
    check_round_trip(record);
  }
  for (int i = 0; i <= static_cast<int>(MilestoneState::cancelled); ++i) {
    record.milestones[0].state = static_cast<MilestoneState>(i);
    check_round_trip(record);
  }
  for (int i = 0; i <= static_cast<int>(ChangeReason::text_changed); ++i) {
    record.changes[0].lines[0].reason = static_cast<ChangeReason>(i);
    check_round_trip(record);
  }
  for (int i = 0; i <= static_cast<int>(ItemChange::Kind::text); ++i) {
    record.changes[0].kind = static_cast<ItemChange::Kind>(i);
    check_round_trip(record);
  }
  for (int i = 0; i <= static_cast<int>(FigureState::revised); ++i) {
    record.figures[0].state = static_cast<FigureState>(i);
    check_round_trip(record);
  }
}
