#include "write/edition_record_text.hpp"

#include "model/status_keys.hpp"

#include <yaml-cpp/yaml.h>

namespace peil::write {
namespace {

using YAML::Emitter;

// Text is quoted, so that no word of it can be taken for a number, a date or a yes.
void put(Emitter& out, const char* key, std::string_view text)
{
  if (!text.empty())
    out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << std::string(text);
}

void put_plain(Emitter& out, const char* key, std::string_view text)
{
  out << YAML::Key << key << YAML::Value << std::string(text);
}

void put(Emitter& out, const char* key, const std::optional<Decimal>& number)
{
  if (number)
    put_plain(out, key, number->to_source());
}

void put(Emitter& out, const char* key, const std::optional<Date>& date)
{
  if (date)
    put_plain(out, key, date->to_iso());
}

template <typename T>
void put_list(Emitter& out, const char* key, const std::vector<T>& list,
              void (*put_one)(Emitter&, const T&))
{
  if (list.empty())
    return;
  out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
  for (const T& one : list)
    put_one(out, one);
  out << YAML::EndSeq;
}

void put_contribution(Emitter& out, const Contribution& one)
{
  out << YAML::Flow << YAML::BeginMap;
  put_plain(out, "register", one.register_name);
  put_plain(out, "record", one.record);
  if (one.amount != Decimal(1))
    put(out, "bedrag", std::optional(one.amount));
  out << YAML::EndMap;
}

// An empty list says that there were none; no list that nothing is known of them.
void put_interim(Emitter& out, const std::vector<FrozenInterimTarget>& list)
{
  out << YAML::Key << "tussendoelen" << YAML::Value << YAML::Flow << YAML::BeginSeq;
  for (const FrozenInterimTarget& one : list) {
    out << YAML::BeginMap;
    put(out, "datum", std::optional(one.date));
    put(out, "minimum", one.minimum);
    put(out, "maximum", one.maximum);
    out << YAML::EndMap;
  }
  out << YAML::EndSeq;
}

void put_figure(Emitter& out, const FrozenFigure& figure)
{
  out << YAML::BeginMap;
  put_plain(out, "id", figure.id);
  put(out, "titel", figure.title);
  put(out, "waarde", figure.value);
  if (figure.not_applicable)
    put_plain(out, "nvt", "true");
  put(out, "minimum", figure.minimum);
  put(out, "maximum", figure.maximum);
  if (figure.interim)
    put_interim(out, *figure.interim);
  if (figure.signal)
    put_plain(out, "signaal", key_of(*figure.signal));
  if (figure.judgement)
    put_plain(out, "oordeel", key_of(*figure.judgement));
  put(out, "oordeel_op", figure.judged_on);
  put(out, "oordeel_vingerafdruk", figure.judgement_digest);
  put_plain(out, "stand", key_of(figure.state));
  put(out, "definitie", figure.definition);
  put_list(out, "telt_mee", figure.counted, put_contribution);
  out << YAML::EndMap;
}

void put_milestone(Emitter& out, const FrozenMilestone& one)
{
  out << YAML::Flow << YAML::BeginMap;
  put_plain(out, "id", one.id);
  put_plain(out, "stand", key_of(one.state));
  put(out, "uiterlijk", std::optional(one.due));
  put(out, "gereed", one.done);
  out << YAML::EndMap;
}

void put_money(Emitter& out, const FrozenMoney& one)
{
  out << YAML::Flow << YAML::BeginMap;
  put_plain(out, "regel", one.line);
  out << YAML::Key << "jaar" << YAML::Value << one.year;
  put(out, "begroting", one.budget);
  put(out, "verplicht", one.committed);
  put(out, "gerealiseerd", one.spent);
  put(out, "prognose", one.forecast);
  out << YAML::EndMap;
}

void put_end_state(Emitter& out, const FrozenEndState& one)
{
  out << YAML::Flow << YAML::BeginMap;
  put_plain(out, "id", one.id);
  put_plain(out, "oordeel", key_of(one.verdict));
  put(out, "vingerafdruk", one.digest);
  out << YAML::EndMap;
}

void put_text(Emitter& out, const FrozenText& one)
{
  out << YAML::Flow << YAML::BeginMap;
  put_plain(out, "bestand", one.file);
  put(out, "vingerafdruk", one.digest);
  out << YAML::EndMap;
}

void put_line(Emitter& out, const ChangeLine& line)
{
  out << YAML::BeginMap;
  put_plain(out, "reden", key_of(line.reason));
  put(out, "register", line.register_name);
  put(out, "record", line.record);
  put(out, "titel", line.title);
  put(out, "was", line.before);
  put(out, "is", line.after);
  put(out, "datum", line.date);
  put(out, "toelichting", line.note);
  out << YAML::EndMap;
}

void put_change(Emitter& out, const ItemChange& change)
{
  out << YAML::BeginMap;
  put_plain(out, "soort", key_of(change.kind));
  put(out, "id", change.id);
  put(out, "titel", change.title);
  put(out, "was", change.before);
  put(out, "is", change.after);
  put_list(out, "regels", change.lines, put_line);
  out << YAML::EndMap;
}

void put_facts(Emitter& out, const FrozenFacts& one)
{
  out << YAML::Flow << YAML::BeginMap;
  put_plain(out, "groep", one.group);
  put(out, "id", one.id);
  out << YAML::Key << "feiten" << YAML::Value << YAML::BeginSeq;
  for (const std::string& digest : one.facts)
    out << YAML::DoubleQuoted << digest;
  out << YAML::EndSeq << YAML::EndMap;
}

void put_file(Emitter& out, const FrozenFile& one)
{
  out << YAML::BeginMap;
  put_plain(out, "bestand", one.path);
  put(out, "sha256", one.digest);
  out << YAML::EndMap;
}

} // namespace

std::string edition_record_text(const EditionRecord& record)
{
  Emitter out;
  out << YAML::BeginMap;
  put_plain(out, "editie", record.edition);
  put(out, "peildatum", std::optional(record.as_of));
  put(out, "invoer", record.inputs);
  if (!record.compared_with.empty())
    put_plain(out, "vergeleken_met", record.compared_with);
  put_list(out, "cijfers", record.figures, put_figure);
  put_list(out, "mijlpalen", record.milestones, put_milestone);
  put_list(out, "geld", record.money, put_money);
  put_list(out, "eindbeelden", record.end_states, put_end_state);
  put_list(out, "wijzigingen", record.changes, put_change);
  put_list(out, "teksten", record.texts, put_text);
  put_list(out, "bestanden", record.files, put_file);
  put_list(out, "feiten", record.facts, put_facts);
  out << YAML::EndMap;
  return std::string("# Vastgesteld met `peil freeze`. Verander hier niets: een fout herstelt u "
                     "met een erratum.\n") +
         out.c_str() + "\n";
}

} // namespace peil::write
