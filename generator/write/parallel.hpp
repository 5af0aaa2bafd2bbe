#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace peil::write {

/// Items 0 to `count`, handed out in ranges to whoever asks first.
class WorkQueue
{
public:
  explicit WorkQueue(std::size_t count) : m_count(count) {}

  /// Calls `work(item)` until none is left.
  template <typename Work>
  void take(const Work& work)
  {
    while (true) {
      const std::size_t begin = m_next.fetch_add(k_range);
      if (begin >= m_count)
        return;
      const std::size_t end = std::min(begin + k_range, m_count);
      for (std::size_t item = begin; item < end; ++item)
        work(item);
    }
  }

private:
  static constexpr std::size_t k_range = 32;
  std::size_t m_count;
  std::atomic<std::size_t> m_next = 0;
};

/// Calls `work()` on this thread and, when there are enough items to be worth it, on as many others
/// as there are processors, four at most: more only queue for the same disk.
template <typename Work>
void on_all_processors(std::size_t items, const Work& work)
{
  constexpr std::size_t k_worth_a_thread = 128;
  const std::size_t wanted =
      std::min<std::size_t>({std::thread::hardware_concurrency(), 4, items / k_worth_a_thread + 1});
  std::vector<std::jthread> others;
  try {
    while (others.size() + 1 < wanted)
      others.emplace_back([&work] { work(); });
  } catch (const std::system_error&) {
    // No thread to be had: this one does all the work.
  }
  work();
}

template <typename Work>
void for_each_item(std::size_t count, const Work& work)
{
  WorkQueue queue(count);
  on_all_processors(count, [&] { queue.take(work); });
}

} // namespace peil::write
