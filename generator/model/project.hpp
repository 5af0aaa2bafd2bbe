#pragma once

#include "base/diagnostic.hpp"
#include "model/decision.hpp"
#include "model/edition.hpp"
#include "model/indicator.hpp"
#include "model/package.hpp"
#include "model/plan.hpp"
#include "model/public_data.hpp"
#include "model/register.hpp"
#include "model/sources.hpp"
#include "model/translation.hpp"

#include <map>
#include <string>
#include <vector>

namespace peil {

/// A narrative and what it belongs to, by its place in `content/`.
struct Narrative
{
  enum class Kind
  {
    home,
    pillar,
    indicator,
    record,
    method,
    glossary,
    accessibility,
    privacy,
    edition,
    page
  };

  Kind kind = Kind::page;
  /// The language of a translation; empty for the language of the plan.
  std::string language;
  /// The id of the pillar, indicator or record; the address word of a free page; the edition of a
  /// chapter.
  std::string about;
  /// For a record: the register.
  std::string register_name;
  /// For the chapter of an edition: its word in the file name.
  std::string chapter;
  std::string title;
  std::string summary;
  int order = 0;
  TextFile text;
};

/// Everything the project says, checked: references exist, numbers and dates are what they should
/// be. Indicators before the ones whose rules refer to them.
struct Project
{
  Plan plan;
  std::vector<Pillar> pillars;
  std::vector<Indicator> indicators;
  /// The positions of the indicators in an order in which each comes after those its rule names.
  std::vector<std::size_t> evaluation_order;
  std::vector<Milestone> milestones;
  bool milestones_are_sample = false;
  bool editions_are_sample = false;
  Budget budget;
  std::vector<Discrepancy> discrepancies;
  std::vector<Term> terms;
  std::vector<Judgement> end_state_judgements;
  bool judgements_are_sample = false;
  /// Decisions, promises and motions, in the order of their file.
  std::vector<Decision> decisions;
  /// Whether there is a file of them; an empty one has its page too.
  bool keeps_decisions = false;
  bool decisions_are_sample = false;
  /// A deque-like promise: rules point to fields in here, so a Project is moved, never copied.
  std::vector<Register> registers;
  std::vector<Narrative> narratives;
  /// In order of as-of date.
  std::vector<Edition> editions;
  /// What the gate lets through, and why.
  std::vector<AllowedValue> allowed;
  /// The texts of the data in other languages.
  std::vector<Translation> translations;
  std::vector<RawFile> theme_files;
  std::vector<Document> theme_documents;
  ThemeManifest theme_manifest;
  /// Warnings that did not stop the build.
  Diagnostics warnings;

  Project() = default;
  Project(Project&&) = default;
  Project& operator=(Project&&) = default;
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  const Register* find_register(std::string_view name) const
  {
    for (const Register& one : registers)
      if (one.name == name)
        return &one;
    return nullptr;
  }
  const Indicator* find_indicator(std::string_view id) const
  {
    for (const Indicator& one : indicators)
      if (one.id.value == id)
        return &one;
    return nullptr;
  }
  const Edition* find_edition(std::string_view id) const
  {
    for (const Edition& one : editions)
      if (one.id.value == id)
        return &one;
    return nullptr;
  }
  const Decision* find_decision(std::string_view id) const
  {
    for (const Decision& one : decisions)
      if (one.id.value == id)
        return &one;
    return nullptr;
  }
  bool has_sample() const
  {
    for (const Register& one : registers)
      if (one.is_sample)
        return true;
    return editions_are_sample || judgements_are_sample || milestones_are_sample ||
           decisions_are_sample || budget.figures_are_sample;
  }
};

} // namespace peil
