#pragma once

#include "base/diagnostic.hpp"

#include <utility>
#include <variant>

namespace peil {

/// Either a value or the mistakes that made it impossible.
template <typename T>
class Result
{
public:
  Result(T value) : m_content(std::move(value)) {}
  Result(Diagnostics mistakes) : m_content(std::move(mistakes)) {}
  Result(Diagnostic mistake) : m_content(Diagnostics{std::move(mistake)}) {}

  bool ok() const { return std::holds_alternative<T>(m_content); }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return std::get<T>(m_content); }
  T& value() & { return std::get<T>(m_content); }
  T&& value() && { return std::get<T>(std::move(m_content)); }
  const Diagnostics& mistakes() const& { return std::get<Diagnostics>(m_content); }
  Diagnostics&& mistakes() && { return std::get<Diagnostics>(std::move(m_content)); }

private:
  std::variant<T, Diagnostics> m_content;
};

} // namespace peil

#define PEIL_JOIN_(a, b) a##b
#define PEIL_JOIN(a, b) PEIL_JOIN_(a, b)
#define PEIL_TRY_ASSIGN_(name, declaration, expression)                                            \
  auto name = (expression);                                                                        \
  if (!name.ok())                                                                                  \
    return std::move(name).mistakes();                                                             \
  declaration = std::move(name).value()

/// `TRY_ASSIGN(const Project project, check_sources(sources));` goes on with the value, or leaves
/// the function with the mistakes.
#define TRY_ASSIGN(declaration, expression)                                                        \
  PEIL_TRY_ASSIGN_(PEIL_JOIN(peil_result_, __LINE__), declaration, expression)
