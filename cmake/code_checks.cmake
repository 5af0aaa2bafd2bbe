# Targets `format`, `check_format` and `tidy`: the same commands at the desk and in CI.
file(GLOB_RECURSE peil_own_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/generator/*.[ch]pp"
     "${CMAKE_SOURCE_DIR}/tests/*.[ch]pp")
file(GLOB_RECURSE peil_own_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/generator/*.cpp")

add_custom_target(format COMMAND clang-format -i ${peil_own_files} VERBATIM)
add_custom_target(check_format COMMAND clang-format --dry-run --Werror ${peil_own_files} VERBATIM)
add_custom_target(
  tidy
  # Clang does not know every warning of GCC's that cmake/warnings.cmake names.
  COMMAND run-clang-tidy -quiet -extra-arg=-Wno-unknown-warning-option -p "${CMAKE_BINARY_DIR}"
          "^${CMAKE_SOURCE_DIR}/generator/.*"
  VERBATIM)
