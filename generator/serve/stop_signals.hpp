#pragma once

namespace peil::serve {

/// Ctrl-C and SIGTERM as something to wait for, instead of the end of the program. Exists before
/// the first thread starts: threads take over what is held back.
class StopSignals
{
public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// For poll: readable once one of them has come.
  int descriptor() const { return m_descriptor; }

private:
  int m_descriptor;
};

} // namespace peil::serve
