#include "commands/command_line.hpp"
#include "commands/process.hpp"

int main(int argc, char** argv)
{
  using namespace peil::commands;
  prepare_process();
  return static_cast<int>(run_safely(parse_command_line(argc, argv)));
}
