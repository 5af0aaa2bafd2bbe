#include "check/find_source.hpp"

namespace peil::check {

const Document* find_document(const Sources& sources, std::string_view name)
{
  for (const Document& document : sources.documents)
    if (document.file.str() == name)
      return &document;
  return nullptr;
}

std::vector<const Document*> documents_in(const Sources& sources, std::string_view folder)
{
  std::vector<const Document*> found;
  for (const Document& document : sources.documents) {
    const std::string_view name = document.file.str();
    if (name.starts_with(folder) && name.find('/', folder.size()) == std::string_view::npos)
      found.push_back(&document);
  }
  return found;
}

std::string_view stem_of(const FileName& file)
{
  std::string_view name = file.str();
  name.remove_prefix(name.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

} // namespace peil::check
