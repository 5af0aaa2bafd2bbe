#include "commands/command_line.hpp"
#include "commands/run.hpp"

int main(int argc, char** argv)
{
  return static_cast<int>(peil::commands::run(peil::commands::parse_command_line(argc, argv)));
}
