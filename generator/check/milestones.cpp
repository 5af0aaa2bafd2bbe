#include "check/milestones.hpp"

#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"

#include <array>

namespace peil::check {
namespace {

constexpr auto k_part_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld verslag", k_address_word},
    {"titel", Need::required, "wat er wordt opgeleverd"},
    {"geteld", Need::optional, "{indicator, minstens}: wordt geteld en niet ingevoerd",
     group_of(counted_keys)},
});

const std::vector<std::string> k_pillar_sources = {"plan", "keuze"};

constexpr auto k_milestone_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld m01", k_address_word},
    {"kwartaal", Need::required, "2026-Q3", k_quarter},
    {"titel", Need::required, "de activiteit"},
    {"resultaat", Need::required, "wat er wordt opgeleverd"},
    {"pijler", Need::optional, "id van de pijler", id_of(Names::pillars)},
    {"pijler_bron", Need::optional, "plan als het plan de pijler noemt; anders keuze",
     one_of([] { return k_pillar_sources; })},
    {"plaats", Need::optional, "waar het in het plan staat"},
    {"onderdelen", Need::required, "lijst van {id, titel}", list_of(group_of<k_part_keys>())},
    {"vereist", Need::optional, "wat op dezelfde dag ook moet gelden",
     list_of(group_of(counted_keys))},
});

std::vector<MilestonePart> read_parts(const MapReader& milestone, const KnownNames& indicators)
{
  std::vector<MilestonePart> parts;
  UniqueIds ids(milestone.mistakes());
  for (const Value& value : milestone.list("onderdelen")) {
    const MapReader reader(value, k_part_keys, milestone.mistakes());
    MilestonePart part;
    part.id = {reader.address_word("id").value_or(""), reader.at("id")};
    ids.add(part.id);
    part.title = reader.text("titel");
    if (const Value* counted = reader.get("geteld"))
      part.counted = read_counted(*counted, indicators, milestone.mistakes());
    parts.push_back(std::move(part));
  }
  return parts;
}

void read_quarter_of(const MapReader& reader, const Plan& plan, Milestone& milestone)
{
  const std::optional<Period> quarter = reader.quarter("kwartaal");
  if (!quarter)
    return;
  milestone.year = quarter->first.year();
  milestone.quarter = quarter->first.quarter();
  if (plan.period.contains(quarter->first) && plan.period.contains(quarter->last))
    return;
  reader.mistakes().push_back(
      error_at(reader.at("kwartaal"),
               say("dit kwartaal valt buiten de looptijd van het plan",
                   "this quarter lies outside the plan period"),
               say("de looptijd is {} tot en met {}", "the plan runs from {} up to {}",
                   plan.period.first.to_iso(), plan.period.last.to_iso())));
}

} // namespace

std::span<const Key> milestone_keys()
{
  return k_milestone_keys;
}

std::vector<Milestone> check_milestones(const Value& root, const Plan& plan, const PlanIds& known,
                                        Diagnostics& mistakes)
{
  std::vector<Milestone> milestones;
  UniqueIds ids(mistakes);
  for (const Value& value : read_root_list(root, mistakes)) {
    const MapReader reader(value, k_milestone_keys, mistakes);
    Milestone milestone;
    const auto id = reader.address_word("id");
    if (!id)
      continue;
    milestone.id = {*id, reader.at("id")};
    ids.add(milestone.id);
    read_quarter_of(reader, plan, milestone);
    milestone.title = reader.text("titel");
    milestone.deliverable = reader.text("resultaat");
    milestone.pillar =
        reader.reference("pijler", known.pillars, say("pijler", "pillar")).value_or("");
    milestone.pillar_from_plan =
        reader.choice("pijler_bron", say("de bron", "the source")).value_or("keuze") == "plan";
    milestone.place = reader.text("plaats");
    milestone.parts = read_parts(reader, known.indicators);
    for (const Value& required : reader.list("vereist"))
      if (auto counted = read_counted(required, known.indicators, mistakes))
        milestone.requires_too.push_back(std::move(*counted));
    milestones.push_back(std::move(milestone));
  }
  return milestones;
}

} // namespace peil::check
