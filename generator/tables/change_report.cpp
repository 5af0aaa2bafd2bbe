#include "tables/change_report.hpp"

#include "tables/record_texts.hpp"

#include <algorithm>

namespace peil::tables {
namespace {

void add(Sentence& to, const Sentence& more)
{
  to.nl += more.nl;
  to.en += more.en;
}

// Long texts are named, not printed; a line end would break the list.
std::string shown(const Texts& texts, const Field& field)
{
  constexpr std::size_t longest = 200;
  std::string text = reader_text(texts, field);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() <= longest)
    return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return text.substr(0, end) + "…";
}

Sentence value_line(const ValueChange& change, bool is_new)
{
  const std::string from = shown(change.from, *change.field);
  const std::string to = shown(change.to, *change.field);
  if (is_new)
    return say("{}: {}\n", "{}: {}\n", change.path, to);
  return say("{0}: {1} → {2}\n", "{0}: {3} → {4}\n", change.path, from.empty() ? "(leeg)" : from,
             to.empty() ? "(leeg)" : to, from.empty() ? "(empty)" : from,
             to.empty() ? "(empty)" : to);
}

void add_item(const LineChange& item, Sentence& report)
{
  if (!item.at) {
    std::string values;
    for (const ValueChange& value : item.values)
      values += fmt::format("{}{} {}", values.empty() ? "" : ", ", value.path,
                            shown(value.to, *value.field));
    add(report, say("    {0}, nieuwe regel: {1}\n", "    {0}, new line: {1}\n", item.list, values));
    return;
  }
  for (const ValueChange& value : item.values) {
    add(report, say("    {0} ({1}), ", "    {0} ({1}), ", item.list, item.name));
    add(report, value_line(value, false));
  }
}

void add_record(const RecordChange& record, Sentence& report)
{
  if (record.at)
    add(report, say("  gewijzigd: {}\n", "  changed: {}\n", record.id));
  else
    add(report, say("  nieuw: {}\n", "  new: {}\n", record.id));
  for (const ValueChange& value : record.values) {
    add(report, say("    ", "    "));
    add(report, value_line(value, !record.at));
  }
  for (const LineChange& item : record.items)
    add_item(item, report);
}

void add_missing(const RecordChanges& changes, Sentence& report)
{
  constexpr std::size_t most_named = 20;
  if (!changes.missing.empty()) {
    std::string ids;
    for (std::size_t i = 0; i < changes.missing.size() && i < most_named; ++i)
      ids += (i == 0 ? "" : ", ") + changes.missing[i];
    if (changes.missing.size() > most_named)
      ids += fmt::format(", … ({})", changes.missing.size());
    add(report,
        say("niet in het bestand, blijft staan: {}\n", "not in the file, stays: {}\n", ids));
  }
  for (std::size_t i = 0; i < changes.missing_items.size() && i < most_named; ++i) {
    const MissingItems& one = changes.missing_items[i];
    add(report, say("niet in het bestand, blijft staan: {0} {1} van {2}\n",
                    "not in the file, stays: {0} {3} of {2}\n", one.count,
                    one.count == 1 ? "regel in " + one.list : "regels in " + one.list, one.id,
                    one.count == 1 ? "line in " + one.list : "lines in " + one.list));
  }
}

} // namespace

Sentence change_report(const RecordChanges& changes)
{
  const auto added = std::count_if(changes.records.begin(), changes.records.end(),
                                   [](const RecordChange& one) { return !one.at; });
  const auto changed = static_cast<std::ptrdiff_t>(changes.records.size()) - added;
  Sentence report = say("{} nieuw, {} gewijzigd, {} gelijk\n", "{} new, {} changed, {} the same\n",
                        added, changed, changes.unchanged);
  for (const RecordChange& record : changes.records)
    add_record(record, report);
  add_missing(changes, report);
  return report;
}

} // namespace peil::tables
