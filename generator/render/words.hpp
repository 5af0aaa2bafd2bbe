#pragma once

#include "language/site_language.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "model/translation.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace peil::render {

/// A status is a word and a shape; colour comes last and only through the key in the style sheet
/// (domain.md §9).
struct StatusWord
{
  /// The key in data and in `/data/indicatoren.json`: "op_koers".
  std::string_view key;
  /// The path of what the page says.
  std::string_view text;
  /// A name of a shape in the theme: rond, driehoek, ruit, vierkant, open, streep, …
  std::string_view shape;
};

StatusWord status_of(Verdict verdict);
StatusWord status_of(MilestoneState state);
StatusWord status_of(MeasureState state);
StatusWord status_of(DecisionState state);
/// "doel gewijzigd", beside a target that a decision changed.
StatusWord target_changed();
/// "over de datum", beside a promise that is still open after its date.
StatusWord overdue();

/// stand, cumulatief, per_jaar, periode, gemeten.
std::string_view kind_key(IndicatorKind kind);

/// A text of the data, and whether it stands in the language of the page.
struct DataText
{
  std::string text;
  bool translated = true;

  bool operator==(const DataText&) const = default;
};

/// How pages, charts and texts in one language say things: the words of the theme, the notation of
/// the language, and the translated texts of the data where there are any.
class Words
{
public:
  /// Without a translation the texts of the data are in the language of the page.
  explicit Words(const language::SiteLanguage& language, const Translation* translation = nullptr);

  const language::SiteLanguage& language() const { return m_language; }
  const Notation& notation() const { return m_language.notation; }
  bool is_translation() const { return m_translation != nullptr; }
  /// What stands before the addresses of pages in this language: "", "/en".
  std::string root() const;
  /// The language of texts for these pages, as in `content/en/`: empty in the language of the plan.
  std::string_view translation_language() const;

  /// A text of the theme, by path.
  std::string say(std::string_view path,
                  std::initializer_list<language::TextValue> values = {}) const;
  /// "geen gegevens" for an amount that is not known.
  std::string amount_or_unknown(const std::optional<Decimal>& amount) const;

  std::string word(const StatusWord& status) const;
  /// "stand op de peildatum", "aantal per kalenderjaar", …
  std::string kind(IndicatorKind kind) const;
  std::string type(IndicatorType type) const;

  /// "1.234", "€ 50.000", "67%".
  std::string value(const Indicator& indicator, Decimal value) const;
  /// With its unit: "3 ketenprojecten", "1 ketenproject", "€ 50.000".
  std::string value_with_unit(const Indicator& indicator, Decimal value) const;
  /// "5–7", "minimaal 2", "12 van 12", "hoogstens 10", with the plan's own word before it ("circa
  /// 8–12"). Empty without a target. `in_force` is that of a day, or the
  /// plan's own.
  std::string target(const Indicator& indicator, const std::optional<Target>& in_force) const;
  /// "besluit", "toezegging", "motie".
  std::string kind(DecisionKind kind) const;
  /// "nog niet bereikt", "binnen de bandbreedte", "11 van 12"; empty when there is none.
  std::string outcome(const Indicator& indicator, TargetOutcome outcome,
                      const std::optional<Decimal>& value) const;
  /// One sentence: why the signal is what it is.
  std::string signal_reason(const Indicator& indicator, const IndicatorResult& result,
                            Date as_of) const;

  DataText title(const Plan& plan) const;
  DataText summary(const Plan& plan) const;
  DataText title(const Pillar& pillar) const;
  DataText title(const Indicator& indicator) const;
  DataText summary(const Indicator& indicator) const;
  /// The unit for this many.
  DataText unit(const Indicator& indicator, Decimal value) const;
  DataText title(const Milestone& milestone) const;
  DataText title(const BudgetLine& line) const;
  DataText title(const Register& of) const;
  /// A text of the theme where a text of the data may stand too.
  DataText own(std::string_view path) const { return {say(path), true}; }

private:
  DataText data_text(const std::string& path, const std::string& otherwise) const;

  const language::SiteLanguage& m_language;
  const Translation* m_translation;
};

} // namespace peil::render
