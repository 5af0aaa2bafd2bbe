#include "base/sha256.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace peil;

// The examples of FIPS 180-4 as NIST gives them, and the lengths around a block of 64 bytes.
TEST_CASE("sha256: the known digests of known texts")
{
  struct Row
  {
    std::string name;
    std::string bytes;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"a million times a", std::string(1'000'000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
      {"a zero byte is a byte", std::string(1, '\0'),
       "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(sha256(row.bytes) == row.expected);
    CHECK(short_digest(row.bytes) == row.expected.substr(0, 12));
  }
}
