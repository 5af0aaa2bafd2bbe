#include "check/file_kinds.hpp"

#include "check/key_tables.hpp"

#include <array>

namespace peil::check {
namespace {

constexpr std::array k_file_kinds{
    FileKind{"plan", "data/plan.yaml", "het plan", group_of(plan_keys)},
    FileKind{"pijlers", "data/pijlers.yaml", "de pijlers", list_of(group_of(pillar_keys))},
    FileKind{"indicator", "data/indicatoren/*.yaml", "een indicator", group_of(indicator_keys)},
    FileKind{"kengetal", "data/kengetallen/*.yaml", "een kengetal", group_of(indicator_keys)},
    FileKind{"mijlpalen", "data/mijlpalen.yaml", "de planning", list_of(group_of(milestone_keys))},
    FileKind{"begroting", "data/begroting.yaml", "de begroting", group_of(budget_keys)},
    FileKind{"besluiten", "data/besluiten.yaml", "besluiten, toezeggingen en moties",
             group_of(decision_file_keys)},
    FileKind{"begrippen", "data/begrippen.yaml", "begrippen", list_of(group_of(term_keys))},
    FileKind{"verschillen", "data/verschillen.yaml", "waar het plan zichzelf tegenspreekt",
             list_of(group_of(discrepancy_keys))},
    FileKind{"edities", "data/edities.yaml", "de edities", group_of(edition_file_keys)},
    FileKind{"openbaar", "data/openbaar.yaml", "wat de controle voor publicatie doorlaat",
             list_of(group_of(allowed_value_keys))},
    FileKind{"lijst", "data/lijsten/*.yaml", "een lijst met keuzes", group_of(code_list_keys)},
    FileKind{"register", "data/registers/*/register.yaml", "de beschrijving van een register",
             group_of(register_keys)},
    FileKind{"taal", "data/talen/*.yaml", "de teksten in een andere taal",
             group_of(translation_keys)},
    FileKind{"oordelen", "data/voortgang/oordelen.yaml", "de oordelen",
             group_of(judgement_file_keys)},
    FileKind{"voortgang-mijlpalen", "data/voortgang/mijlpalen.yaml", "de voortgang van de planning",
             group_of(milestone_progress_file_keys)},
    FileKind{"geld", "data/voortgang/geld.yaml", "begroting en prognose",
             group_of(money_file_keys)},
};

} // namespace

std::span<const FileKind> file_kinds()
{
  return k_file_kinds;
}

} // namespace peil::check
