# Only our own code links this; libraries keep their own warnings.
option(PEIL_WARNINGS_AS_ERRORS "Treat warnings in our own code as errors" ON)
add_library(peil_warnings INTERFACE)
target_compile_options(
  peil_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
            -Wold-style-cast -Woverloaded-virtual -Wcast-align
            # GCC 12 sees overlapping copies in `"…" + std::string` where there are none (its bug 105651).
            $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-restrict>
            $<$<BOOL:${PEIL_WARNINGS_AS_ERRORS}>:-Werror>)
