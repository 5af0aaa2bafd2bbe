#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/position.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peil {

/// Words of the plan itself and the section where they stand.
struct Quote
{
  std::string text;
  std::string place;

  bool operator==(const Quote&) const = default;
};

/// domain.md §4.0: complete with kind, title, date and reference.
struct Evidence
{
  std::string kind;
  std::string title;
  std::optional<Date> date;
  std::string reference;

  bool complete() const
  {
    return !kind.empty() && !title.empty() && date.has_value() && !reference.empty();
  }
  bool operator==(const Evidence&) const = default;
};

struct PolicyFrame
{
  std::string title;
  std::string text;
  std::string place;

  bool operator==(const PolicyFrame&) const = default;
};

/// Under which terms anyone may use the data.
enum class Licence
{
  cc0,
  cc_by
};

/// Where somebody can report a weak spot of the site: what RFC 9116 puts in `security.txt`.
struct SecurityContact
{
  /// In order of preference: `https:`, `mailto:` or `tel:`.
  std::vector<std::string> contacts;
  Date expires;
  /// How such a report is dealt with; empty while there is no such page.
  std::string policy;
  std::vector<std::string> languages;
  Position at;

  bool operator==(const SecurityContact&) const = default;
};

struct Plan
{
  std::string id;
  std::string title;
  std::string summary;
  std::string organisation;
  Period period;
  Date as_of;
  std::string language = "nl";
  std::string responsible;
  std::string contact_name;
  std::string contact_address;
  /// Where the statement stands in the national register; empty while there is none.
  std::string accessibility_statement;
  /// The public address, with a closing slash; empty while there is none.
  std::string address;
  /// Nothing while nobody has chosen.
  std::optional<Licence> licence;
  /// What the data is about, for a catalogue: codes of the European list of data themes ("ENVI").
  std::vector<std::string> themes;
  std::vector<std::string> keywords;
  std::optional<SecurityContact> security;
  std::string place;
  Quote ambition;
  std::vector<Quote> steers_on;
  std::vector<PolicyFrame> frames;
  Position at;

  bool operator==(const Plan&) const = default;
};

/// domain.md §9, goals.
enum class Verdict
{
  on_course,
  attention,
  off_course,
  reached,
  not_reached,
  not_started,
  not_in_period,
  unknown
};

/// How a measure stands: late when its date has passed and it is not done.
enum class MeasureState
{
  done,
  running,
  late
};

struct Measure
{
  std::string text;
  std::string owner;
  std::optional<Date> due;
  /// When it was done, and what came of it.
  std::optional<Date> done;
  std::string outcome;

  bool complete() const { return !text.empty() && !owner.empty() && due.has_value(); }
  bool is_done_on(Date date) const { return done && *done <= date; }
  bool operator==(const Measure&) const = default;
};

inline MeasureState measure_state_on(const Measure& measure, Date date)
{
  if (measure.is_done_on(date))
    return MeasureState::done;
  return measure.due && *measure.due < date ? MeasureState::late : MeasureState::running;
}

/// What a person says about an indicator or an end state, with the duty to explain.
struct Judgement
{
  Located<std::string> about;
  Date date;
  Verdict verdict = Verdict::unknown;
  std::string note;
  std::string cause;
  std::string consequence;
  std::optional<Measure> measure;
  std::optional<Evidence> evidence;
  std::string reason;
  std::string by;
  /// Where the word of the verdict stands.
  Position at;

  bool operator==(const Judgement&) const = default;
};

/// An end state in words: judged, never computed.
struct EndState
{
  Located<std::string> id;
  Quote quote;

  bool operator==(const EndState&) const = default;
};

struct OtherName
{
  std::string name;
  std::string place;

  bool operator==(const OtherName&) const = default;
};

/// A goal of the plan: one at the top, or one under another.
struct Pillar
{
  Located<std::string> id;
  /// Id of the goal that this one lies under; empty at the top.
  std::string parent;
  std::string title;
  bool is_precondition = false;
  Quote summary;
  std::vector<OtherName> other_names;
  std::vector<EndState> end_states;

  bool operator==(const Pillar&) const = default;
};

/// "at least this many of that indicator".
struct CountedAs
{
  Located<std::string> indicator;
  Decimal at_least;

  bool operator==(const CountedAs&) const = default;
};

