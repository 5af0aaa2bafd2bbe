#pragma once

#include "base/result.hpp"
#include "edit/source_text.hpp"
#include "model/record_change.hpp"
#include "model/sources.hpp"

#include <span>
#include <string>
#include <vector>

namespace peil::edit {

/// One file of records: its bytes as they are on disk, and what reading made of them.
struct RecordFile
{
  FileName file;
  std::string bytes;
  const Document* document = nullptr;
  const Table* table = nullptr;
};

/// A file after the changes, with the cells that its new values came from.
struct EditedFile
{
  FileName file;
  std::string byte_order_mark;
  MarkedText content;

  std::string bytes() const { return byte_order_mark + content.text; }

  /// The cell that a place in the new text came from, or null.
  const CellPlace* place_of(const Position& at) const;
};

/// Carries out the changes of a register in the files of its records; only files that change are
/// in the result. New records go to the file named after the register, else to the first that takes
/// them: a CSV file only those without lists; else to a new file. Reports what does not fit in CSV.
Result<std::vector<EditedFile>> apply_changes(const RecordChanges& changes, const Register& of,
                                              std::span<const RecordFile> files);

} // namespace peil::edit
