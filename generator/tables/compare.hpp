#pragma once

#include "model/record_change.hpp"
#include "tables/import_table.hpp"

namespace peil::tables {

/// What a table adds to and changes in a register. Nothing is ever removed: records and small
/// records that the table does not have are named in the result. Rows of a list are recognised by
/// what is in them, whatever their order: equal ones first, then those most alike.
RecordChanges compare(const ImportedTables& tables, const Register& of, const Shapes& shapes);

/// The rows of a list that a record should have after the changes, and the values of the record
/// itself, to see afterwards that the sources really say so. Gives the places where they do not.
Diagnostics check_outcome(const RecordChanges& changes, const Register& after,
                          const Shapes& shapes);

} // namespace peil::tables
