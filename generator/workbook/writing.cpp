#include "workbook/writing.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/core.h>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

// libxlsxwriter makes every part of a workbook in a temporary file and takes no notice when the
// disk refuses it: a full disk gave workbooks with empty parts. The program's own function of this
// name goes before that of the library, and its files are in memory.
std::FILE* lxw_tmpfile(char* /*folder*/)
{
  const int descriptor = memfd_create("part", MFD_CLOEXEC);
  if (descriptor < 0)
    return nullptr;
  std::FILE* file = fdopen(descriptor, "w+b");
  if (file == nullptr)
    close(descriptor);
  return file;
}

namespace peil::workbook {

std::string shortened(const std::string& text, std::size_t most)
{
  if (count_characters(text) <= most)
    return text;
  std::string kept;
  std::size_t characters = 0;
  for (const char byte : text) {
    characters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    if (characters >= most)
      break;
    kept += byte;
  }
  return kept + "…";
}

bool fits_a_number(const std::string& text)
{
  constexpr std::ptrdiff_t most_digits = 15;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool looks_like_one = !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_digit(c) || c == '.' || c == '-';
  });
  return looks_like_one && std::count_if(text.begin(), text.end(), is_digit) <= most_digits;
}

std::string escaped(const std::string& text)
{
  constexpr std::size_t digits = 4;
  std::string safe;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool is_code = rest.starts_with("_x") && rest.size() > 2 + digits &&
                         rest[2 + digits] == '_' &&
                         rest.substr(2, digits).find_first_not_of("0123456789abcdefABCDEF") ==
                             std::string_view::npos;
    safe += is_code ? "_x005F_" : std::string(1, text[at]);
  }
  return safe;
}

MemoryFile::MemoryFile() : m_descriptor(memfd_create("workbook", MFD_CLOEXEC)) {}

MemoryFile::~MemoryFile()
{
  if (m_descriptor >= 0)
    close(m_descriptor);
}

std::string MemoryFile::path() const
{
  return fmt::format("/proc/self/fd/{}", m_descriptor);
}

std::string MemoryFile::bytes() const
{
  std::string all;
  std::array<char, 65536> chunk{};
  for (ssize_t got = 0;
       (got = pread(m_descriptor, chunk.data(), chunk.size(), static_cast<off_t>(all.size()))) > 0;)
    all.append(chunk.data(), static_cast<std::size_t>(got));
  return all;
}

Diagnostic not_written(const char* why)
{
  return machine_failure(
      say("de werkmap is niet te maken: {}", "cannot make the workbook: {}", why),
      say("kijk of de computer nog geheugen heeft, en of andere programma's veel bestanden open "
          "hebben",
          "see whether the computer has memory left, and whether other programs have many files "
          "open"));
}

} // namespace peil::workbook
