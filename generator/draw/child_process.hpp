#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <variant>
#include <vector>

namespace peil::draw {

/// Why a child gave no answer.
enum class Trouble
{
  too_slow,
  too_much_memory,
  ended
};

/// A program of ours that answers lines with lines, and may hang, grow or crash while it does.
/// It gets an empty environment and no file of ours; it is killed when this object goes.
class ChildProcess
{
public:
  struct Limits
  {
    /// Of a processor; on the clock it may be three times as long, for a machine has other work.
    std::chrono::milliseconds time;
    std::size_t memory_bytes;
  };
  using Reply = std::variant<std::string, Trouble>;

  /// Reports a machine failure when the program cannot be started.
  static Result<ChildProcess> start(const std::filesystem::path& program,
                                    const std::vector<std::string>& arguments);
  ChildProcess(ChildProcess&& other) noexcept;
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ChildProcess& operator=(ChildProcess&&) = delete;

  /// The next line it writes, without its line end.
  Reply next_line(const Limits& limits) { return exchange({}, limits); }

  /// Sends the line and waits for the line it answers. After trouble the process is of no more use.
  Reply ask(std::string line, const Limits& limits);

private:
  ChildProcess(pid_t pid, int socket) : m_pid(pid), m_socket(socket) {}
  Reply exchange(std::string_view to_send, const Limits& limits);
  bool transfer(std::string_view& to_send);
  bool send_some(std::string_view& to_send) const;
  bool receive_some();

  pid_t m_pid;
  int m_socket;
  std::string m_received;
};

} // namespace peil::draw
