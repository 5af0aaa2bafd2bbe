#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace peil {

/// The name of a source file, relative to the project folder. Every value in a project carries one,
/// so the text is kept once for the whole process and this is only a pointer to it.
class FileName
{
public:
  FileName();
  explicit FileName(std::string_view name);

  const std::string& str() const { return *m_name; }
  bool empty() const { return m_name->empty(); }

  bool operator==(const FileName&) const = default;
  std::strong_ordering operator<=>(const FileName& other) const
  {
    return *m_name <=> *other.m_name;
  }

private:
  const std::string* m_name;
};

/// Where something stands in the sources. Lines and columns count from 1, columns count characters
/// (code points), `length` is the number of characters to underline. Line 0: the file as a whole.
struct Position
{
  FileName file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 1;

  bool operator==(const Position&) const = default;
  auto operator<=>(const Position&) const = default;
};

/// A value and the place where its author wrote it.
template <typename T>
struct Located
{
  T value{};
  Position at;

  bool operator==(const Located&) const = default;
};

} // namespace peil
