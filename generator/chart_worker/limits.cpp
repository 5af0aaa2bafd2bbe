#include "chart_worker/limits.hpp"

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace peil::chart_worker {
namespace {

void lower_limit(__rlimit_resource resource, rlim_t value)
{
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0 || limit.rlim_max < value)
    return;
  limit.rlim_cur = value;
  setrlimit(resource, &limit);
}

} // namespace

void limit_this_process(std::optional<unsigned long> cpu_seconds)
{
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  lower_limit(RLIMIT_CORE, 0);
  lower_limit(RLIMIT_NOFILE, 32);
  if (cpu_seconds)
    lower_limit(RLIMIT_CPU, *cpu_seconds);
}

} // namespace peil::chart_worker
