#include "edit/apply_changes.hpp"

#include "edit/edit_csv.hpp"
#include "edit/edit_yaml.hpp"

#include <algorithm>
#include <map>

namespace peil::edit {
namespace {

using Changes = std::vector<const RecordChange*>;

// One file, and what is to happen in it.
struct Work
{
  SourceText source;
  const RecordFile* file = nullptr;
  Changes changed;
  Changes added;
};

class Applier
{
public:
  Applier(const Register& of, std::span<const RecordFile> files) : m_register(of)
  {
    for (const RecordFile& file : files)
      m_work.push_back({SourceText(file.file, file.bytes), &file, {}, {}});
  }

  Result<std::vector<EditedFile>> apply(const RecordChanges& changes)
  {
    for (const RecordChange& change : changes.records)
      if (Work* work = change.at ? work_with(change) : work_for(change))
        (change.at ? work->changed : work->added).push_back(&change);
    std::vector<EditedFile> edited;
    for (const Work& work : m_work)
      if (!work.changed.empty() || !work.added.empty())
        edited.push_back(edit(work));
    if (!m_mistakes.empty())
      return m_mistakes;
    return edited;
  }

private:
  Work* work_with(const RecordChange& change)
  {
    const auto found = std::find_if(m_work.begin(), m_work.end(), [&](const Work& one) {
      return one.source.file() == change.at->file;
    });
    return found == m_work.end() ? nullptr : &*found;
  }

  static bool takes(const Work& work, const RecordChange& change)
  {
    if (work.file == nullptr)
      return true;
    if (work.file->document != nullptr)
      return takes_new_records(work.source, work.file->document->root);
    return work.file->table != nullptr && change.items.empty();
  }

  std::string path_of(std::string_view name) const
  {
    return fmt::format("data/registers/{}/{}", m_register.name, name);
  }

  Work* work_for(const RecordChange& change)
  {
    const std::string own = path_of(m_register.name) + ".";
    Work* first = nullptr;
    for (Work& work : m_work) {
      if (!takes(work, change))
        continue;
      if (work.source.file().str().starts_with(own))
        return &work;
      first = first == nullptr ? &work : first;
    }
    if (first != nullptr)
      return first;
    m_work.push_back({SourceText(FileName(new_file()), ""), nullptr, {}, {}});
    return &m_work.back();
  }

  std::string new_file() const
  {
    std::string path = path_of(m_register.name + ".yaml");
    for (int number = 2; is_taken(path); ++number)
      path = path_of(fmt::format("{}-{}.yaml", m_register.name, number));
    return path;
  }

  bool is_taken(const std::string& path) const
  {
    return std::any_of(m_work.begin(), m_work.end(),
                       [&](const Work& one) { return one.source.file().str() == path; });
  }

  EditedFile edit(const Work& work)
  {
    std::vector<TextEdit> edits;
    if (work.file != nullptr && work.file->table != nullptr) {
      Changes all = work.changed;
      all.insert(all.end(), work.added.begin(), work.added.end());
      for (Diagnostic& mistake : edit_csv(work.source, *work.file->table, all, edits))
        m_mistakes.push_back(std::move(mistake));
    } else {
      edit_yaml(work, edits);
    }
    return {work.source.file(), std::string(work.source.byte_order_mark()),
            work.source.with_edits(std::move(edits))};
  }

  void edit_yaml(const Work& work, std::vector<TextEdit>& edits) const
  {
    static const Value k_nothing;
    const Value& root = work.file == nullptr ? k_nothing : work.file->document->root;
    std::map<Position, const Value*> records;
    if (root.is_map())
      records[root.at] = &root;
    for (const Value& item : root.items)
      records[item.at] = &item;
    for (const RecordChange* change : work.changed)
      if (const auto record = records.find(*change->at); record != records.end())
        edit_yaml_record(work.source, *record->second, *change, m_register.fields, edits);
    if (!work.added.empty())
      add_yaml_records(work.source, root, work.added, m_register.fields, edits);
  }

  const Register& m_register;
  std::vector<Work> m_work;
  Diagnostics m_mistakes;
};

} // namespace

const CellPlace* EditedFile::place_of(const Position& at) const
{
  const std::size_t offset = SourceText(file, content.text).offset_of(at);
  const CellPlace* place = nullptr;
  std::size_t narrowest = std::string::npos;
  for (const EditMark& mark : content.marks)
    if (mark.begin <= offset && offset < mark.end && mark.end - mark.begin < narrowest) {
      narrowest = mark.end - mark.begin;
      place = &mark.place;
    }
  return place;
}

Result<std::vector<EditedFile>> apply_changes(const RecordChanges& changes, const Register& of,
                                              std::span<const RecordFile> files)
{
  return Applier(of, files).apply(changes);
}

} // namespace peil::edit
