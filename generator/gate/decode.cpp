#include "gate/decode.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace peil::gate {
namespace {

struct NamedCharacter
{
  std::string_view name;
  std::uint32_t code;
};

// Those that people write by hand; our own pages hold only the first five.
constexpr auto k_named = std::to_array<NamedCharacter>({
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},    {"apos", '\''},
    {"nbsp", 0xA0},     {"shy", 0xAD},     {"commat", '@'},   {"period", '.'},  {"plus", '+'},
    {"hyphen", '-'},    {"aacute", 0xE1},  {"agrave", 0xE0},  {"auml", 0xE4},   {"ccedil", 0xE7},
    {"eacute", 0xE9},   {"egrave", 0xE8},  {"ecirc", 0xEA},   {"euml", 0xEB},   {"iacute", 0xED},
    {"iuml", 0xEF},     {"oacute", 0xF3},  {"ouml", 0xF6},    {"uacute", 0xFA}, {"uuml", 0xFC},
    {"Eacute", 0xC9},   {"ndash", 0x2013}, {"mdash", 0x2014}, {"ensp", 0x2002}, {"emsp", 0x2003},
    {"thinsp", 0x2009},
});

constexpr std::size_t k_longest_reference = 12;

int hex_value(char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

std::optional<std::uint32_t> number_in(std::string_view digits, unsigned base)
{
  if (digits.empty())
    return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : digits) {
    const int value = hex_value(c);
    if (value < 0 || value >= static_cast<int>(base) || number > 0x10FFFF)
      return std::nullopt;
    number = number * base + static_cast<std::uint32_t>(value);
  }
  return number;
}

bool has_no_width(std::uint32_t code)
{
  return code == 0xAD || (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF;
}

bool is_space(std::uint32_t code)
{
  return code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x3000;
}

void append_utf8(std::uint32_t code, std::string& text)
{
  const auto tail = [&text, code](unsigned shift) {
    text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

void append(std::uint32_t code, std::string& text)
{
  if (has_no_width(code) || code > 0x10FFFF)
    return;
  if (is_space(code))
    text += ' ';
  else if (code == 0x2010 || code == 0x2011)
    text += '-';
  else
    append_utf8(code, text);
}

struct Decoded
{
  std::uint32_t code;
  std::size_t length;
};

// What stands after a `&`: "eacute;", "#233;", "#xE9;".
std::optional<Decoded> reference_in(std::string_view text)
{
  const std::size_t end = text.substr(0, k_longest_reference).find(';');
  if (end == std::string_view::npos || end == 0)
    return std::nullopt;
  const std::string_view name = text.substr(0, end);
  if (name.front() != '#') {
    for (const NamedCharacter& one : k_named)
      if (one.name == name)
        return Decoded{one.code, end + 1};
    return std::nullopt;
  }
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const auto code = number_in(name.substr(hex ? 2 : 1), hex ? 16 : 10);
  return code ? std::optional(Decoded{*code, end + 1}) : std::nullopt;
}

// Gives how many bytes after the `&` were read.
std::size_t decode_reference(std::string_view after, std::string& text)
{
  std::size_t read = 0;
  for (;;) {
    const auto found = reference_in(after.substr(read));
    if (!found) {
      text += '&';
      return read;
    }
    read += found->length;
    // "&amp;eacute;" is "é" for whoever decodes twice, as readers of feeds do.
    if (found->code == '&')
      continue;
    append(found->code, text);
    return read;
  }
}

// What stands after a backslash: "u00e9", "n", "\"". Gives how many bytes of it were read.
std::size_t decode_escape(std::string_view after, std::string& text)
{
  constexpr std::string_view k_blank = "nrtbf";
  constexpr std::string_view k_itself = "\"\\/";
  const auto code_at = [after](std::size_t from) -> std::optional<std::uint32_t> {
    return after.size() >= from + 4 ? number_in(after.substr(from, 4), 16) : std::nullopt;
  };
  if (!after.empty() && after.front() == 'u') {
    const auto code = code_at(1);
    if (!code) {
      text += '\\';
      return 0;
    }
    const auto low = after.substr(5, 2) == "\\u" ? code_at(7) : std::nullopt;
    if (*code >= 0xD800 && *code < 0xDC00 && low && *low >= 0xDC00 && *low < 0xE000) {
      append(0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00), text);
      return 11;
    }
    append(*code, text);
    return 5;
  }
  if (!after.empty() && k_blank.find(after.front()) != std::string_view::npos) {
    text += '\n';
    return 1;
  }
  if (!after.empty() && k_itself.find(after.front()) != std::string_view::npos) {
    text += after.front();
    return 1;
  }
  text += '\\';
  return 0;
}

// A two or three byte character of the kinds that `append` changes, or nothing.
std::optional<Decoded> character_in(std::string_view raw)
{
  const auto byte = [raw](std::size_t i) { return static_cast<unsigned char>(raw[i]); };
  if (raw.size() >= 2 && byte(0) == 0xC2)
    return Decoded{byte(1), 2};
  if (raw.size() >= 3 && (byte(0) == 0xE2 || byte(0) == 0xE3 || byte(0) == 0xEF))
    return Decoded{((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  return std::nullopt;
}

bool is_ascii(char c)
{
  return static_cast<unsigned char>(c) < 0x80;
}

} // namespace

void decode(std::string_view raw, std::string& text)
{
  text.reserve(text.size() + raw.size());
  for (std::size_t i = 0; i < raw.size();) {
    const char c = raw[i];
    if (c == '&') {
      i += 1 + decode_reference(raw.substr(i + 1), text);
    } else if (c == '\\') {
      i += 1 + decode_escape(raw.substr(i + 1), text);
    } else if (c == '%' && i + 2 < raw.size() && hex_value(raw[i + 1]) >= 0 &&
               hex_value(raw[i + 2]) >= 0) {
      text += static_cast<char>(hex_value(raw[i + 1]) * 16 + hex_value(raw[i + 2]));
      i += 3;
    } else if (const auto special = is_ascii(c) ? std::nullopt : character_in(raw.substr(i))) {
      append(special->code, text);
      i += special->length;
    } else {
      text += c;
      ++i;
    }
  }
}

} // namespace peil::gate
