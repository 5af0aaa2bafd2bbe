#include "render/text_filter.hpp"
#include "unit/template/theme.hpp"

using namespace peil;
using namespace peil::template_engine;
using nlohmann::json;

namespace {

const json k_data = json::parse(R"({
  "t": {"stand": "Stand op {datum}",
        "gereed": {"nul": "niets", "een": "{aantal} van {totaal} is", "meer": "{aantal} van {totaal} zijn"},
        "kort": "kort"},
  "n": 1, "lijst": ["a", "b"], "dag": "<1 mei>"})");

void check_filled(const std::vector<Row>& rows)
{
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(outcome({{"pagina.html", row.bytes}}, k_data, {{"vul", render::text_filter()}}) ==
          row.expected);
  }
}

} // namespace

TEST_CASE("vul: names in braces become values, and the whole is escaped")
{
  check_filled({
      {"a text", "{{ t.stand | vul(datum = \"nu\") }}", "Stand op nu"},
      {"escaped", "{{ t.stand | vul(datum = dag) }}", "Stand op &lt;1 mei&gt;"},
      {"in an attribute", "<p title=\"{{ t.stand | vul(datum = 5) }}\">",
       "<p title=\"Stand op 5\">"},
      {"a filter in an argument", "{{ t.stand | vul(datum = lijst | lengte) }}", "Stand op 2"},
      {"a text in a text", "{{ t.stand | vul(datum = t.stand | vul(datum = n)) }}",
       "Stand op Stand op 1"},
  });
}

TEST_CASE("vul: the number chooses the form")
{
  check_filled({
      {"none", "{{ t.gereed | vul(aantal = 0, totaal = 3) }}", "niets"},
      {"one", "{{ t.gereed | vul(aantal = n, totaal = 3) }}", "1 van 3 is"},
      {"more", "{{ t.gereed | vul(aantal = lijst | lengte, totaal = 3) }}", "2 van 3 zijn"},
  });
}

TEST_CASE("vul: a name that nothing fills is a mistake at the filter")
{
  check_filled({
      {"a name", "{{ t.stand | vul(dag = n) }}",
       "pagina.html:1:14: fout: niets vult '{datum}'\n   schrijf vul(datum = …)\n"},
      {"the number", "{{ t.gereed | vul(totaal = 3) }}",
       "pagina.html:1:15: fout: niets vult '{aantal}'\n   schrijf vul(aantal = …)\n"},
      {"nothing at all", "{{ t.kort | vul }}",
       "pagina.html:1:13: fout: filter 'vul' krijgt 0 argumenten\n   verwacht 1 tot 9 "
       "argumenten\n"},
      {"no text", "{{ n | vul(a = 3) }}",
       "pagina.html:1:8: fout: filter 'vul' kan niet overweg met een getal\n"},
  });
}
