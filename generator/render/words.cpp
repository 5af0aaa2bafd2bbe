#include "render/words.hpp"

#include "base/dutch.hpp"

#include <fmt/core.h>

namespace peil::render {

StatusWord status_of(Verdict verdict)
{
  switch (verdict) {
  case Verdict::on_course:
    return {"op_koers", "op koers", "rond"};
  case Verdict::attention:
    return {"aandacht", "aandacht nodig", "driehoek"};
  case Verdict::off_course:
    return {"niet_op_koers", "niet op koers", "ruit"};
  case Verdict::reached:
    return {"bereikt", "bereikt", "vink"};
  case Verdict::not_reached:
    return {"niet_bereikt", "niet bereikt", "kruis"};
  case Verdict::not_started:
    return {"niet_gestart", "nog niet gestart", "open"};
  case Verdict::not_in_period:
    return {"niet_in_periode", "niet in deze periode", "streep"};
  case Verdict::unknown:
    break;
  }
  return {"niet_te_bepalen", "niet te bepalen", "vraag"};
}

StatusWord status_of(MilestoneState state)
{
  switch (state) {
  case MilestoneState::planned:
    return {"gepland", "gepland", "open"};
  case MilestoneState::running:
    return {"loopt", "loopt", "half"};
  case MilestoneState::done:
    return {"gereed", "gereed", "vink"};
  case MilestoneState::done_late:
    return {"gereed_later", "gereed (later dan gepland)", "vink"};
  case MilestoneState::late:
    return {"te_laat", "te laat", "ruit"};
  case MilestoneState::cancelled:
    break;
  }
  return {"vervallen", "vervallen", "streep"};
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

std::string_view kind_words(IndicatorKind kind)
{
  switch (kind) {
  case IndicatorKind::stock:
    return "stand op de peildatum";
  case IndicatorKind::cumulative:
    return "opgeteld sinds het begin van het plan";
  case IndicatorKind::per_year:
    return "aantal per kalenderjaar";
  case IndicatorKind::in_period:
    return "aantal in één periode";
  case IndicatorKind::measured:
    break;
  }
  return "gemeten waarde van buiten";
}

std::string_view type_words(IndicatorType type)
{
  switch (type) {
  case IndicatorType::state:
    return "toestand";
  case IndicatorType::output:
    return "output: wat wij leveren";
  case IndicatorType::transition:
    return "transitie: wat anderen gaan doen";
  case IndicatorType::effect:
    break;
  }
  return "effect: wat het oplevert";
}

std::string value_with_unit(const Indicator& indicator, Decimal value)
{
  if (indicator.value_kind != ValueKind::count)
    return shown_value(indicator, value);
  return fmt::format("{}\u00A0{}", dutch::number(value),
                     value == Decimal(1) ? indicator.unit_one : indicator.unit_many);
}

std::string shown_target(const Indicator& indicator)
{
  if (!indicator.target)
    return {};
  const Target& target = *indicator.target;
  const std::string word = target.word.empty() ? std::string() : target.word + " ";
  if (target.out_of)
    return fmt::format("{} van {}", dutch::number(target.minimum.value_or(*target.out_of)),
                       dutch::number(*target.out_of));
  if (target.minimum && target.maximum && *target.minimum != *target.maximum)
    return word + dutch::range(*target.minimum, *target.maximum);
  if (target.minimum)
    return (word.empty() ? "minimaal " : word) + shown_value(indicator, *target.minimum);
  return "hoogstens " + shown_value(indicator, target.maximum.value_or(Decimal()));
}

} // namespace peil::render
