#pragma once

#include "base/diagnostic.hpp"

#include <ctime>
#include <string>

/// What the writers of workbooks have in common.
namespace peil::workbook {

/// A fixed day (1 January 2000), so that the same data gives the same bytes.
constexpr std::time_t k_made_on = 946'684'800;

/// At most this many characters, the last of them "…" when something was left out.
std::string shortened(const std::string& text, std::size_t most);

/// A number with more digits than a workbook keeps is left a text.
bool fits_a_number(const std::string& text);

/// `_x000D_` in a text would be read as the character that it stands for in a workbook.
std::string escaped(const std::string& text);

/// A file in memory, because libxlsxwriter writes to files only.
class MemoryFile
{
public:
  MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  bool ok() const { return m_descriptor >= 0; }
  std::string path() const;
  std::string bytes() const;

private:
  int m_descriptor;
};

Diagnostic not_written(const char* why);

} // namespace peil::workbook
