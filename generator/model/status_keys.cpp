#include "model/status_keys.hpp"

#include <array>

namespace peil {
namespace {

template <typename Enum, std::size_t N>
std::string_view nth(Enum value, const std::array<std::string_view, N>& keys)
{
  return keys[static_cast<std::size_t>(value)];
}

// In the order of the enumerations.
constexpr auto k_verdicts = std::to_array<std::string_view>(
    {"op_koers", "aandacht", "niet_op_koers", "bereikt", "niet_bereikt", "niet_gestart",
     "niet_in_periode", "niet_te_bepalen"});
constexpr auto k_milestone_states = std::to_array<std::string_view>(
    {"gepland", "loopt", "gereed", "gereed_later", "te_laat", "vervallen"});
constexpr auto k_figure_states =
    std::to_array<std::string_view>({"voorlopig", "definitief", "herzien"});
constexpr auto k_reasons = std::to_array<std::string_view>(
    {"nieuw_feit", "late_invoer", "correctie", "doel_gewijzigd", "definitie_gewijzigd",
     "oordeel_gewijzigd", "tekst_gewijzigd"});
constexpr auto k_item_kinds =
    std::to_array<std::string_view>({"indicator", "mijlpaal", "geld", "eindbeeld", "tekst"});
constexpr auto k_edition_kinds = std::to_array<std::string_view>(
    {"voortgangsrapport", "voortgangsoverzicht", "eindrapportage", "slotstand", "erratum"});

} // namespace

std::string_view key_of(Verdict verdict)
{
  return nth(verdict, k_verdicts);
}

std::string_view key_of(MilestoneState state)
{
  return nth(state, k_milestone_states);
}

std::string_view key_of(FigureState state)
{
  return nth(state, k_figure_states);
}

std::string_view key_of(ChangeReason reason)
{
  return nth(reason, k_reasons);
}

std::string_view key_of(ItemChange::Kind kind)
{
  return nth(kind, k_item_kinds);
}

std::string_view key_of(EditionKind kind)
{
  return nth(kind, k_edition_kinds);
}

} // namespace peil