struct MilestonePart
{
  Located<std::string> id;
  std::string title;
  std::optional<CountedAs> counted;
  /// From the progress file.
  std::optional<Date> done;
  std::optional<Evidence> evidence;

  bool operator==(const MilestonePart&) const = default;
};

struct Cancellation
{
  Date date;
  /// Id of a Decision.
  Located<std::string> decision;
  std::string reason;

  bool operator==(const Cancellation&) const = default;
};

/// From this day another quarter holds; the plan's own stays on the page (domain.md §4.9).
struct MilestoneMove
{
  Date date;
  int year = 0;
  int quarter = 1;
  std::string reason;
  /// Id of a Decision.
  Located<std::string> decision;

  bool operator==(const MilestoneMove&) const = default;
};

struct Milestone
{
  Located<std::string> id;
  int year = 0;
  int quarter = 1;
  std::string title;
  std::string deliverable;
  std::string pillar;
  /// The plan itself says so; otherwise it is our own choice.
  bool pillar_from_plan = false;
  std::string place;
  std::vector<MilestonePart> parts;
  std::vector<CountedAs> requires_too;
  /// From the progress file.
  std::optional<Date> started;
  /// In order of date.
  std::vector<MilestoneMove> moves;
  std::optional<Cancellation> cancelled;
  std::string note;

  bool operator==(const Milestone&) const = default;
};

/// A dated amount for one line and budget year; the last one on or before the as-of date holds
/// (R60).
struct BudgetFigure
{
  enum class Kind
  {
    budget,
    forecast
  };
  Kind kind = Kind::budget;
  int year = 0;
  Date date;
  Decimal amount;
  std::string source;
  Position at;

  bool operator==(const BudgetFigure&) const = default;
};

struct BudgetNote
{
  int year = 0;
  Date date;
  std::string text;

  bool operator==(const BudgetNote&) const = default;
};

struct BudgetLine
{
  Located<std::string> id;
  std::string title;
  std::string title_year_table;
  std::string covers;
  std::string reason;
  std::map<int, Decimal> estimate;
  std::string pillar_cost_table;
  std::string pillar_year_table;
  std::string pillar_text;
  std::string place;
  std::vector<BudgetFigure> figures;
  std::vector<BudgetNote> notes;
  /// `volgt`: its bookings are amounts of single companies, so what is booked is printed only as
  /// far as a protected sum says the same (domain.md §10.5). An amount without such a sum is not.
  bool is_about_companies = false;
  /// Places in Project::indicators.
  std::optional<std::size_t> committed_follows;
  std::optional<std::size_t> spent_follows;

  bool operator==(const BudgetLine&) const = default;
};

/// Quoted, never computed with (domain.md §6).
struct Collaboration
{
  std::string id;
  std::string title;
  Quote quote;
  std::string covers;
  std::string reason;
  std::string pillar;
  std::string ambiguity;

  bool operator==(const Collaboration&) const = default;
};

struct Funding
{
  Quote quote;
  std::string note;

  bool operator==(const Funding&) const = default;
};

/// Which register holds the bookings and what its fields mean.
struct Bookings
{
  std::size_t register_index = 0;
  std::size_t line_field = 0;
  std::size_t year_field = 0;
  std::size_t amount_field = 0;
  std::size_t date_field = 0;
  std::size_t kind_field = 0;
  std::string committed_code;
  std::string spent_code;

  bool operator==(const Bookings&) const = default;
};

struct Budget
{
  std::vector<int> years;
  std::vector<BudgetLine> lines;
  Quote total_quote;
  std::map<std::string, Decimal> per_pillar_cost_table;
  std::map<std::string, Decimal> per_pillar_year_table;
  std::vector<Collaboration> collaborations;
  std::vector<Funding> funding;
  std::optional<Bookings> bookings;
  std::string place;
  /// The plan puts each line under one pillar; without this its text and its two tables may differ.
  bool has_one_division = false;
  bool figures_are_sample = false;

  bool operator==(const Budget&) const = default;
};

/// Where the plan contradicts itself or can be read in two ways.
struct Discrepancy
{
  std::string id;
  std::string title;
  std::string text;
  std::string own_choice;
  std::vector<std::string> places;
  std::vector<std::string> about;

  bool operator==(const Discrepancy&) const = default;
};

struct Term
{
  std::string term;
  std::string full;
  std::string explanation;
  std::string place;

  bool operator==(const Term&) const = default;
};

} // namespace peil
