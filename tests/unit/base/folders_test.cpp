#include "base/folders.hpp"

#include <doctest/doctest.h>

using peil::is_inside;

TEST_CASE("folders: a folder lies in itself and in those above it, there or not")
{
  CHECK(is_inside("/p/themes", "/p/themes"));
  CHECK(is_inside("/p/themes/eigen", "/p/themes"));
  CHECK(is_inside("/p/themes/../themes/eigen/", "/p"));
  CHECK(is_inside("hier/data", "."));
  CHECK_FALSE(is_inside("/p", "/p/themes"));
  CHECK_FALSE(is_inside("/p/themes-oud", "/p/themes"));
  CHECK_FALSE(is_inside("/p/themes/../site", "/p/themes"));
}
