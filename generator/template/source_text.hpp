#pragma once

#include "base/diagnostic.hpp"

#include <string_view>
#include <vector>

namespace peil::template_engine {

/// Bytes `begin` up to `end` of a template.
struct Span
{
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
};

/// The bytes of one template (well-formed UTF-8), which tells where in its file a byte stands.
class SourceText
{
public:
  SourceText(FileName file, std::string_view bytes);

  std::string_view bytes() const { return m_bytes; }
  std::string_view slice(Span span) const { return m_bytes.substr(span.begin, span.size()); }
  Position position(Span span) const;

private:
  FileName m_file;
  std::string_view m_bytes;
  std::vector<std::size_t> m_line_starts;
};

/// Gathers the mistakes of one template.
class Mistakes
{
public:
  explicit Mistakes(const SourceText& source) : m_source(source) {}

  void add(Span span, Sentence message, Sentence hint = {});
  void add(Diagnostic mistake) { m_list.push_back(std::move(mistake)); }
  Diagnostics take() { return std::move(m_list); }

private:
  const SourceText& m_source;
  Diagnostics m_list;
};

} // namespace peil::template_engine
