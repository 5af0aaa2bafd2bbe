#pragma once

#include "language/read_language.hpp"
#include "read/yaml.hpp"

#include <doctest/doctest.h>
#include <string>

namespace peil::language {

/// `teksten/ID.yaml` as read/ hands it on.
inline Document document_of(const std::string& id, const std::string& yaml)
{
  const FileName file("themes/eigen/teksten/" + id + ".yaml");
  Result<Value> root = read::parse_yaml(file, yaml, 1);
  REQUIRE(root.ok());
  return {file, std::move(root).value()};
}

inline std::string text_of(const Diagnostics& mistakes)
{
  std::string text;
  for (const Diagnostic& one : mistakes)
    text += to_text(one, peil::Language::dutch, {});
  return text;
}

/// A language that lacks nothing but its texts.
inline const std::string k_head = R"(naam: Nederlands
notatie:
  decimaalteken: ","
  duizendteken: "."
  bedrag: "€ {getal}"
  procent: "{getal}%"
  datum_lang: "{dag} {maand} {jaar}"
  datum_kort: "{dag}-{maand}-{jaar}"
  kwartaal_kort: "Q{kwartaal} {jaar}"
  kwartaal_lang: "{kwartaal} kwartaal {jaar}"
  periode: "{van} t/m {tot}"
  bereik: "{van}–{tot}"
  maanden: [jan, feb, mrt, apr, mei, jun, jul, aug, sep, okt, nov, dec]
  kwartalen: [eerste, tweede, derde, vierde]
)";

inline const std::string k_texts = R"(teksten:
  home:
    titel: Zo staat het ervoor
    stand: "Stand op {datum}"
  mijlpalen:
    gereed:
      nul: nog niets gereed
      een: "{aantal} mijlpaal van {totaal} gereed"
      meer: "{aantal} mijlpalen van {totaal} gereed"
)";

inline SiteLanguage dutch()
{
  Result<SiteLanguage> language = read_language(document_of("nl", k_head + k_texts), nullptr);
  REQUIRE(language.ok());
  return std::move(language).value();
}

} // namespace peil::language
