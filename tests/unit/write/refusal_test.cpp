#include "scratch.hpp"
#include "write/write_output.hpp"

#include <doctest/doctest.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

const std::vector<OutputFile> k_site{{"index.html", "nieuw"}, {"a/index.html", "nieuw"}};

/// The message, after making sure that nothing at all was written.
std::string refusal(const ScratchFolder& scratch, const Target& target)
{
  const auto before = identities_in(scratch.path());
  const std::string message = mistakes_of(write_output(k_site, target));
  CHECK(identities_in(scratch.path()) == before);
  return message;
}

} // namespace

TEST_CASE("refusal: a folder with files that are not ours is left alone")
{
  const ScratchFolder scratch;
  put_file(scratch / "thuis/brief.txt", "bewaren");
  const std::string folder = (scratch / "thuis").string();
  CHECK(refusal(scratch, {folder, {}}) ==
        "fout: '" + folder +
            "' is niet leeg en niet door peil gemaakt\n"
            "   kies met -o een nieuwe of lege map: alles in de map van de site wordt vervangen\n");
}

TEST_CASE("refusal: one hidden file or a marker of something else makes a folder not ours")
{
  const ScratchFolder scratch;
  put_file(scratch / "thuis/.profile", "bewaren");
  put_file(scratch / "project/.peil", "iets anders");
  fs::create_directories(scratch / "map/.peil");
  for (const char* name : {"thuis", "project", "map"}) {
    CAPTURE(name);
    CHECK(refusal(scratch, {scratch / name, {}}).find("niet door peil gemaakt") !=
          std::string::npos);
  }
}

TEST_CASE("refusal: an empty folder and one that does not exist may become the site")
{
  const ScratchFolder scratch;
  fs::create_directories(scratch / "leeg");
  for (const char* name : {"leeg", "nieuw"}) {
    CAPTURE(name);
    CHECK(mistakes_of(write_output(k_site, {scratch / name, {}})) == "");
    CHECK(content_of(scratch / name) == content_of(k_site));
  }
}

TEST_CASE("refusal: a site by another version of peil is ours too")
{
  const ScratchFolder scratch;
  put_file(scratch / "site/.peil", "peil-site 2\n");
  put_file(scratch / "site/oud.html", "oud");
  CHECK(mistakes_of(write_output(k_site, {scratch / "site", {}})) == "");
  CHECK(content_of(scratch / "site") == content_of(k_site));
  CHECK(bytes_of(scratch / "site/.peil") == "peil-site 1\n");
}

TEST_CASE("refusal: a file or a symbolic link is no folder for a site")
{
  const ScratchFolder scratch;
  put_file(scratch / "bestand", "bewaren");
  fs::create_directories(scratch / "echt");
  fs::create_directory_symlink(scratch / "echt", scratch / "koppeling");
  fs::create_symlink(scratch / "nergens", scratch / "los");
  CHECK(refusal(scratch, {scratch / "bestand", {}}).find("is een bestand, geen map") !=
        std::string::npos);
  for (const char* name : {"koppeling", "koppeling/", "los"}) {
    CAPTURE(name);
    CHECK(refusal(scratch, {scratch / name, {}}).find("is een symbolische koppeling, geen map") !=
          std::string::npos);
  }
}

TEST_CASE("refusal: no site in a folder of which everything is read")
{
  const ScratchFolder scratch;
  fs::create_directories(scratch / "project/data/edities");
  fs::create_directories(scratch / "project/x");
  fs::create_directory_symlink(scratch / "project/data", scratch / "link");
  const std::vector<fs::path> read{scratch / "project/data", scratch / "project/content"};
  for (const char* name : {"project/data/site", "project/data/edities/x/", "project/content",
                           "project/x/../data/site", "link/site"}) {
    CAPTURE(name);
    CHECK(refusal(scratch, {scratch / name, {scratch / "project"}, read})
              .find("leest peil als bron van het project") != std::string::npos);
  }
  for (const char* name : {"project/site", "project/database", "data"}) {
    CAPTURE(name);
    CHECK(mistakes_of(write_output(k_site, {scratch / name, {scratch / "project"}, read})) == "");
  }
}

TEST_CASE("refusal: neither the project nor a folder above it becomes the site")
{
  const ScratchFolder scratch;
  fs::create_directories(scratch / "werk/project/data");
  // Even one that looks like ours, and by any name for it.
  put_file(scratch / "werk/.peil", "peil-site 1\n");
  put_file(scratch / "werk/project/.peil", "peil-site 1\n");
  fs::create_directory_symlink(scratch / "werk", scratch / "omweg");
  const std::vector<fs::path> sources{scratch / "werk/project", scratch / "werk/project/data",
                                      scratch / "werk/project/content"};
  for (const char* name :
       {"werk/project", "werk/project/", "werk/project/.", "werk/project/data/..", "werk",
        "werk/project/data", "werk/project/..", "omweg/project", "."}) {
    CAPTURE(name);
    CHECK(refusal(scratch, {scratch / name, sources}).find("bevat de bronnen van het project") !=
          std::string::npos);
  }
  CHECK(refusal(scratch, {"/", sources}).find("bevat de bronnen van het project") !=
        std::string::npos);
  CHECK(refusal(scratch, {"", sources}).find("bevat de bronnen van het project") !=
        std::string::npos);
  CHECK(mistakes_of(write_output(k_site, {scratch / "werk/project/site", sources})) == "");
}

TEST_CASE("refusal: a mount point cannot be replaced in one step")
{
  const ScratchFolder scratch;
  const SmallDisk disk(scratch / "schijf", "1m");
  if (!disk.is_mounted()) {
    MESSAGE("skipped: mounting a memory disk takes root");
    return;
  }
  CHECK(refusal(scratch, {scratch / "schijf", {}}).find("is een koppelpunt") != std::string::npos);
  CHECK(mistakes_of(write_output(k_site, {scratch / "schijf/site", {}})) == "");
}

TEST_CASE("refusal: output that cannot be files leaves the site as it is")
{
  const ScratchFolder scratch;
  const Target target{scratch / "site", {}};
  REQUIRE(write_output(k_site, target).ok());
  const auto before = identities_in(scratch.path());
  const std::vector<OutputFile> wrong{{"index.html", "a"}, {"../buiten.html", "b"}};
  CHECK_FALSE(write_output(wrong, target).ok());
  CHECK(identities_in(scratch.path()) == before);
}

} // namespace peil::write
