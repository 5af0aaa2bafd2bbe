#include "base/limits.hpp"

namespace peil {

Diagnostic too_many_values(Position at)
{
  return error_at(
      at,
      say("dit bestand heeft meer dan {} waarden", "this file holds more than {} values",
          k_most_values),
      say("verdeel de gegevens over meer bestanden", "divide the data over several files"));
}

Diagnostic too_many_mistakes(Position at)
{
  return error_at(at,
                  say("er zijn al {} fouten; vanaf hier is dit bestand niet nagekeken",
                      "there are {} mistakes already; from here on this file was not checked",
                      k_most_mistakes),
                  say("verbeter eerst de fouten hierboven", "mend the mistakes above first"));
}

} // namespace peil
