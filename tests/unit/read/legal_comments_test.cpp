#include "read/legal_comments.hpp"

#include <doctest/doctest.h>
#include <string>

using peil::read::legal_comments;

TEST_CASE("legal comments: whole comments that say whose work it is, each once, and no others")
{
  CHECK(legal_comments("").empty());
  CHECK(legal_comments("// adds two\nconst a = 1; // Copyright of nobody\n").empty());
  CHECK(legal_comments("let a;\n  // Adapted from b by B\n  //   License: c\nlet b;\n"
                       "  // Adapted from b by B\n  //   License: c\nlet c;\n// other\n") ==
        "Adapted from b by B\n  License: c");
  CHECK(legal_comments("// Copyright A\nf();\n/* licence B */ g();\n") ==
        "Copyright A\n\nlicence B");
}

TEST_CASE("legal comments: stars before every line are a frame, before some a list")
{
  CHECK(legal_comments("/**\n * Copyright A.\n *\n *   Free.\n */\ncode();\n") ==
        "Copyright A.\n\n  Free.");
  CHECK(legal_comments("/*! Copyright A\r\n\r\n  * keep this\r\n  * and this */\r\n") ==
        "Copyright A\n\n  * keep this\n  * and this");
  CHECK(legal_comments("/*!\n * (c) A\n * MIT licensed\n */") == "(c) A\nMIT licensed");
}

TEST_CASE("legal comments: odd ends")
{
  CHECK(legal_comments("/*/ license").empty());
  CHECK(legal_comments("/* license\n never ends").empty());
  CHECK(legal_comments("/**/").empty());
  CHECK(legal_comments("/* license\n*/") == "license");
  CHECK(legal_comments("//license") == "license");
  CHECK(legal_comments("/* one */\n// license").starts_with("license"));
  CHECK(legal_comments(std::string("/* license \0 */", 15)).size() == 9);
}
