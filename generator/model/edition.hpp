#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/position.hpp"
#include "model/output_file.hpp"
#include "model/plan.hpp"
#include "model/snapshot.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Editions (domain.md §11): reports at their own as-of date that never change once they are
/// frozen.
namespace peil {

/// Why something reads differently than in the edition before.
enum class ChangeReason
{
  /// Dated after the earlier as-of date.
  new_fact,
  /// Dated on or before it, entered after it.
  late_entry,
  /// What was entered has been changed or removed.
  correction,
  target_changed,
  definition_changed,
  judgement_changed,
  text_changed
};

/// One thing behind a change: a record, a judgement, a decision.
struct ChangeLine
{
  ChangeReason reason = ChangeReason::new_fact;
  /// Register and id of a public record; both empty for anything else.
  std::string register_name;
  std::string record;
  std::string title;
  /// What was and is, in Dutch as the page prints it; a judgement or milestone by the key of its
  /// status.
  std::string before;
  std::string after;
  std::optional<Date> date;
  std::string note;

  bool operator==(const ChangeLine&) const = default;
};

/// What changed about one thing between two editions.
struct ItemChange
{
  enum class Kind
  {
    indicator,
    milestone,
    money,
    end_state,
    text
  };
  Kind kind = Kind::indicator;
  /// The id of the indicator, milestone, budget line or end state; the file of a text.
  std::string id;
  std::string title;
  std::string before;
  std::string after;
  std::vector<ChangeLine> lines;

  bool operator==(const ItemChange&) const = default;
};

/// A record that made a figure what it was.
struct Contribution
{
  std::string register_name;
  std::string record;
  Decimal amount;

  bool operator==(const Contribution&) const = default;
};

struct FrozenInterimTarget
{
  Date date;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;

  bool operator==(const FrozenInterimTarget&) const = default;
};

struct FrozenFigure
{
  std::string id;
  std::string title;
  std::optional<Decimal> value;
  bool not_applicable = false;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;
  /// Nothing when it was frozen before these were kept; then nothing is known of them.
  std::optional<std::vector<FrozenInterimTarget>> interim;
  std::optional<Verdict> signal;
  std::optional<Verdict> judgement;
  std::optional<Date> judged_on;
  /// Tells whether the wording of the judgement is still the same.
  std::string judgement_digest;
  FigureState state = FigureState::provisional;
  /// Tells whether the counting rule is still the same.
  std::string definition;
  std::vector<Contribution> counted;

  bool operator==(const FrozenFigure&) const = default;
};

struct FrozenMilestone
{
  std::string id;
  MilestoneState state = MilestoneState::planned;
  Date due;
  std::optional<Date> done;

  bool operator==(const FrozenMilestone&) const = default;
};

struct FrozenMoney
{
  std::string line;
  int year = 0;
  std::optional<Decimal> budget;
  std::optional<Decimal> committed;
  std::optional<Decimal> spent;
  std::optional<Decimal> forecast;

  bool operator==(const FrozenMoney&) const = default;
};

struct FrozenEndState
{
  std::string id;
  Verdict verdict = Verdict::unknown;
  std::string digest;

  bool operator==(const FrozenEndState&) const = default;
};

struct FrozenText
{
  std::string file;
  std::string digest;

  bool operator==(const FrozenText&) const = default;
};

/// One record (or budget line, milestone, list of measurements) and the short digests of the facts
/// about it that were known at the as-of date.
struct FrozenFacts
{
  /// The register; "geld", "mijlpalen" or "metingen" for what is no record.
  std::string group;
  std::string id;
  std::vector<std::string> facts;

  bool operator==(const FrozenFacts&) const = default;
};

/// A file of the edition as it was published, and its SHA-256.
struct FrozenFile
{
  std::string path;
  std::string digest;

  bool operator==(const FrozenFile&) const = default;
};

/// What `peil freeze` writes down, in `data/edities/ID/vastgesteld.yaml`.
struct EditionRecord
{
  std::string edition;
  Date as_of;
  /// SHA-256 over the names and bytes of everything the edition was made from.
  std::string inputs;
  /// The edition that the changes are counted from; empty for the first.
  std::string compared_with;
  std::vector<FrozenFigure> figures;
  std::vector<FrozenMilestone> milestones;
  std::vector<FrozenMoney> money;
  std::vector<FrozenEndState> end_states;
  std::vector<FrozenText> texts;
  std::vector<ItemChange> changes;
  std::vector<FrozenFacts> facts;
  std::vector<FrozenFile> files;

  bool operator==(const EditionRecord&) const = default;
};

enum class EditionKind
{
  progress_report,
  progress_overview,
  final_report,
  final_state,
  erratum
};

struct Edition
{
  Located<std::string> id;
  std::string title;
  EditionKind kind = EditionKind::progress_report;
  Date as_of;
  std::optional<Date> published;
  /// The body that is responsible for it.
  std::string body;
  std::string plan_place;
  Located<std::string> predecessor;
  Located<std::string> erratum_of;
  /// What is asked of Provinciale Staten.
  std::vector<std::string> decisions_asked;
  /// There once the edition is frozen, with its files as they stand in `data/edities/ID/pagina/`,
  /// by path in the site. Shared: nothing in them changes any more.
  std::shared_ptr<const EditionRecord> record;
  std::shared_ptr<const std::vector<OutputFile>> files;

  bool is_frozen() const { return record != nullptr; }
};

} // namespace peil
