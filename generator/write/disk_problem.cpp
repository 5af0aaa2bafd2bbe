#include "write/disk_problem.hpp"

#include "base/system_words.hpp"

#include <array>
#include <cerrno>
#include <span>

namespace peil::write {
namespace {

struct Words
{
  const char* nl;
  const char* en;
};

struct Remedy
{
  int error;
  Words words;
};

constexpr Words k_free_space{"maak ruimte vrij en bouw opnieuw", "free some space and build again"};
constexpr Words k_check_rights{"controleer van wie de map is en of u er mag schrijven",
                               "check who owns the folder and whether you may write there"};
constexpr Words k_other_folder{"kies met -o een map op een andere plek",
                               "choose a folder elsewhere with -o"};
constexpr Words k_make_folder{"maak die map aan en bouw opnieuw",
                              "make that folder and build again"};
constexpr Words k_build_again{"bouw opnieuw", "build again"};
constexpr Words k_check_disk{"controleer de schijf", "check the disk"};

constexpr std::array k_remedies{
    Remedy{ENOSPC, k_free_space},
    Remedy{EDQUOT, k_free_space},
    Remedy{EFBIG, k_other_folder},
    Remedy{EACCES, k_check_rights},
    Remedy{EPERM, k_check_rights},
    Remedy{EROFS, k_other_folder},
    Remedy{ENOENT, k_make_folder},
    Remedy{ENOTDIR, k_other_folder},
    Remedy{EBUSY, k_other_folder},
    Remedy{EXDEV,
           {"verwijder haar of kies met -o een map op een andere plek",
            "remove it or choose a folder elsewhere with -o"}},
    Remedy{ENAMETOOLONG, k_other_folder},
    Remedy{EIO, k_check_disk},
};

constexpr Words k_try_again{"probeer het opnieuw", "try again"};
constexpr Words k_free_file_space{"maak ruimte vrij en probeer het opnieuw",
                                  "free some space and try again"};
constexpr Words k_writable_place{"zorg dat u daar kunt schrijven, of kies een andere plek",
                                 "see to it that you can write there, or choose another place"};

constexpr std::array k_file_remedies{
    Remedy{ENOSPC, k_free_file_space},
    Remedy{EDQUOT, k_free_file_space},
    Remedy{EFBIG, k_writable_place},
    Remedy{EACCES, k_check_rights},
    Remedy{EPERM, k_check_rights},
    Remedy{EROFS, k_writable_place},
    Remedy{ENOENT, {"kijk of de map bestaat", "see whether the folder exists"}},
    Remedy{ENOTDIR, k_writable_place},
    Remedy{EISDIR, {"kies een andere naam", "choose another name"}},
    Remedy{ENAMETOOLONG, {"kies een kortere naam", "choose a shorter name"}},
    Remedy{EIO, k_check_disk},
};

Words remedy_in(std::span<const Remedy> remedies, int error, Words otherwise)
{
  for (const Remedy& one : remedies)
    if (one.error == error)
      return one.words;
  return otherwise;
}

Words action_words(Action action)
{
  switch (action) {
  case Action::read:
    return {"lezen", "read"};
  case Action::write:
    return {"schrijven", "write"};
  case Action::remove:
    return {"verwijderen", "remove"};
  case Action::replace:
    return {"vervangen", "replace"};
  }
  return {"", ""};
}

Diagnostic problem(Action action, const std::string& path, int error, const Words& advice)
{
  const Words verb = action_words(action);
  const Sentence cause = words_of_system_error(error);
  return machine_failure({fmt::format("kan '{}' niet {}: {}", path, verb.nl, cause.nl),
                          fmt::format("cannot {} '{}': {}", verb.en, path, cause.en)},
                         {advice.nl, advice.en});
}

} // namespace

Diagnostic disk_problem(Action action, const std::string& path, int error)
{
  const Words remedy = remedy_in(k_remedies, error, k_build_again);
  Diagnostic made = problem(action, path, error, remedy);
  made.hint.nl += "; de vorige site is niet aangeraakt";
  made.hint.en += "; the previous site was left as it was";
  return made;
}

Diagnostic file_problem(Action action, const std::string& path, int error)
{
  const Words remedy = remedy_in(k_file_remedies, error, k_try_again);
  Diagnostic made = problem(action, path, error, remedy);
  made.hint.nl += "; er is niets veranderd";
  made.hint.en += "; nothing was changed";
  return made;
}

} // namespace peil::write
