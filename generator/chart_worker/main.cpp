// peil-chart-worker [--cpu-seconds N] [--practise N] ENGINE_FILE...
// Draws charts: a request per line in, {"id": …, "spec": …, "config": …}; an answer per line out,
// {"id": …, "svg": …} or {"id": …, "error": …}; with "refused": data, href, image, markup or
// character when the chart asked for what it may not have, and "error" then quotes it. The first
// line out says that the engines are loaded, {"ready": VERSION}, or why not, {"failed": …}.
// A JavaScript engine gets faster the more it does: a chart takes 150 ms the first time, 15 after
// 50 times. With --practise it draws its last chart again, so many times, while nobody asks for
// another.

#include "chart_worker/chart_engine.hpp"
#include "chart_worker/limits.hpp"
#include "chart_worker/version.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <poll.h>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using peil::chart_worker::ChartEngine;

constexpr int k_exit_engine_failed = 1;
constexpr int k_exit_not_understood = 2;

struct CommandLine
{
  std::optional<unsigned long> cpu_seconds;
  unsigned long practice = 0;
  std::vector<std::string> engine_files;
};

std::optional<unsigned long> parse_number(std::string_view text)
{
  unsigned long number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return number;
}

std::optional<CommandLine> parse_command_line(std::vector<std::string> words)
{
  CommandLine command;
  while (words.size() >= 2 && words.front().starts_with("--")) {
    const std::optional<unsigned long> number = parse_number(words[1]);
    if (!number)
      return std::nullopt;
    if (words.front() == "--cpu-seconds")
      command.cpu_seconds = number;
    else if (words.front() == "--practise")
      command.practice = *number;
    else
      return std::nullopt;
    words.erase(words.begin(), words.begin() + 2);
  }
  if (words.empty())
    return std::nullopt;
  command.engine_files = std::move(words);
  return command;
}

// Dates are drawn in the time zone and texts in the language of the report, never those of the
// machine; both must stand before JavaScriptCore first looks.
void forget_time_zone_and_language()
{
  setenv("TZ", "UTC", 1);
  setenv("LC_ALL", "C", 1);
  unsetenv("LANGUAGE");
}

std::optional<std::string> load_engine(ChartEngine& engine, const std::string& path)
{
  std::ifstream file(path, std::ios::binary);
  std::ostringstream source;
  if (!(source << file.rdbuf()))
    return "cannot read " + path;
  return engine.load(source.str(), path);
}

void say(std::string_view line)
{
  std::cout << line << '\n' << std::flush;
}

void say(std::string_view key, std::string_view value)
{
  const nlohmann::json line{{key, value}};
  say(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

bool nobody_asks()
{
  pollfd waiting{STDIN_FILENO, POLLIN, 0};
  return std::cin.rdbuf()->in_avail() <= 0 && poll(&waiting, 1, 0) == 0;
}

// Who asks while we practise waits for one chart more, and is patient for so long only.
constexpr std::chrono::milliseconds k_longest_practice{500};

void answer_requests(ChartEngine& engine, unsigned long practice)
{
  using Clock = std::chrono::steady_clock;
  for (std::string line; std::getline(std::cin, line);) {
    const Clock::time_point start = Clock::now();
    say(engine.answer(line));
    const bool is_quick = Clock::now() - start < k_longest_practice;
    for (; is_quick && practice > 0 && nobody_asks(); --practice)
      engine.answer(line);
  }
}

int run(const CommandLine& command)
{
  peil::chart_worker::limit_this_process(command.cpu_seconds);
  forget_time_zone_and_language();
  std::ios::sync_with_stdio(false);

  ChartEngine engine;
  for (const std::string& path : command.engine_files) {
    if (const std::optional<std::string> problem = load_engine(engine, path)) {
      say("failed", *problem);
      return k_exit_engine_failed;
    }
  }
  say("ready", peil::chart_worker::k_version);
  answer_requests(engine, command.practice);
  return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv)
{
  try {
    if (const auto command = parse_command_line({argv + 1, argv + argc}))
      return run(*command);
    std::cerr << "usage: peil-chart-worker [--cpu-seconds N] [--practise N] ENGINE_FILE...\n";
    return k_exit_not_understood;
  } catch (const std::exception& problem) {
    std::cerr << "peil-chart-worker: " << problem.what() << '\n';
    return k_exit_engine_failed;
  }
}
