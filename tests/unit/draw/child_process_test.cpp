#include "draw/child_process.hpp"

#include <cerrno>
#include <csignal>
#include <doctest/doctest.h>
#include <string>

using namespace peil;
using namespace peil::draw;

namespace {

constexpr ChildProcess::Limits k_roomy{std::chrono::seconds(30), 1'000'000'000};

ChildProcess start_shell(const std::string& script)
{
  Result<ChildProcess> started = ChildProcess::start("/bin/sh", {"-c", script});
  REQUIRE(started.ok());
  return std::move(started).value();
}

Trouble trouble_in(const ChildProcess::Reply& reply)
{
  REQUIRE(std::holds_alternative<Trouble>(reply));
  return std::get<Trouble>(reply);
}

} // namespace

TEST_CASE("child: a line comes back for a line, also one of many megabytes")
{
  ChildProcess cat = start_shell("exec cat");
  const std::string large(5'000'000, 'x');

  CHECK(cat.ask("een", k_roomy) == ChildProcess::Reply("een"));
  CHECK(cat.ask(large, k_roomy) == ChildProcess::Reply(large));
  CHECK(cat.ask("drie", k_roomy) == ChildProcess::Reply("drie"));
}

TEST_CASE("child: lines written together are handed out one by one")
{
  ChildProcess shell = start_shell("printf 'een\\ntwee\\n'; exec cat");

  CHECK(shell.next_line(k_roomy) == ChildProcess::Reply("een"));
  CHECK(shell.next_line(k_roomy) == ChildProcess::Reply("twee"));
}

TEST_CASE("child: one that is gone gives trouble, not a signal that ends us")
{
  ChildProcess shell = start_shell("exec 0<&- 1>&-; exit 0");

  CHECK(trouble_in(shell.ask(std::string(1'000'000, 'x'), k_roomy)) == Trouble::ended);
  CHECK(trouble_in(shell.ask("nog eens", k_roomy)) == Trouble::ended);
}

TEST_CASE("child: one that crashes half-way a line has ended")
{
  ChildProcess shell = start_shell("read line; printf 'half'; kill -ILL $$");

  CHECK(trouble_in(shell.ask("een", k_roomy)) == Trouble::ended);
}

TEST_CASE("child: one that keeps silent is too slow")
{
  ChildProcess shell = start_shell("exec sleep 1000");

  CHECK(trouble_in(shell.next_line({std::chrono::milliseconds(50), 1'000'000'000})) ==
        Trouble::too_slow);
}

TEST_CASE("child: one that uses more than it may has too much memory")
{
  ChildProcess shell = start_shell("exec sleep 1000");

  CHECK(trouble_in(shell.next_line({std::chrono::seconds(30), 1000})) == Trouble::too_much_memory);
}

TEST_CASE("child: it sees nothing of our environment and none of our files")
{
  ChildProcess shell =
      start_shell("echo \"${HOME-none} ${PATH_INFO-none} $(echo /proc/self/fd/*)\"; exec cat");

  const ChildProcess::Reply reply = shell.next_line(k_roomy);
  REQUIRE(std::holds_alternative<std::string>(reply));
  CHECK(std::get<std::string>(reply).starts_with("none none /proc/self/fd/0 /proc/self/fd/1 "));
}

TEST_CASE("child: it is gone when its owner is")
{
  std::string pid;
  {
    ChildProcess shell = start_shell("echo $$; exec sleep 1000");
    pid = std::get<std::string>(shell.next_line(k_roomy));
    REQUIRE(kill(std::stoi(pid), 0) == 0);
  }

  CHECK(kill(std::stoi(pid), 0) == -1);
  CHECK(errno == ESRCH);
}

TEST_CASE("child: a program that is not there is a failure of the machine")
{
  const Result<ChildProcess> started = ChildProcess::start("/nonexistent/program", {});

  REQUIRE_FALSE(started.ok());
  CHECK(started.mistakes().front().severity == Severity::machine);
  CHECK(started.mistakes().front().message.nl ==
        "kan het programma '/nonexistent/program' niet starten: No such file or directory");
}
