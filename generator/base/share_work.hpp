#pragma once

#include <atomic>
#include <cstddef>
#include <thread>

namespace peil {

/// Does `work(i)` for every i below `count`, in two threads: each takes the next that nobody has
/// begun. So that the order does not show, `work` puts what it makes in a place of its own. For a
/// few heavy pieces; thousands of small files have write/parallel.hpp.
template <typename Work>
void share_work(std::size_t count, const Work& work)
{
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++)
      work(i);
  };
  if (count < 2)
    return take();
  std::thread helper(take);
  take();
  helper.join();
}

} // namespace peil
