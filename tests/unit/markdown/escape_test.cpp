#include "markdown/escape.hpp"

#include <doctest/doctest.h>

using namespace peil::markdown;

TEST_CASE("escape: text keeps no character that is markup")
{
  CHECK(escaped_text("a < b & c > \"d\" 'e'") == "a &lt; b &amp; c &gt; &quot;d&quot; 'e'");
}

TEST_CASE("escape: an address keeps its signs and encodes the rest")
{
  CHECK(escaped_address("https://a.nl/b%20c?d=e&f=g#h") == "https://a.nl/b%20c?d=e&amp;f=g#h");
  CHECK(escaped_address("a b\"c<d>'é\n") == "a%20b%22c%3Cd%3E&#x27;%C3%A9%0A");
}
