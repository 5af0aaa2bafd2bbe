#pragma once

#include <doctest/doctest.h>

// Clang 14 has no structured bindings in lambdas, and doctest makes a lambda of what is captured:
// so for Clang a name of its own stands in between. Included before every unit test.
#define PEIL_CAPTURE(expression, name)                                                             \
  const auto& name = expression;                                                                   \
  DOCTEST_INFO(#expression " := " << name)

#undef CAPTURE
#define CAPTURE(expression) PEIL_CAPTURE(expression, DOCTEST_ANONYMOUS(captured_))
