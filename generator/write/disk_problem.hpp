#pragma once

#include "base/diagnostic.hpp"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

namespace peil::write {

/// What went wrong, or nothing.
using Problem = std::optional<Diagnostic>;

enum class Action
{
  read,
  write,
  remove,
  replace
};

/// A machine failure in the words of the person who must solve it, for an errno value: where the
/// site is written, that the old one is still there.
Diagnostic disk_problem(Action action, const std::string& path, int error);

/// The same for all else that is written, of which nothing has changed yet.
Diagnostic file_problem(Action action, const std::string& path, int error);

/// The first problem that one of several threads meets; the others stop when they see it.
class FirstProblem
{
public:
  void report(Diagnostic problem)
  {
    const std::lock_guard guard(m_mutex);
    if (!m_problem)
      m_problem = std::move(problem);
    m_any.store(true, std::memory_order_relaxed);
  }
  bool any() const { return m_any.load(std::memory_order_relaxed); }
  /// Once all threads are done.
  Problem problem() const { return m_problem; }

private:
  std::mutex m_mutex;
  std::atomic<bool> m_any = false;
  Problem m_problem;
};

} // namespace peil::write
