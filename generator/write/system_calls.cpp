#include "write/system_calls.hpp"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace peil::write {

const SystemCalls& real_system_calls()
{
  static const SystemCalls calls{
      [](int from_folder, const char* from, int to_folder, const char* to) {
        return renameat2(from_folder, from, to_folder, to, RENAME_EXCHANGE);
      },
      [](int from_folder, const char* from, int to_folder, const char* to) {
        return renameat(from_folder, from, to_folder, to);
      },
      [](int from_folder, const char* from, int to_folder, const char* to) {
        return linkat(from_folder, from, to_folder, to, 0);
      }};
  return calls;
}

} // namespace peil::write
