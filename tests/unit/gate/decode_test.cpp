#include "gate/decode.hpp"
#include "gate/words.hpp"

#include <doctest/doctest.h>

using namespace peil::gate;

namespace {

std::string decoded(std::string_view raw)
{
  std::string text;
  decode(raw, text);
  return text;
}

} // namespace

TEST_CASE("decode: references, escapes and percent signs, twice where readers do so twice")
{
  CHECK(decoded("Jansen &amp; Zn") == "Jansen & Zn");
  CHECK(decoded("Jansen &amp;amp; Zn") == "Jansen & Zn");
  CHECK(decoded("caf&eacute; caf&#233; caf&#xE9; caf&amp;#xe9; caf\\u00e9") ==
        "café café café café café");
  CHECK(decoded("jan%40drenthe.nl jan&#64;drenthe&period;nl") == "jan@drenthe.nl jan@drenthe.nl");
  CHECK(decoded("\\ud83d\\ude00 \\\"a\\\" a\\/b") == "😀 \"a\" a/b");
}

TEST_CASE("decode: spaces of every kind are a space, what has no width is nothing")
{
  CHECK(decoded("a\u00A0b\u202Fc&nbsp;d&#8201;e") == "a b c d e");
  CHECK(decoded("ge\u00ADheim&shy;e na\u200Bam") == "geheime naam");
}

TEST_CASE("decode: what is no code stays, to the last byte")
{
  for (const char* text : {"a & b", "&", "100% ab", "%4", "\\", "\\u12", "&#;", "&nix;",
                           "&#1234567890;", "\xC2", "\xE2\x80"}) {
    CAPTURE(text);
    CHECK(decoded(text) == text);
  }
}

TEST_CASE("words: case, accents and punctuation do not matter")
{
  CHECK(folded("Café  NOORD") == "cafe noord");
  CHECK(folded("cafe-noord") == "cafe noord");
  CHECK(folded("Cafe\u0301 “Noord”…") == "cafe noord");
  CHECK(folded("Łódź 12") == "Łodź 12");
}
