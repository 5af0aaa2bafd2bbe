#include "serve/stop_signals.hpp"

#include <csignal>
#include <initializer_list>
#include <sys/signalfd.h>
#include <unistd.h>

namespace peil::serve {

StopSignals::StopSignals()
{
  sigset_t signals;
  sigemptyset(&signals);
  for (const int one : {SIGINT, SIGTERM, SIGHUP})
    sigaddset(&signals, one);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  m_descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

// They stay held back: a second Ctrl-C while all is being closed would leave half of it.
StopSignals::~StopSignals()
{
  ::close(m_descriptor);
}

} // namespace peil::serve
