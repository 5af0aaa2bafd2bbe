#pragma once

#include "model/indicator.hpp"
#include "model/snapshot.hpp"
#include "model/value_text.hpp"

#include <string>
#include <string_view>

/// The words of domain.md §9 and their shapes: status is a word and a shape, colour comes last and
/// only through the shape's key in the style sheet.
namespace peil::render {

struct StatusWord
{
  /// The key in data and in `/data/indicatoren.json`: "op_koers".
  std::string_view key;
  /// What the page says: "op koers".
  std::string_view word;
  /// A name of a shape in the style sheet: rond, driehoek, ruit, vierkant, open, streep.
  std::string_view shape;
};

StatusWord status_of(Verdict verdict);
StatusWord status_of(MilestoneState state);

/// stand, cumulatief, per_jaar, periode, gemeten.
std::string_view kind_key(IndicatorKind kind);
/// "stand op de peildatum", "opgeteld over de looptijd", "per kalenderjaar", …
std::string_view kind_words(IndicatorKind kind);
std::string_view type_words(IndicatorType type);

/// With its unit: "3 ketenprojecten", "1 ketenproject", "€ 50.000".
std::string value_with_unit(const Indicator& indicator, Decimal value);
/// "5–7", "minimaal 2", "12 van 12", "hoogstens 10", with the plan's own word before it ("circa
/// 8–12").
std::string shown_target(const Indicator& indicator);

} // namespace peil::render
