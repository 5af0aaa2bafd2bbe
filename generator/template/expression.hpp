#pragma once

#include "base/position.hpp"
#include "template/filter.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peil::template_engine {

/// One name of a path; with `?` behind it, it may be absent.
struct PathStep
{
  std::string name;
  bool may_be_absent = false;
  Position at;
};

/// `indicator.waarde`: at least one step.
struct Path
{
  std::vector<PathStep> steps;

  /// As its author wrote it, up to and including step `last`, without question marks.
  std::string text(std::size_t last) const;
};

struct Binding;

/// A filter with its arguments, of which some have a name. Without a registered filter it is
/// `default`.
struct FilterCall
{
  const Filter* filter = nullptr;
  std::string name;
  std::vector<Binding> arguments;
  Position at;
};

/// A path or a literal value, and the filters it goes through from left to right.
struct Expression
{
  std::variant<Path, nlohmann::json> source;
  std::vector<FilterCall> filters;
  Position at;
};

/// A name given to a value: `kaart = item`; without a name it is just a value.
struct Binding
{
  std::string name;
  Expression value;
};

/// `a`, `not a`, `a == b`, `not a != b`.
struct Term
{
  enum class Comparison
  {
    truth,
    equal,
    unequal
  };
  bool negated = false;
  Expression left;
  Comparison comparison = Comparison::truth;
  Expression right;
};

/// Terms joined by `and`, and those joined by `or`: no brackets, so two levels are enough.
struct Condition
{
  std::vector<std::vector<Term>> any_of_all;
};

} // namespace peil::template_engine
