#pragma once

#include "write/write_output.hpp"

namespace peil::write {

/// The calls that not every file system has, and on which the promise of one step rests: tests put
/// others in their place. Like the system's own: 0, or -1 and errno.
struct SystemCalls
{
  using TwoPaths = int (*)(int from_folder, const char* from, int to_folder, const char* to);

  TwoPaths exchange;
  TwoPaths rename;
  TwoPaths link;
};

const SystemCalls& real_system_calls();

Result<WriteReport> write_output(std::span<const OutputFile> output, const Target& target,
                                 const SystemCalls& calls);

} // namespace peil::write
