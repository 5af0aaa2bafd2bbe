#pragma once

#include "compute/fact_digests.hpp"
#include "model/edition.hpp"
#include "model/project.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace peil::compute {

/// Register and id.
using RecordKey = std::pair<std::string, std::string>;

/// The facts that an edition knew beside those of now about the same day: tells late entries from
/// corrections. Refers to the record, which must outlive it.
class FactsCompared
{
public:
  FactsCompared(const Project& project, const EditionRecord& before);

  /// Nothing when the facts are the same.
  std::optional<ChangeReason> reason_for(const RecordKey& record) const
  {
    const auto then = m_then_by_record.find(record);
    const auto now = m_now_by_record.find(record);
    if (then == m_then_by_record.end() && now == m_now_by_record.end())
      return std::nullopt;
    if (then == m_then_by_record.end())
      return ChangeReason::late_entry;
    if (now == m_now_by_record.end())
      return ChangeReason::correction;
    if (*then->second == *now->second)
      return std::nullopt;
    return only_added(*then->second, *now->second) ? ChangeReason::late_entry
                                                   : ChangeReason::correction;
  }

  /// The same for a record and those that it names or that name it: a company counts by its
  /// contacts and their vouchers, so two steps. A correction anywhere makes it one.
  std::optional<ChangeReason> reason_around(const RecordKey& record) const
  {
    std::set<RecordKey> around = {record};
    for (int step = 0; step < 2; ++step) {
      if (const auto own = reason_among(around))
        return own;
      around = with_neighbours(around);
    }
    return reason_among(around);
  }

  /// Over all records of a group with this beginning of an id.
  template <typename Wanted>
  std::optional<ChangeReason> reason_where(std::string_view group, const Wanted& wanted) const
  {
    std::set<RecordKey> records;
    for (const std::map<RecordKey, const std::vector<std::string>*>* facts :
         {&m_then_by_record, &m_now_by_record})
      for (const auto& [key, digests] : *facts)
        if (key.first == group && wanted(key.second))
          records.insert(key);
    return reason_among(records);
  }

private:
  std::optional<ChangeReason> reason_among(const std::set<RecordKey>& records) const
  {
    std::optional<ChangeReason> found;
    for (const RecordKey& one : records)
      if (const auto reason = reason_for(one); reason && found != ChangeReason::correction)
        found = reason;
    return found;
  }

  std::set<RecordKey> with_neighbours(const std::set<RecordKey>& records) const
  {
    std::set<RecordKey> all = records;
    for (const RecordKey& one : records)
      if (const auto found = m_neighbours.find(one); found != m_neighbours.end())
        all.insert(found->second.begin(), found->second.end());
    return all;
  }

  std::vector<FrozenFacts> m_now;
  std::map<RecordKey, const std::vector<std::string>*> m_then_by_record;
  std::map<RecordKey, const std::vector<std::string>*> m_now_by_record;
  std::map<RecordKey, std::set<RecordKey>> m_neighbours;
};

} // namespace peil::compute
