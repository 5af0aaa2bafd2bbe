#include "draw/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace peil::draw {
namespace {

// How often memory and time are looked at while the child works; most answers come sooner.
constexpr int k_tick_milliseconds = 20;

/// What posix_spawn is to do in the child before it becomes the program.
class SpawnPlan
{
public:
  explicit SpawnPlan(int socket)
  {
    posix_spawn_file_actions_init(&m_actions);
    posix_spawn_file_actions_adddup2(&m_actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&m_actions, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);

    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&m_attributes);
    posix_spawnattr_setsigmask(&m_attributes, &none);
    posix_spawnattr_setsigdefault(&m_attributes, &all);
    posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnPlan()
  {
    posix_spawn_file_actions_destroy(&m_actions);
    posix_spawnattr_destroy(&m_attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  /// The process id, or 0 with the reason in `problem`.
  pid_t spawn(const std::string& program, const std::vector<std::string>& arguments,
              int& problem) const
  {
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words)
      argv.push_back(word.data());
    argv.push_back(nullptr);
    std::array<char*, 1> environment{nullptr};
    pid_t pid = 0;
    problem = posix_spawn(&pid, program.c_str(), &m_actions, &m_attributes, argv.data(),
                          environment.data());
    return problem == 0 ? pid : 0;
  }

private:
  posix_spawn_file_actions_t m_actions{};
  posix_spawnattr_t m_attributes{};
};

Diagnostic cannot_start(const std::filesystem::path& program, int problem)
{
  return machine_failure(say("kan het programma '{}' niet starten: {}",
                             "cannot start the program '{}': {}", program.string(),
                             std::strerror(problem)),
                         {"draai script/site: dat bouwt het", "run script/site, which builds it"});
}

// JavaScriptCore reserves gigabytes of address space that it never uses, so a limit on that says
// nothing; what counts is the memory in use (proc(5), statm).
std::size_t resident_bytes(pid_t pid)
{
  std::ifstream statm("/proc/" + std::to_string(pid) + "/statm");
  std::size_t reserved_pages = 0;
  std::size_t resident_pages = 0;
  statm >> reserved_pages >> resident_pages;
  return resident_pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// What the child took of all processors together (proc(5), stat): its name stands between brackets
// and may hold anything, so counting begins behind the last one.
std::chrono::milliseconds processor_time(pid_t pid)
{
  constexpr int fields_before = 11;
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(stat, line);
  std::istringstream fields(line.substr(std::min(line.rfind(')') + 1, line.size())));
  std::string skipped;
  for (int i = 0; i < fields_before; ++i)
    fields >> skipped;
  std::int64_t user = 0;
  std::int64_t system = 0;
  fields >> user >> system;
  return std::chrono::milliseconds((user + system) * 1000 / sysconf(_SC_CLK_TCK));
}

bool should_try_again()
{
  return errno == EINTR || errno == EAGAIN;
}

} // namespace

// One socket instead of two pipes: a write to a child that is gone then gives an error, not the
// signal SIGPIPE.
Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                         const std::vector<std::string>& arguments)
{
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return cannot_start(program, errno);
  int problem = 0;
  const pid_t pid = SpawnPlan(ends[1]).spawn(program.string(), arguments, problem);
  close(ends[1]);
  if (pid == 0) {
    close(ends[0]);
    return cannot_start(program, problem);
  }
  return ChildProcess(pid, ends[0]);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0)), m_socket(std::exchange(other.m_socket, -1)),
      m_received(std::move(other.m_received))
{
}

ChildProcess::~ChildProcess()
{
  if (m_pid == 0)
    return;
  close(m_socket);
  kill(m_pid, SIGKILL);
  while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
  }
}

ChildProcess::Reply ChildProcess::ask(std::string line, const Limits& limits)
{
  line += '\n';
  return exchange(line, limits);
}

ChildProcess::Reply ChildProcess::exchange(std::string_view to_send, const Limits& limits)
{
  using std::chrono::steady_clock;
  constexpr int patience = 3;
  const auto start = steady_clock::now();
  const auto processor_limit = processor_time(m_pid) + limits.time;
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = m_received.find('\n', searched);
    if (end != std::string::npos) {
      std::string line = m_received.substr(0, end);
      m_received.erase(0, end + 1);
      return line;
    }
    searched = m_received.size();
    if (resident_bytes(m_pid) > limits.memory_bytes)
      return Trouble::too_much_memory;
    const auto waited = steady_clock::now() - start;
    if (waited >= patience * limits.time ||
        (waited >= limits.time && processor_time(m_pid) >= processor_limit))
      return Trouble::too_slow;
    if (!transfer(to_send))
      return Trouble::ended;
  }
}

/// Waits for at most a tick and moves what can be moved; false when the child is gone.
bool ChildProcess::transfer(std::string_view& to_send)
{
  pollfd watched{};
  watched.fd = m_socket;
  watched.events = to_send.empty() ? POLLIN : POLLIN | POLLOUT;
  if (poll(&watched, 1, k_tick_milliseconds) <= 0)
    return true;
  if ((watched.revents & POLLOUT) != 0 && !send_some(to_send))
    return false;
  return (watched.revents & (POLLIN | POLLHUP | POLLERR)) == 0 || receive_some();
}

bool ChildProcess::send_some(std::string_view& to_send) const
{
  const ssize_t sent = send(m_socket, to_send.data(), to_send.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent < 0)
    return should_try_again();
  to_send.remove_prefix(static_cast<std::size_t>(sent));
  return true;
}

bool ChildProcess::receive_some()
{
  std::array<char, 65536> bytes;
  const ssize_t received = recv(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (received < 0)
    return should_try_again();
  m_received.append(bytes.data(), static_cast<std::size_t>(received));
  return received > 0;
}

} // namespace peil::draw
