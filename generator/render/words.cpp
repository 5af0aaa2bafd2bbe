#include "render/words.hpp"

#include "model/status_keys.hpp"

namespace peil::render {

StatusWord status_of(Verdict verdict)
{
  switch (verdict) {
  case Verdict::on_course:
    return {key_of(verdict), "status.op_koers", "rond"};
  case Verdict::attention:
    return {key_of(verdict), "status.aandacht", "driehoek"};
  case Verdict::off_course:
    return {key_of(verdict), "status.niet_op_koers", "ruit"};
  case Verdict::reached:
    return {key_of(verdict), "status.bereikt", "vink"};
  case Verdict::not_reached:
    return {key_of(verdict), "status.niet_bereikt", "kruis"};
  case Verdict::not_started:
    return {key_of(verdict), "status.niet_gestart", "open"};
  case Verdict::not_in_period:
    return {key_of(verdict), "status.niet_in_periode", "streep"};
  case Verdict::unknown:
    break;
  }
  return {key_of(verdict), "status.niet_te_bepalen", "vraag"};
}

StatusWord status_of(MilestoneState state)
{
  switch (state) {
  case MilestoneState::planned:
    return {key_of(state), "status.gepland", "open"};
  case MilestoneState::running:
    return {key_of(state), "status.loopt", "half"};
  case MilestoneState::done:
    return {key_of(state), "status.gereed", "vink"};
  case MilestoneState::done_late:
    return {key_of(state), "status.gereed_later", "vink"};
  case MilestoneState::late:
    return {key_of(state), "status.te_laat", "ruit"};
  case MilestoneState::cancelled:
    break;
  }
  return {key_of(state), "status.vervallen", "streep"};
}

StatusWord status_of(MeasureState state)
{
  switch (state) {
  case MeasureState::done:
    return {"gedaan", "status.gedaan", "vink"};
  case MeasureState::running:
    return {"loopt", "status.loopt", "half"};
  case MeasureState::late:
    break;
  }
  return {"te_laat", "status.te_laat", "ruit"};
}

StatusWord status_of(DecisionState state)
{
  switch (state) {
  case DecisionState::open:
    return {"open", "status.open", "open"};
  case DecisionState::in_progress:
    return {"in_behandeling", "status.in_behandeling", "half"};
  case DecisionState::settled:
    return {"afgedaan", "status.afgedaan", "vink"};
  case DecisionState::lapsed:
    break;
  }
  return {"vervallen", "status.vervallen", "streep"};
}

StatusWord target_changed()
{
  return {"doel_gewijzigd", "status.doel_gewijzigd", "vierkant"};
}

StatusWord overdue()
{
  return {"te_laat", "status.over_de_datum", "ruit"};
}

std::string_view kind_key(IndicatorKind kind)
{
  switch (kind) {
  case IndicatorKind::stock:
    return "stand";
  case IndicatorKind::cumulative:
    return "cumulatief";
  case IndicatorKind::per_year:
    return "per_jaar";
  case IndicatorKind::in_period:
    return "periode";
  case IndicatorKind::measured:
    break;
  }
  return "gemeten";
}

Words::Words(const language::SiteLanguage& language, const Translation* translation)
    : m_language(language), m_translation(translation)
{
}

std::string Words::root() const
{
  return m_translation == nullptr ? std::string() : "/" + m_translation->language;
}

std::string_view Words::translation_language() const
{
  return m_translation == nullptr ? std::string_view() : std::string_view(m_translation->language);
}

std::string Words::say(std::string_view path,
                       std::initializer_list<language::TextValue> values) const
{
  return m_language.say(path, values);
}

std::string Words::amount_or_unknown(const std::optional<Decimal>& amount) const
{
  return amount ? notation().amount(*amount) : say("waarde.geen_gegevens");
}

std::string Words::word(const StatusWord& status) const
{
  return say(status.text);
}

std::string Words::kind(IndicatorKind kind) const
{
  return say("soort." + std::string(kind_key(kind)));
}

std::string Words::type(IndicatorType type) const
{
  switch (type) {
  case IndicatorType::state:
    return say("type.toestand");
  case IndicatorType::output:
    return say("type.output");
  case IndicatorType::transition:
    return say("type.transitie");
  case IndicatorType::effect:
    break;
  }
  return say("type.effect");
}

std::string Words::value(const Indicator& indicator, Decimal value) const
{
  switch (indicator.value_kind) {
  case ValueKind::amount:
    return notation().amount(value);
  case ValueKind::percentage:
    return notation().percentage(value);
  case ValueKind::yes_no:
    return say(value > Decimal() ? "waarde.ja" : "waarde.nee");
  case ValueKind::count:
    break;
  }
  return notation().number(value);
}

std::string Words::value_with_unit(const Indicator& indicator, Decimal value) const
{
  const std::string shown = this->value(indicator, value);
  return indicator.value_kind == ValueKind::count ? shown + "\u00A0" + unit(indicator, value).text
                                                  : shown;
}

std::string Words::kind(DecisionKind kind) const
{
  switch (kind) {
  case DecisionKind::decision:
    return say("besluit.soort_besluit");
  case DecisionKind::promise:
    return say("besluit.soort_toezegging");
  case DecisionKind::motion:
    break;
  }
  return say("besluit.soort_motie");
}

std::string Words::target(const Indicator& indicator, const std::optional<Target>& in_force) const
{
  if (!in_force)
    return {};
  const Target& target = *in_force;
  if (indicator.value_kind == ValueKind::yes_no)
    return say("waarde.ja");
  if (target.out_of)
    return say("doel.van",
               {{"aantal_goed", notation().number(target.minimum.value_or(*target.out_of))},
                {"totaal", notation().number(*target.out_of)}});
  const DataText word = data_text("indicatoren." + indicator.id.value + ".doelwoord", target.word);
  const std::string before = word.text.empty() ? std::string() : word.text + " ";
  if (target.minimum && target.maximum && *target.minimum != *target.maximum)
    return before + notation().range(*target.minimum, *target.maximum);
  if (target.minimum)
    return before.empty() ? say("doel.minimaal", {{"waarde", value(indicator, *target.minimum)}})
                          : before + value(indicator, *target.minimum);
  return say("doel.hoogstens", {{"waarde", value(indicator, target.maximum.value_or(Decimal()))}});
}

std::string Words::outcome(const Indicator& indicator, TargetOutcome outcome,
                           const std::optional<Decimal>& value) const
{
  switch (outcome) {
  case TargetOutcome::unknown:
    return {};
  case TargetOutcome::out_of:
    return say("doel.van",
               {{"aantal_goed", notation().number(value.value_or(Decimal()))},
                {"totaal", notation().number(indicator.target->out_of.value_or(Decimal()))}});
  case TargetOutcome::not_reached:
    return say("uitkomst.niet_bereikt");
  case TargetOutcome::not_yet_reached:
    return say("uitkomst.nog_niet_bereikt");
  case TargetOutcome::minimum_reached:
    return say(indicator.value_kind == ValueKind::yes_no ? "uitkomst.bereikt"
                                                         : "uitkomst.minimum_bereikt");
  case TargetOutcome::maximum_kept:
    return say("uitkomst.maximum_niet_overschreden");
  case TargetOutcome::above_range:
    return say("uitkomst.boven_bandbreedte");
  case TargetOutcome::within_range:
    break;
  }
  return say("uitkomst.binnen_bandbreedte");
}

std::string Words::signal_reason(const Indicator& indicator, const IndicatorResult& result,
                                 Date as_of) const
{
  const std::string now = value(indicator, result.value.value_or(Decimal()));
  const std::string day = notation().long_date(as_of);
  const std::string expected = value(indicator, result.expected.value_or(Decimal()));
  switch (result.signal_reason) {
  case SignalReason::not_applicable:
    return say("reden.nvt", {{"reden", result.not_applicable_reason}});
  case SignalReason::no_data:
    return say("reden.geen_gegevens");
  case SignalReason::target_met:
    return say("reden.doel_gehaald", {{"stand", now}});
  case SignalReason::test_date_passed:
    return say("reden.toetsdatum_voorbij",
               {{"stand", now}, {"datum", notation().long_date(result.test_date.value_or(as_of))}});
  case SignalReason::nothing_expected:
    return say("reden.niets_verwacht", {{"stand", now}, {"datum", day}});
  case SignalReason::nothing_expected_yet_begun:
    return say("reden.al_begonnen", {{"stand", now}});
  case SignalReason::as_expected:
    return say("reden.volgens_verwachting",
               {{"stand", now}, {"datum", day}, {"verwacht", expected}});
  case SignalReason::one_step_behind:
    return say("reden.stap_achter", {{"stand", now}, {"datum", day}, {"verwacht", expected}});
  case SignalReason::further_behind:
    break;
  }
  return say("reden.stappen_achter", {{"stand", now}, {"datum", day}, {"verwacht", expected}});
}

DataText Words::title(const Plan& plan) const
{
  return data_text("plan.titel", plan.title);
}

DataText Words::summary(const Plan& plan) const
{
  return data_text("plan.kort", plan.summary);
}

DataText Words::title(const Pillar& pillar) const
{
  return data_text("pijlers." + pillar.id.value + ".titel", pillar.title);
}

DataText Words::title(const Indicator& indicator) const
{
  return data_text("indicatoren." + indicator.id.value + ".titel", indicator.title);
}

DataText Words::summary(const Indicator& indicator) const
{
  return data_text("indicatoren." + indicator.id.value + ".kort", indicator.summary);
}

DataText Words::unit(const Indicator& indicator, Decimal value) const
{
  const bool one = value == Decimal(1);
  return data_text("indicatoren." + indicator.id.value + (one ? ".eenheid" : ".eenheid_meervoud"),
                   one ? indicator.unit_one : indicator.unit_many);
}

DataText Words::title(const Milestone& milestone) const
{
  return data_text("mijlpalen." + milestone.id.value + ".titel", milestone.title);
}

DataText Words::title(const BudgetLine& line) const
{
  return data_text("begroting." + line.id.value + ".titel", line.title);
}

DataText Words::title(const Register& of) const
{
  return data_text("registers." + of.name + ".titel", of.title);
}

DataText Words::data_text(const std::string& path, const std::string& otherwise) const
{
  if (m_translation == nullptr)
    return {otherwise, true};
  const auto found = m_translation->texts.find(path);
  return found == m_translation->texts.end() ? DataText{otherwise, false}
                                             : DataText{found->second, true};
}

} // namespace peil::render
