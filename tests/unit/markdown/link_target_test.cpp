#include "markdown/link_target.hpp"

#include <doctest/doctest.h>

using namespace peil::markdown;

TEST_CASE("link target: what a link may lead to is decided by its first characters")
{
  struct Row
  {
    std::string target;
    TargetKind kind;
  };
  const Row rows[] = {
      {"/gemeenten/emmen/", TargetKind::inside},
      {"../emmen/", TargetKind::inside},
      {"emmen.md", TargetKind::inside},
      {"?vraag", TargetKind::inside},
      {"a/b:c", TargetKind::inside},
      {"javascript%3Aalert(1)", TargetKind::inside},
      {"#kop", TargetKind::fragment},
      {"https://drenthe.nl", TargetKind::web},
      {"HTTP://drenthe.nl", TargetKind::web},
      {"mailto:a@b.nl", TargetKind::contact},
      {"tel:+31", TargetKind::contact},
      {"", TargetKind::none},
      {"  ", TargetKind::none},
      {"javascript:alert(1)", TargetKind::other_scheme},
      {"JaVaScRiPt:alert(1)", TargetKind::other_scheme},
      {"  javascript:alert(1)", TargetKind::other_scheme},
      {"vbscript:x", TargetKind::other_scheme},
      {"data:image/png;base64,AA", TargetKind::other_scheme},
      {"file:///etc/passwd", TargetKind::other_scheme},
      {"ftp://x", TargetKind::other_scheme},
      {"C:/x", TargetKind::other_scheme},
      {":x", TargetKind::other_scheme},
      {"//evil.example/x", TargetKind::same_scheme},
      {" //evil.example/x", TargetKind::same_scheme},
      {"/\\evil.example", TargetKind::backslash},
      {"java\tscript:alert(1)", TargetKind::control_character},
      {"\x01javascript:alert(1)", TargetKind::control_character},
      {"a\x7f", TargetKind::control_character},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    CHECK(kind_of_target(row.target) == row.kind);
  }
}

TEST_CASE("link target: images come from the site itself, links also lead elsewhere")
{
  CHECK(may_show_image_from(TargetKind::inside));
  for (const TargetKind kind : {TargetKind::fragment, TargetKind::web, TargetKind::contact}) {
    CHECK(may_link_to(kind));
    CHECK_FALSE(may_show_image_from(kind));
  }
  for (const TargetKind kind : {TargetKind::none, TargetKind::other_scheme, TargetKind::same_scheme,
                                TargetKind::backslash, TargetKind::control_character}) {
    CHECK_FALSE(may_link_to(kind));
    CHECK_FALSE(may_show_image_from(kind));
  }
}
