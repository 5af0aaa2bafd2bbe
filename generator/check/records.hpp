#pragma once

#include "check/record_item.hpp"
#include "check/register_folders.hpp"

namespace peil::check {

/// Whether the records are judged by the fields of the register, or only their ids are taken up
/// because the fields themselves are wrong.
enum class Fields
{
  usable,
  unusable
};

/// Reads the records of a register from all its files into `into`, in order of id. Reports ids that
/// are missing, no address or used twice, two records with one value in a unique field, and
/// everything that read_item reports.
void read_records(const RegisterFolder& folder, Fields fields, Register& into,
                  const ItemContext& context);

} // namespace peil::check
