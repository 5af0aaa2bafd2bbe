#pragma once

#include "check/code_lists.hpp"
#include "check/key.hpp"
#include "check/plan_ids.hpp"
#include "model/register.hpp"
#include "model/sources.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peil::author {

/// Something that can be named, and what it is called.
struct Named
{
  std::string id;
  std::string title;
};

/// Nothing when they cannot all be known, because the source that defines them has mistakes.
using NamedThings = std::optional<std::vector<Named>>;

/// What an author can name in this project as it is now. Mistakes elsewhere in the project do not
/// matter: whoever is mending them needs the help most.
class Vocabulary
{
public:
  explicit Vocabulary(const Sources& sources);

  NamedThings things(check::Names names) const;
  /// The registers with their fields and records, in order of name; one with a mistake in its
  /// description is here without what could not be read.
  const std::vector<Register>& registers() const { return m_registers; }
  /// Whether all records of a register are known.
  bool has_all_records(const Register& one) const;

private:
  std::map<check::Names, NamedThings> m_things;
  std::vector<Register> m_registers;
  std::vector<std::string> m_incomplete;
};

} // namespace peil::author
