#include "commands/process.hpp"

#include "base/output.hpp"
#include "base/system_words.hpp"
#include "commands/print.hpp"

#include <csignal>
#include <exception>
#include <fcntl.h>
#include <new>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace peil::commands {
namespace {

constexpr int k_machine_failed = static_cast<int>(ExitCode::machine_failed);

Diagnostic out_of_memory()
{
  return machine_failure(
      say("er is te weinig geheugen voor dit project",
          "there is too little memory for this project"),
      say("sluit andere programma's, of verdeel de gegevens over kleinere bestanden",
          "close other programs, or divide the data over smaller files"));
}

Diagnostic system_failure(const std::system_error& error)
{
  const Sentence why = words_of_system_error(error.code().value());
  return machine_failure({fmt::format("de computer werkt niet mee: {}", why.nl),
                          fmt::format("the machine does not cooperate: {}", why.en)},
                         say("Peil kreeg te horen: {0}", "what Peil was told: {0}", error.what()));
}

Diagnostic unexpected(const std::exception& error)
{
  return machine_failure(
      say("Peil is vastgelopen: {}", "Peil broke down: {}", error.what()),
      say("dat mag niet gebeuren; meld het met het bestand dat u het laatst hebt veranderd",
          "that must not happen; report it with the file that you changed last"));
}

Diagnostic not_said(int error)
{
  const Sentence why = words_of_system_error(error);
  return machine_failure(
      {fmt::format("de uitkomst kon niet worden geschreven: {}", why.nl),
       fmt::format("the outcome could not be written: {}", why.en)},
      say("laat de opdracht haar uitkomst ergens anders schrijven en voer haar opnieuw uit",
          "let the command write its outcome elsewhere and run it again"));
}

CommonOptions common_of(const Command& command)
{
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.common; })
          return one.common;
        else
          return CommonOptions();
      },
      command);
}

ExitCode run_or_say_why_not(const Command& command)
{
  const CommonOptions common = common_of(command);
  try {
    return run(command);
  } catch (const std::bad_alloc&) {
    return failed({out_of_memory()}, common);
  } catch (const std::system_error& error) {
    return failed({system_failure(error)}, common);
  } catch (const std::exception& error) {
    return failed({unexpected(error)}, common);
  }
}

// An exception in a thread comes here, most likely for want of memory: only what needs none.
[[noreturn]] void give_up()
{
  constexpr std::string_view words =
      "mislukt: Peil is vastgelopen, waarschijnlijk door te weinig geheugen\n"
      "   sluit andere programma's en probeer het opnieuw; de vorige site is niet aangeraakt\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
  ::_exit(k_machine_failed);
}

} // namespace

void prepare_process()
{
  int opened = 0;
  while (opened >= 0 && opened <= STDERR_FILENO)
    opened = ::open("/dev/null", O_RDWR);
  if (opened > STDERR_FILENO)
    ::close(opened);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_terminate(give_up);
}

ExitCode run_safely(const Command& command)
{
  const ExitCode code = run_or_say_why_not(command);
  const int error = finish_printing(stdout);
  if (error == 0)
    return code;
  print(stderr, to_text(not_said(error), common_of(command).language, {}));
  return ExitCode::machine_failed;
}

} // namespace peil::commands
