#include "gate/private_values.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::gate;

namespace {

Field field(const char* name, bool is_public)
{
  Field one;
  one.name = {name, {}};
  one.is_public = is_public;
  return one;
}

Record record(const char* id, std::vector<std::string> texts)
{
  Record one;
  one.id = {id, {}};
  for (std::string& text : texts)
    one.item.cells.push_back({std::move(text), {}});
  return one;
}

Project two_registers()
{
  Project project;
  Register open;
  open.name = "gemeenten";
  open.is_public = true;
  open.fields = {field("naam", true), field("noot", false)};
  open.records = {record("assen", {"Assen", "Bellen met Trompetter"})};
  Register closed;
  closed.name = "ondernemingen";
  closed.fields = {field("naam", true), field("plaats", false)};
  closed.records = {record("o-0001", {"Bakkerij 't Hoekje & Zn.", "Assen"}),
                    record("o-0002", {"Trompetter", "aannemer"}),
                    record("7", {"De eigenaar wil dit jaar niet meer meedoen. Zij heeft een klacht "
                                 "over de laatste voucher.",
                                 "2026"})};
  project.registers.push_back(std::move(open));
  project.registers.push_back(std::move(closed));
  return project;
}

std::vector<std::string> found_in(std::string_view text)
{
  const Project project = two_registers();
  const PrivateValues values(project);
  std::vector<std::string> found;
  values.find_in(text, [&](std::size_t index, std::size_t, std::size_t) {
    found.push_back(values.at(index).register_name + "." + values.at(index).field);
  });
  return found;
}

using Found = std::vector<std::string>;

} // namespace

TEST_CASE("private values: whole words, however they are written")
{
  for (const char* text : {"bij Bakkerij 't Hoekje & Zn. in Assen", "BAKKERIJ ’T HOEKJE ZN",
                           "/x/bakkerij-t-hoekje-zn/", "Bakkerij\n't\nHoekje, Zn"}) {
    CAPTURE(text);
    CHECK(found_in(text) == Found{"ondernemingen.naam"});
  }
  CHECK(found_in("Bakkerij 't Hoekjes & Zn").empty());
  CHECK(found_in("Bakkerij\x1f't Hoekje & Zn").empty());
}

TEST_CASE("private values: ids, names of one word and private fields of a public register")
{
  CHECK(found_in("zie o-0001") == Found{"ondernemingen.id"});
  CHECK(found_in("zie zo-o-0001 en o-0001-b").empty());
  CHECK(found_in("de heer Trompetter") == Found{"ondernemingen.naam"});
  CHECK(found_in("een trompetter").empty());
  CHECK(found_in("bellen met trompetter") == Found{"gemeenten.noot"});
}

TEST_CASE("private values: a sentence of a long text is enough")
{
  CHECK(found_in("zij heeft een klacht over de laatste voucher") == Found{"ondernemingen.naam"});
}

TEST_CASE("private values: what says nothing or is public elsewhere is no secret")
{
  CHECK(found_in("een aannemer in Assen deed in 2026 iets met 7").empty());
}
