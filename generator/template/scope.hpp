#pragma once

#include "template/expression.hpp"

#include <string_view>

namespace peil::template_engine {

/// Where a loop is: what `loop.index`, `loop.first` and `loop.last` stand for.
struct Loop
{
  nlohmann::json index;
  nlohmann::json first;
  nlohmann::json last;
};

/// A name a template gave to a value. A frame with a loop is the name `loop`; one without value
/// belongs to a mistake that was reported already.
struct Frame
{
  const Frame* outer = nullptr;
  std::string_view name;
  const nlohmann::json* value = nullptr;
  const Loop* loop = nullptr;
};

/// The names that are known somewhere, nearest first: those of the template, of the page, and those
/// that all pages share. Refers to values that live elsewhere.
struct Scope
{
  const Frame* frames = nullptr;
  const nlohmann::json* data = nullptr;
  const nlohmann::json* shared = nullptr;
};

/// Follows a path. A step that may be absent and is, or is null, makes the whole null. Returns
/// nothing after a mistake, which is added to `mistakes` unless it was reported before.
const nlohmann::json* resolve(const Path& path, const Scope& scope, Diagnostics& mistakes);

} // namespace peil::template_engine
