#include "scratch.hpp"
#include "write/write_output.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

const std::vector<OutputFile> k_old{{"index.html", "oud"}, {"a/index.html", "oud"}};
const std::vector<OutputFile> k_new{{"index.html", "nieuw"}, {"a/index.html", "oud"}};

std::vector<OutputFile> large_site(std::size_t files, std::size_t size)
{
  std::vector<OutputFile> output{{"index.html", "nieuw"}};
  for (std::size_t i = 0; i < files; ++i)
    output.push_back({fmt::format("groot/{}/index.html", i), std::string(size, 'x')});
  return output;
}

/// Runs as somebody without rights to everything; the result is checked there, for the exit code
/// is all that comes back: 0 when the words of the failure hold `expected`.
int fails_as_nobody(const ScratchFolder& scratch, const Target& target,
                    const std::function<void()>& prepare, std::string_view expected)
{
  return exit_code_of([&] {
    become_nobody(scratch.path());
    prepare();
    const std::string words = mistakes_of(write_output(k_new, target));
    return words.find(expected) == std::string::npos ? 1 : 0;
  });
}

} // namespace

TEST_CASE("disk: when it is full the old site stays and the unfinished one goes")
{
  const ScratchFolder scratch;
  const SmallDisk disk(scratch / "schijf", "2m");
  if (!disk.is_mounted()) {
    MESSAGE("skipped: mounting a memory disk takes root");
    return;
  }
  const Target target{scratch / "schijf/site", {}};
  REQUIRE(mistakes_of(write_output(k_old, target)) == "");
  REQUIRE(mistakes_of(write_output(k_new, target)) == "");
  REQUIRE(mistakes_of(write_output(k_old, target)) == "");
  const auto before = identities_in(target.folder);
  const auto free_before = fs::space(scratch / "schijf").available;
  const std::string words = mistakes_of(write_output(large_site(300, 20'000), target));
  CHECK(words.starts_with("mislukt: kan '" + target.folder.string() + "/"));
  CHECK(
      words.ends_with("schrijven: de schijf is vol\n   maak ruimte vrij en bouw opnieuw; de vorige "
                      "site is niet aangeraakt\n"));
  CHECK(content_of(target.folder) == content_of(k_old));
  CHECK(identity_of(target.folder / "index.html").inode == before.at("index.html").inode);
  CHECK(fs::space(scratch / "schijf").available >= free_before);
  CHECK(mistakes_of(write_output(k_new, target)) == "");
  CHECK(content_of(target.folder) == content_of(k_new));
}

TEST_CASE("disk: when it is full before there is a site, none appears")
{
  const ScratchFolder scratch;
  const SmallDisk disk(scratch / "schijf", "1m");
  if (!disk.is_mounted()) {
    MESSAGE("skipped: mounting a memory disk takes root");
    return;
  }
  const Target target{scratch / "schijf/site", {}};
  CHECK(mistakes_of(write_output(large_site(300, 20'000), target)).find("de schijf is vol") !=
        std::string::npos);
  CHECK_FALSE(fs::exists(target.folder));
  CHECK_FALSE(fs::exists(scratch / "schijf/.site.peil/reserve"));
  CHECK(mistakes_of(write_output(k_new, target)) == "");
}

TEST_CASE("disk: a file that may not get so large is a failure, not the end of the program")
{
  const ScratchFolder scratch;
  const Target target{scratch / "site", {}};
  REQUIRE(write_output(k_old, target).ok());
  const int code = exit_code_of([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10'000, 10'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const std::string words = mistakes_of(write_output(large_site(3, 20'000), target));
    return words.find("het bestand wordt groter dan hier mag") == std::string::npos ? 1 : 0;
  });
  CHECK(code == 0);
  CHECK(content_of(target.folder) == content_of(k_old));
  CHECK_FALSE(fs::exists(scratch / ".site.peil/reserve"));
}

TEST_CASE("disk: one that is read-only is left alone")
{
  const ScratchFolder scratch;
  const SmallDisk disk(scratch / "schijf", "1m");
  if (!disk.is_mounted()) {
    MESSAGE("skipped: mounting a memory disk takes root");
    return;
  }
  const Target target{scratch / "schijf/site", {}};
  REQUIRE(write_output(k_old, target).ok());
  REQUIRE(disk.make_read_only());
  CHECK(mistakes_of(write_output(k_new, target)).find("de schijf is alleen te lezen") !=
        std::string::npos);
  CHECK(content_of(target.folder) == content_of(k_old));
}

TEST_CASE("disk: without permission for the folder around it the site stays")
{
  const ScratchFolder scratch;
  const Target target{scratch / "www/site", {}};
  fs::create_directories(scratch / "www");
  REQUIRE(write_output(k_old, target).ok());
  fs::remove_all(scratch / "www/.site.peil");
  const auto forbid = [&] { fs::permissions(scratch / "www", fs::perms(0555)); };
  CHECK(fails_as_nobody(scratch, target, forbid, "geen toestemming") == 0);
  CHECK(content_of(target.folder) == content_of(k_old));
}

TEST_CASE("disk: a site of somebody else cannot be replaced and stays")
{
  const ScratchFolder scratch;
  const Target target{scratch / "site", {}};
  REQUIRE(write_output(k_old, target).ok());
  const auto forbid = [&] { fs::permissions(target.folder, fs::perms(0555)); };
  CHECK(fails_as_nobody(scratch, target, forbid,
                        "kan '" + target.folder.string() + "' niet vervangen: geen toestemming") ==
        0);
  CHECK(content_of(target.folder) == content_of(k_old));
  CHECK_FALSE(fs::exists(scratch / ".site.peil/reserve"));
}

TEST_CASE("disk: a folder that someone made read-only in the site does not stop the next builds")
{
  const ScratchFolder scratch;
  const Target target{scratch / "site", {}};
  REQUIRE(write_output(k_old, target).ok());
  const int code = exit_code_of([&] {
    become_nobody(scratch.path());
    put_file(target.folder / "van/iemand/a", "");
    fs::permissions(target.folder / "van/iemand", fs::perms(0555));
    fs::permissions(target.folder / "van", fs::perms(0555));
    const bool first = write_output(k_new, target).ok();
    return first && write_output(k_old, target).ok() ? 0 : 1;
  });
  CHECK(code == 0);
  CHECK(content_of(target.folder) == content_of(k_old));
  CHECK(content_of(scratch / ".site.peil/reserve") == content_of(k_old));
}

TEST_CASE("disk: a folder above the site that does not exist is named")
{
  const ScratchFolder scratch;
  const Target target{scratch / "weg/site", {}};
  CHECK(mistakes_of(write_output(k_new, target)) ==
        "mislukt: kan '" + (scratch / "weg").string() +
            "' niet schrijven: de map bestaat niet\n"
            "   maak die map aan en bouw opnieuw; de vorige site is niet aangeraakt\n");
}

} // namespace peil::write
