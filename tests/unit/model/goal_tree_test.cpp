#include "model/goal_tree.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace peil;

namespace {

Pillar goal(std::string id, std::string parent = {})
{
  Pillar pillar;
  pillar.id.value = std::move(id);
  pillar.parent = std::move(parent);
  return pillar;
}

// Two main goals, of which the first has two layers under it; the file names them all mixed up.
const std::vector<Pillar> k_tree =
    in_tree_order({goal("field"), goal("birds"), goal("mowing", "field"), goal("nests", "birds"),
                   goal("water", "field"), goal("delay", "mowing"), goal("herbs", "mowing")});

std::string ids(const std::vector<const Pillar*>& pillars)
{
  std::string text;
  for (const Pillar* one : pillars)
    text += (text.empty() ? "" : " ") + one->id.value;
  return text;
}

const Pillar& named(std::string_view id)
{
  return *find_pillar(k_tree, id);
}

} // namespace

TEST_CASE("goals stand in tree order: each followed by all that lie under it, as the file has them")
{
  std::vector<const Pillar*> all;
  for (const Pillar& one : k_tree)
    all.push_back(&one);
  CHECK(ids(all) == "field mowing delay herbs water birds nests");
}

TEST_CASE("the goals above one begin with the main goal, those below are the direct ones")
{
  CHECK(ids(pillars_above(k_tree, named("delay"))) == "field mowing");
  CHECK(ids(pillars_above(k_tree, named("field"))) == "");
  CHECK(ids(pillars_below(k_tree, named("field"))) == "mowing water");
  CHECK(ids(pillars_below(k_tree, named("delay"))) == "");
}

TEST_CASE("what lies anywhere under a goal is within it, and so is the goal itself")
{
  struct Row
  {
    std::string id;
    std::string goal;
    bool expected;
  };
  const std::vector<Row> rows = {{"delay", "field", true},  {"delay", "mowing", true},
                                 {"field", "field", true},  {"field", "delay", false},
                                 {"delay", "water", false}, {"nests", "field", false},
                                 {"", "field", false},      {"unknown", "field", false}};
  for (const Row& row : rows) {
    CAPTURE(row.id);
    CAPTURE(row.goal);
    CHECK(is_within(k_tree, row.id, named(row.goal)) == row.expected);
  }
}
