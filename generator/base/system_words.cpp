#include "base/system_words.hpp"

#include <array>
#include <cerrno>
#include <system_error>

namespace peil {
namespace {

struct Words
{
  int error;
  const char* nl;
  const char* en;
};

constexpr std::array k_words{
    Words{ENOSPC, "de schijf is vol", "the disk is full"},
    Words{EDQUOT, "uw schijfruimte is op", "your disk quota is used up"},
    Words{EFBIG, "het bestand wordt groter dan hier mag", "the file gets larger than allowed here"},
    Words{EACCES, "geen toestemming", "no permission"},
    Words{EPERM, "geen toestemming", "no permission"},
    Words{EROFS, "de schijf is alleen te lezen", "the disk is read-only"},
    Words{ENOENT, "de map bestaat niet", "the folder does not exist"},
    Words{ENOTDIR, "een deel van het pad is geen map", "a part of the path is no folder"},
    Words{EISDIR, "het is een map", "it is a folder"},
    Words{EBUSY, "iets anders gebruikt de map", "something else uses it"},
    // A folder from a lower layer of a container, for one.
    Words{EXDEV, "deze map kan hier niet verplaatst worden", "this folder cannot be moved here"},
    Words{ENAMETOOLONG, "de naam is te lang", "the name is too long"},
    Words{EMFILE, "er zijn te veel bestanden open", "too many files are open"},
    Words{ENFILE, "er zijn te veel bestanden open", "too many files are open"},
    Words{ENOMEM, "er is te weinig geheugen", "there is too little memory"},
    Words{EIO, "de schijf geeft een fout", "the disk reports a fault"},
};

} // namespace

Sentence words_of_system_error(int error)
{
  for (const Words& words : k_words)
    if (words.error == error)
      return {words.nl, words.en};
  const std::string own = std::generic_category().message(error);
  return {own, own};
}

} // namespace peil
