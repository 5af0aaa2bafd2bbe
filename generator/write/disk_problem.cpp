#include "write/disk_problem.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace peil::write {
namespace {

struct Words
{
  const char* nl;
  const char* en;
};

struct KnownError
{
  int error;
  Words cause;
  Words remedy;
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

constexpr std::array k_known_errors{
    KnownError{ENOSPC, {"de schijf is vol", "the disk is full"}, k_free_space},
    KnownError{EDQUOT, {"uw schijfruimte is op", "your disk quota is used up"}, k_free_space},
    KnownError{EFBIG,
               {"het bestand wordt groter dan hier mag", "the file gets larger than allowed here"},
               k_other_folder},
    KnownError{EACCES, {"geen toestemming", "no permission"}, k_check_rights},
    KnownError{EPERM, {"geen toestemming", "no permission"}, k_check_rights},
    KnownError{EROFS, {"de schijf is alleen te lezen", "the disk is read-only"}, k_other_folder},
    KnownError{ENOENT, {"de map bestaat niet", "the folder does not exist"}, k_make_folder},
    KnownError{ENOTDIR,
               {"een deel van het pad is geen map", "a part of the path is no folder"},
               k_other_folder},
    KnownError{EBUSY, {"iets anders gebruikt de map", "something else uses it"}, k_other_folder},
    // A folder from a lower layer of a container, for one.
    KnownError{EXDEV,
               {"deze map kan hier niet verplaatst worden", "this folder cannot be moved here"},
               {"verwijder haar of kies met -o een map op een andere plek",
                "remove it or choose a folder elsewhere with -o"}},
    KnownError{ENAMETOOLONG, {"de naam is te lang", "the name is too long"}, k_other_folder},
    KnownError{
        EMFILE, {"er zijn te veel bestanden open", "too many files are open"}, k_build_again},
    KnownError{
        ENFILE, {"er zijn te veel bestanden open", "too many files are open"}, k_build_again},
    KnownError{EIO, {"de schijf geeft een fout", "the disk reports a fault"}, k_check_disk},
};

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

} // namespace

Diagnostic disk_problem(Action action, const std::string& path, int error)
{
  const Words verb = action_words(action);
  const auto* known =
      std::find_if(k_known_errors.begin(), k_known_errors.end(),
                   [error](const KnownError& candidate) { return candidate.error == error; });
  const bool is_known = known != k_known_errors.end();
  const std::string other = is_known ? "" : std::generic_category().message(error);
  const Words cause = is_known ? known->cause : Words{other.c_str(), other.c_str()};
  const Words remedy = is_known ? known->remedy : k_build_again;
  return machine_failure({fmt::format("kan '{}' niet {}: {}", path, verb.nl, cause.nl),
                          fmt::format("cannot {} '{}': {}", verb.en, path, cause.en)},
                         {fmt::format("{}; de vorige site is niet aangeraakt", remedy.nl),
                          fmt::format("{}; the previous site was left as it was", remedy.en)});
}

} // namespace peil::write
