#include "render/classic_script.hpp"

#include <doctest/doctest.h>

using peil::render::to_classic_script;

TEST_CASE("classic script: what a module imports and exports goes through globals")
{
  const auto script = to_classic_script("import { a, b as c } from 'other';\n"
                                        "const d = a + c;\n"
                                        "export { d as sum, a };\n"
                                        "//# sourceMappingURL=x.js.map\n",
                                        "adder", "other");
  CHECK(script == "(() => {\n"
                  "'use strict';\n"
                  "const { a: a, b: c } = globalThis.other;\n"
                  "const d = a + c;\n"
                  "globalThis.adder = { sum: d, a: a };\n"
                  "})();\n");
}

TEST_CASE("classic script: a module that says it in another way is refused")
{
  for (const char* module :
       {"import all from 'other';\n", "export default 1;\n", "export * from 'other';\n",
        "import {\n  a\n} from 'other';\n", "export const a = 1;\n"}) {
    CAPTURE(module);
    CHECK_FALSE(to_classic_script(module, "name", "other").has_value());
  }
  CHECK_FALSE(to_classic_script("import { a } from 'b';\n", "name", "").has_value());
}
