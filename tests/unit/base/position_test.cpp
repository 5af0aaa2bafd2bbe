#include "base/position.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using peil::FileName;
using peil::Position;

TEST_CASE("position: file names are equal when their text is")
{
  CHECK(FileName("data/a.yaml") == FileName(std::string("data/") + "a.yaml"));
  CHECK(FileName("data/a.yaml") != FileName("data/b.yaml"));
  CHECK(FileName() == FileName(""));
  CHECK(FileName().empty());
}

TEST_CASE("position: the order is that of file, line and column")
{
  const FileName a("a");
  const FileName b("b");
  CHECK(Position{a, 9, 9, 1} < Position{b, 1, 1, 1});
  CHECK(Position{a, 1, 9, 1} < Position{a, 2, 1, 1});
  CHECK(Position{a, 1, 1, 1} < Position{a, 1, 2, 1});
}

TEST_CASE("position: two threads can name the same files")
{
  const auto name_many = [](std::vector<FileName>& names) {
    for (int i = 0; i < 500; ++i)
      names.emplace_back("thread/" + std::to_string(i));
  };
  std::vector<FileName> here;
  std::vector<FileName> there;
  std::thread other(name_many, std::ref(there));
  name_many(here);
  other.join();
  CHECK(here == there);
}
