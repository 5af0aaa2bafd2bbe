#include "serve/media_type.hpp"

#include <array>

namespace peil::serve {
namespace {

struct Row
{
  std::string_view extension;
  std::string_view type;
};

constexpr std::array k_types{
    Row{".html", "text/html; charset=utf-8"},
    Row{".css", "text/css; charset=utf-8"},
    Row{".js", "text/javascript; charset=utf-8"},
    Row{".json", "application/json"},
    Row{".jsonld", "application/ld+json"},
    Row{".csv", "text/csv; charset=utf-8"},
    Row{".xml", "application/xml"},
    Row{".txt", "text/plain; charset=utf-8"},
    Row{".svg", "image/svg+xml"},
    Row{".png", "image/png"},
    Row{".jpg", "image/jpeg"},
    Row{".webp", "image/webp"},
    Row{".ico", "image/x-icon"},
    Row{".woff2", "font/woff2"},
    Row{".pdf", "application/pdf"},
    Row{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Row{".zip", "application/zip"},
};

} // namespace

std::string_view media_type(std::string_view path)
{
  for (const Row& row : k_types)
    if (path.ends_with(row.extension))
      return row.type;
  return "application/octet-stream";
}

} // namespace peil::serve
