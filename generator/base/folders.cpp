#include "base/folders.hpp"

#include <system_error>

namespace peil {
namespace {

namespace fs = std::filesystem;

fs::path place_of(const fs::path& folder)
{
  std::error_code error;
  return fs::weakly_canonical(fs::absolute(folder, error), error);
}

} // namespace

bool is_inside(const fs::path& folder, const fs::path& outer)
{
  const fs::path way = place_of(folder).lexically_relative(place_of(outer));
  return !way.empty() && *way.begin() != "..";
}

} // namespace peil
