#pragma once

#include "base/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace peil::workbook {

/// The parts of a workbook: files in a zip archive, unpacked one at a time and never more than a
/// fixed size together, so that a small file cannot fill the memory.
class Archive
{
public:
  /// `bytes` must outlive this. Reports what is no archive: an older kind of workbook, one with a
  /// password, another kind of file.
  static Result<Archive> open(FileName file, std::string_view bytes);

  /// The content of a part, or nothing when there is none of this name. Reports what cannot be
  /// unpacked and what is too large.
  Result<std::optional<std::string>> read(const std::string& part);

private:
  struct Handle;
  struct Close
  {
    void operator()(Handle* handle) const;
  };

  Archive(FileName file, std::unique_ptr<Handle, Close> handle)
      : m_file(file), m_handle(std::move(handle))
  {
  }

  FileName m_file;
  std::unique_ptr<Handle, Close> m_handle;
  std::size_t m_unpacked = 0;
};

} // namespace peil::workbook
