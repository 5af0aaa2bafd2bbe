#include "check/records_yaml.hpp"

#include "check/scalars.hpp"

namespace peil::check {
namespace {

void report_no_record(const Value& value, Diagnostics& mistakes)
{
  const Sentence found = described(value);
  mistakes.push_back(
      error_at(value.at,
               say("hier staat {0}, verwacht een record", "found {1}, expected a record", found.nl,
                   found.en),
               say("begin elk record met '- id: …' en zet de andere velden daaronder",
                   "begin each record with '- id: …' and put the other fields below it")));
}

} // namespace

std::vector<const Value*> records_in(const Document& document, Diagnostics& mistakes)
{
  const Value& root = document.root;
  if (root.is_empty())
    return {};
  if (root.is_map())
    return {&root};
  std::vector<const Value*> records;
  if (!root.is_list())
    report_no_record(root, mistakes);
  for (const Value& item : root.items) {
    if (item.is_map())
      records.push_back(&item);
    else
      report_no_record(item, mistakes);
  }
  return records;
}

} // namespace peil::check
