#include "draw/chart_failure.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::draw;

TEST_CASE("chart failure: an author reads in Dutch what is wrong, where, and what to do")
{
  struct Row
  {
    ChartFailure failure;
    std::string expected;
  };
  const Position at{.file = FileName("content/a.md"), .line = 2, .column = 3, .length = 1};
  const std::vector<Row> rows{
      {Objection{"data", "x.csv"},
       "content/a.md:2:3: fout: de grafiek haalt gegevens van elders: 'x.csv'\n"
       "   zet de gegevens in de grafiek zelf of noem ze met 'data: {name: …}'\n"},
      {Objection{"href", "x"}, "content/a.md:2:3: fout: de grafiek bevat een link: 'x'\n"
                               "   zet de link in de tekst of in de tabel\n"},
      {Objection{"image", "x.png"},
       "content/a.md:2:3: fout: de grafiek toont een plaatje van elders: 'x.png'\n"
       "   een grafiek bestaat alleen uit vormen en tekst\n"},
      {Objection{"markup", "style=\"\""},
       "content/a.md:2:3: fout: de grafiek vraagt opmaak die de pagina niet toelaat: 'style=\"\"'\n"
       "   laat 'cursor', 'blend' en kleuren met 'url(…)' weg\n"},
      {Objection{"character", ""},
       "content/a.md:2:3: fout: een tekst in de grafiek bevat een stuurteken\n"
       "   haal het teken weg\n"},
      {Objection{"", "Infinite extent for field \"n\": [Infinity, -Infinity]"},
       "content/a.md:2:3: fout: de grafiek kan niet worden getekend; Vega meldt 'Infinite extent "
       "for field \"n\": [Infinity, -Infinity]'\n"
       "   het veld staat niet in de gegevens, of heeft er nergens een waarde\n"},
      {Objection{"", "Duplicate signal name: \"x\""},
       "content/a.md:2:3: fout: de grafiek kan niet worden getekend; Vega meldt 'Duplicate signal "
       "name: \"x\"'\n"
       "   zie https://vega.github.io/vega-lite/docs/ voor wat een grafiek kan bevatten\n"},
      {Trouble::too_slow,
       "content/a.md:2:3: fout: de grafiek was na 10 seconden nog niet getekend\n"
       "   teken minder gegevens, of maak de berekening in 'transform' eenvoudiger\n"},
      {Trouble::too_much_memory,
       "content/a.md:2:3: fout: de grafiek vroeg meer dan 1500 MB geheugen\n"
       "   teken minder gegevens, of maak de berekening in 'transform' eenvoudiger\n"},
      {Trouble::ended,
       "content/a.md:2:3: fout: het tekenprogramma is vastgelopen op deze grafiek\n"
       "   teken minder gegevens, of maak de berekening in 'transform' eenvoudiger\n"},
  };

  for (const Row& row : rows)
    CHECK(to_text(to_diagnostic(row.failure, at, {}), Language::dutch, {}) == row.expected);
}
