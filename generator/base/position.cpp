#include "base/position.hpp"

#include <mutex>
#include <set>

namespace peil {
namespace {

// Grows only: a build reads some hundreds of files, and a node of a std::set never moves.
const std::string* intern(std::string_view name)
{
  static std::mutex mutex;
  static std::set<std::string, std::less<>> names;
  const std::lock_guard lock(mutex);
  auto found = names.find(name);
  if (found == names.end())
    found = names.emplace(name).first;
  return &*found;
}

} // namespace

FileName::FileName() : FileName(std::string_view()) {}

FileName::FileName(std::string_view name) : m_name(intern(name)) {}

} // namespace peil
