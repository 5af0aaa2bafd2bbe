#pragma once

#include "base/result.hpp"
#include "write/descriptor.hpp"
#include "write/disk_problem.hpp"
#include "write/system_calls.hpp"
#include "write/write_output.hpp"

#include <optional>
#include <string>

namespace peil::write {

/// The place of the site, ours alone for as long as this lives: the folder that holds it, and next
/// to it the work folder `.NAME.peil` with the lock, the spare copy and the index. Two builds of
/// one site wait for each other at the lock.
class Destination
{
public:
  /// Refuses what is not ours to replace, before anything is written; then locks, and repairs what
  /// a killed run left.
  static Result<Destination> open(const Target& target, const SystemCalls& calls);

  /// The target folder as the caller named it, for messages.
  const std::string& shown() const { return m_shown; }
  const std::string& shown_spare() const { return m_shown_spare; }
  int work_folder() const { return m_work.number(); }

  /// Not open when there is no site yet.
  Descriptor open_site() const;
  /// Not open when there is no spare.
  Descriptor open_spare() const;
  Result<Descriptor> make_spare() const;
  void remove_spare() const;

  /// The one step: the spare becomes the site and the site the spare.
  Problem exchange() const;
  /// The same where there is no site yet.
  Problem publish() const;

private:
  Problem recover() const;
  Problem swap_by_renaming() const;

  std::string m_shown;
  std::string m_shown_spare;
  /// Inside the parent.
  std::string m_name;
  Descriptor m_parent;
  Descriptor m_work;
  Descriptor m_lock;
  const SystemCalls* m_calls = nullptr;
};

} // namespace peil::write
