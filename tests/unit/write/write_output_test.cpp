#include "scratch.hpp"
#include "write/system_calls.hpp"
#include "write/write_output.hpp"

#include <atomic>
#include <cerrno>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

const std::vector<OutputFile> k_first{{"index.html", "voorpagina"},
                                      {"pijlers/p1/index.html", "pijler 1"},
                                      {"pijlers/p2/index.html", "pijler 2"},
                                      {"data/indicatoren.json", "{}"},
                                      {"leeg.txt", ""}};

std::vector<OutputFile> edited(std::vector<OutputFile> output, std::string_view path,
                               std::string_view bytes)
{
  for (OutputFile& file : output)
    if (file.path == path)
      file.bytes = bytes;
  return output;
}

std::vector<OutputFile> without(std::vector<OutputFile> output, std::string_view path)
{
  std::erase_if(output, [path](const OutputFile& file) { return file.path == path; });
  return output;
}

/// Enough of it to be worth more than one thread.
std::vector<OutputFile> large_site(int version)
{
  std::vector<OutputFile> output{{"index.html", fmt::format("versie {}", version)}};
  for (int i = 0; i < 700; ++i)
    output.push_back({fmt::format("ketenprojecten/project-{}/index.html", i),
                      fmt::format("project {} van {}", i, i % 7 == 0 ? version : 0)});
  for (int i = 0; i < 700; ++i)
    output.push_back(
        {fmt::format("grafieken/{}.svg", i), std::string(static_cast<unsigned>(i), 'x')});
  return output;
}

class Site
{
public:
  explicit Site(const SystemCalls& calls = real_system_calls(), Medium medium = Medium::memory)
      : m_scratch(medium), m_calls(&calls)
  {
  }

  WriteReport write(const std::vector<OutputFile>& output)
  {
    const Result<WriteReport> report = write_output(output, target(), *m_calls);
    CHECK(mistakes_of(report) == "");
    CHECK(content_of(folder()) == content_of(output));
    return report.ok() ? report.value() : WriteReport{};
  }

  Target target() const { return {m_scratch / "site", {}}; }
  fs::path folder() const { return m_scratch / "site"; }
  fs::path spare() const { return m_scratch / ".site.peil/reserve"; }
  const fs::path& around() const { return m_scratch.path(); }
  Identity identity(std::string_view path) const { return identity_of(folder() / path); }

  /// Every file of the site is in the spare as the same file, and nothing else is.
  void check_spare() const
  {
    CHECK(content_of(spare()) == content_of(folder()));
    for (const auto& [path, bytes] : content_of(folder()))
      CHECK(identity_of(spare() / path).inode == identity(path).inode);
  }

private:
  ScratchFolder m_scratch;
  const SystemCalls* m_calls;
};

} // namespace

TEST_CASE("write: the first build makes the whole site and leaves no spare")
{
  Site site;
  CHECK(site.write(k_first) == WriteReport{5, 5, 0, 0});
  CHECK(bytes_of(site.folder() / ".peil") == "peil-site 1\n");
  CHECK_FALSE(fs::exists(site.spare()));
}

TEST_CASE("write: only files whose bytes changed are touched, build after build")
{
  for (const Medium medium : {Medium::memory, Medium::disk}) {
    Site site(real_system_calls(), medium);
    site.write(k_first);
    std::vector<OutputFile> output = k_first;
    for (int build = 0; build < 6; ++build) {
      CAPTURE(build);
      if (build % 2 == 0)
        wait_for_another_time();
      const Identity kept = site.identity("pijlers/p1/index.html");
      const Identity kept_empty = site.identity("leeg.txt");
      const Identity old = site.identity("data/indicatoren.json");
      output = edited(output, "data/indicatoren.json", fmt::format("[{}]", build));
      CHECK(site.write(output) == WriteReport{5, 1, 4, 0});
      CHECK(site.identity("pijlers/p1/index.html").inode == kept.inode);
      CHECK(site.identity("pijlers/p1/index.html").modified_at == kept.modified_at);
      CHECK(site.identity("leeg.txt").inode == kept_empty.inode);
      CHECK(site.identity("data/indicatoren.json").inode != old.inode);
      site.check_spare();
    }
  }
}

TEST_CASE("write: the same length with other bytes is a change")
{
  Site site;
  site.write(k_first);
  CHECK(site.write(edited(k_first, "index.html", "voorpagin4")) == WriteReport{5, 1, 4, 0});
}

TEST_CASE("write: a large file that differs in its last byte is a change")
{
  Site site;
  std::string bytes(300'000, 'x');
  site.write({{"groot.csv", bytes}});
  CHECK(site.write({{"groot.csv", bytes}}) == WriteReport{1, 0, 1, 0});
  bytes.back() = 'y';
  CHECK(site.write({{"groot.csv", bytes}}) == WriteReport{1, 1, 0, 0});
}

TEST_CASE("write: when nothing changed nothing is touched, not even next to the site")
{
  Site site;
  site.write(k_first);
  for (int round = 0; round < 2; ++round) {
    CAPTURE(round);
    const auto before = identities_in(site.around());
    wait_for_another_time();
    CHECK(site.write(k_first) == WriteReport{5, 0, 5, 0});
    CHECK(identities_in(site.around()) == before);
    // Once more with a spare and an index.
    site.write(edited(k_first, "index.html", "anders"));
    site.write(k_first);
  }
}

TEST_CASE("write: pages that are no longer made are gone, with their folders")
{
  Site site;
  site.write(k_first);
  CHECK(site.write(without(k_first, "pijlers/p2/index.html")) == WriteReport{4, 0, 4, 1});
  CHECK_FALSE(fs::exists(site.folder() / "pijlers/p2"));
  site.check_spare();
  wait_for_another_time();
  CHECK(site.write(without(k_first, "leeg.txt")) == WriteReport{4, 1, 3, 1});
  site.check_spare();
  wait_for_another_time();
  CHECK(site.write(without(without(k_first, "pijlers/p2/index.html"), "pijlers/p1/index.html")) ==
        WriteReport{3, 1, 2, 2});
  site.check_spare();
  CHECK_FALSE(fs::exists(site.folder() / "pijlers"));
}

TEST_CASE("write: what someone put in the site is gone, also when no page changed")
{
  Site site;
  site.write(k_first);
  site.write(edited(k_first, "index.html", "anders"));
  wait_for_another_time();
  put_file(site.folder() / "pijlers/p1/kladje.txt", "van iemand");
  put_file(site.folder() / "oud/a/b.html", "van iemand");
  put_file(site.folder() / "oud/c.html", "van iemand");
  fs::create_directories(site.folder() / "lege map");
  CHECK(site.write(edited(k_first, "index.html", "anders")) == WriteReport{5, 0, 5, 3});
  CHECK_FALSE(fs::exists(site.folder() / "lege map"));
  site.check_spare();
}

TEST_CASE("write: an empty folder someone made in the site is gone")
{
  Site site;
  site.write(k_first);
  fs::create_directories(site.folder() / "pijlers/leeg");
  CHECK(site.write(k_first) == WriteReport{5, 0, 5, 0});
  CHECK_FALSE(fs::exists(site.folder() / "pijlers/leeg"));
}

TEST_CASE("write: a page that someone edited is put right, though the spare shares its bytes")
{
  Site site;
  site.write(k_first);
  site.write(edited(k_first, "leeg.txt", "1"));
  wait_for_another_time();
  put_file(site.folder() / "index.html", "geknoeid");
  CHECK(site.write(edited(k_first, "leeg.txt", "1")) == WriteReport{5, 1, 4, 0});
  site.check_spare();
}

TEST_CASE("write: a page put back from a backup does not bring an old one out of the spare")
{
  Site site;
  site.write(k_first);
  const std::vector<OutputFile> second = edited(k_first, "pijlers/p1/index.html", "later");
  site.write(second);
  wait_for_another_time();
  // As rsync does: another file of that name, with the bytes of the first build.
  put_file(site.folder() / "pijlers/p1/nieuw", "pijler 1");
  fs::rename(site.folder() / "pijlers/p1/nieuw", site.folder() / "pijlers/p1/index.html");
  CHECK(site.write(edited(k_first, "index.html", "anders")) == WriteReport{5, 1, 4, 0});
  site.check_spare();
}

TEST_CASE("write: another tree in the place of the site is compared from scratch")
{
  Site site;
  site.write(k_first);
  site.write(edited(k_first, "index.html", "anders"));
  wait_for_another_time();
  fs::remove_all(site.folder());
  put_file(site.folder() / ".peil", "peil-site 1\n");
  put_file(site.folder() / "index.html", "voorpagina");
  put_file(site.folder() / "pijlers/p1/index.html", "heel anders");
  CHECK(site.write(k_first) == WriteReport{5, 4, 1, 0});
  site.check_spare();
}

TEST_CASE("write: a spare that someone meddled with is repaired")
{
  struct Row
  {
    const char* name;
    std::function<void(const fs::path& spare)> meddle;
  };
  const std::vector<Row> rows{
      {"a page removed",
       [](const fs::path& spare) { fs::remove(spare / "pijlers/p1/index.html"); }},
      {"a folder removed", [](const fs::path& spare) { fs::remove_all(spare / "pijlers"); }},
      {"a page replaced",
       [](const fs::path& spare) {
         fs::remove(spare / "pijlers/p1/index.html");
         put_file(spare / "pijlers/p1/index.html", "iets anders");
       }},
      {"files added",
       [](const fs::path& spare) {
         put_file(spare / "pijlers/p1/x/y", "");
         put_file(spare / "x", "");
       }},
      {"a file for a folder",
       [](const fs::path& spare) {
         fs::remove_all(spare / "pijlers");
         put_file(spare / "pijlers", "");
       }},
      {"a folder for a file",
       [](const fs::path& spare) {
         fs::remove(spare / "leeg.txt");
         put_file(spare / "leeg.txt/a", "");
       }},
      {"a link for a folder",
       [](const fs::path& spare) {
         fs::remove_all(spare / "pijlers/p1");
         fs::create_directory_symlink(spare / "pijlers/p2", spare / "pijlers/p1");
       }},
      {"all of it removed", [](const fs::path& spare) { fs::remove_all(spare); }},
      {"a file for all of it",
       [](const fs::path& spare) {
         fs::remove_all(spare);
         put_file(spare, "");
       }},
      {"no index", [](const fs::path& spare) { fs::remove(spare.parent_path() / "index"); }},
      {"half an index",
       [](const fs::path& spare) {
         const fs::path index = spare.parent_path() / "index";
         fs::resize_file(index, fs::file_size(index) / 2);
       }},
      {"the whole work folder", [](const fs::path& spare) { fs::remove_all(spare.parent_path()); }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Site site;
    site.write(k_first);
    site.write(edited(k_first, "index.html", "tweede"));
    wait_for_another_time();
    site.write(edited(k_first, "index.html", "derde"));
    wait_for_another_time();
    row.meddle(site.spare());
    CHECK(site.write(edited(k_first, "index.html", "vierde")) == WriteReport{5, 1, 4, 0});
    site.check_spare();
  }
}

TEST_CASE("write: a site that someone removed comes back from the spare")
{
  Site site;
  site.write(k_first);
  site.write(edited(k_first, "index.html", "anders"));
  const Identity kept = site.identity("pijlers/p1/index.html");
  fs::remove_all(site.folder());
  CHECK(site.write(k_first) == WriteReport{5, 5, 0, 0});
  CHECK(site.identity("pijlers/p1/index.html").inode == kept.inode);
}

TEST_CASE("write: a page may become a folder and a folder a page")
{
  Site site;
  const std::vector<OutputFile> pages{{"a", "pagina"}, {"b/c", "pagina"}, {"d", "pagina"}};
  const std::vector<OutputFile> folders{{"a/x", "pagina"}, {"b", "pagina"}, {"d", "pagina"}};
  site.write(pages);
  for (int round = 0; round < 3; ++round) {
    wait_for_another_time();
    CHECK(site.write(folders) == WriteReport{3, 2, 1, 2});
    site.check_spare();
    CHECK(site.write(pages) == WriteReport{3, 2, 1, 2});
    site.check_spare();
  }
}

TEST_CASE("write: a symbolic link in the site is replaced and what it leads to left alone")
{
  Site site;
  site.write(k_first);
  put_file(site.around() / "elders/p1/index.html", "pijler 1");
  put_file(site.around() / "elders/bestand", "voorpagina");
  fs::remove_all(site.folder() / "pijlers");
  fs::create_directory_symlink(site.around() / "elders", site.folder() / "pijlers");
  fs::remove(site.folder() / "index.html");
  fs::create_symlink(site.around() / "elders/bestand", site.folder() / "index.html");
  const auto before = identities_in(site.around() / "elders");
  CHECK(site.write(k_first).changed == 3);
  CHECK(fs::is_directory(fs::symlink_status(site.folder() / "pijlers")));
  CHECK(identities_in(site.around() / "elders") == before);
  site.check_spare();
}

TEST_CASE("write: a pipe with the name of a page does not keep us waiting")
{
  Site site;
  site.write(k_first);
  fs::remove(site.folder() / "index.html");
  REQUIRE(mkfifo((site.folder() / "index.html").c_str(), 0644) == 0);
  CHECK(site.write(k_first) == WriteReport{5, 1, 4, 1});
}

TEST_CASE("write: an old page that may not be read is written anew")
{
  Site site;
  site.write(k_first);
  const int code = exit_code_of([&site] {
    become_nobody(site.around());
    fs::permissions(site.folder() / "index.html", fs::perms::none);
    const Result<WriteReport> report = write_output(k_first, site.target());
    return report.ok() && report.value() == WriteReport{5, 1, 4, 0} ? 0 : 1;
  });
  CHECK(code == 0);
  CHECK(content_of(site.folder()) == content_of(k_first));
}

TEST_CASE("write: everyone can read the site, the umask decides whether a group may write it")
{
  struct Row
  {
    const char* name;
    mode_t umask;
    mode_t file;
    mode_t folder;
  };
  const std::vector<Row> rows{{"usual", 022, 0644, 0755},
                              {"a group", 002, 0664, 0775},
                              {"private", 077, 0644, 0755},
                              {"careful", 027, 0644, 0755}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const ScratchFolder scratch;
    REQUIRE(exit_code_of([&] {
              umask(row.umask);
              return write_output(k_first, {scratch / "site", {}}).ok() ? 0 : 1;
            }) == 0);
    CHECK((identity_of(scratch / "site/pijlers/p1/index.html").mode & 07777) == row.file);
    CHECK((identity_of(scratch / "site/pijlers/p1").mode & 07777) == row.folder);
    CHECK((identity_of(scratch / "site").mode & 07777) == row.folder);
  }
}

TEST_CASE("write: the rights someone gave the site's own folder stay")
{
  Site site;
  site.write(k_first);
  fs::permissions(site.folder(), fs::perms(0750));
  site.write(edited(k_first, "index.html", "anders"));
  site.write(edited(k_first, "index.html", "weer anders"));
  CHECK((identity_of(site.folder()).mode & 07777) == 0750);
}

TEST_CASE("write: many pages in many folders are all there, whoever wrote them")
{
  Site site;
  site.write(large_site(1));
  CHECK(site.write(large_site(2)) == WriteReport{1401, 101, 1300, 0});
  site.check_spare();
  wait_for_another_time();
  CHECK(site.write(large_site(3)) == WriteReport{1401, 101, 1300, 0});
  site.check_spare();
  wait_for_another_time();
  CHECK(site.write(k_first) == WriteReport{5, 5, 0, 1400});
  site.check_spare();
  site.write(large_site(4));
  site.check_spare();
}

TEST_CASE("write: prepared, the next build finds its spare and the site is as it was")
{
  Site site;
  site.write(k_first);
  const auto before = identities_in(site.folder());
  prepare_next_write(k_first, site.target());
  for (const auto& [path, identity] : identities_in(site.folder())) {
    CAPTURE(path);
    CHECK(identity.inode == before.at(path).inode);
    CHECK(identity.modified_at == before.at(path).modified_at);
  }
  site.check_spare();
  const Identity prepared = identity_of(site.spare());
  CHECK(site.write(edited(k_first, "index.html", "anders")) == WriteReport{5, 1, 4, 0});
  CHECK(site.identity(".").inode == prepared.inode);
}

TEST_CASE("write: nothing is prepared for a site that is not there or has changed")
{
  Site site;
  prepare_next_write(k_first, site.target());
  CHECK_FALSE(fs::exists(site.folder()));
  site.write(k_first);
  put_file(site.folder() / "index.html", "geknoeid");
  prepare_next_write(k_first, site.target());
  CHECK_FALSE(fs::exists(site.spare()));
}

TEST_CASE("write: a file system that cannot exchange folders gets the site in two renames")
{
  for (const int error : {EINVAL, ENOSYS, EXDEV}) {
    CAPTURE(error);
    static int exchange_error = 0;
    exchange_error = error;
    SystemCalls calls = real_system_calls();
    calls.exchange = [](int, const char*, int, const char*) {
      errno = exchange_error;
      return -1;
    };
    Site site(calls);
    site.write(k_first);
    site.write(edited(k_first, "index.html", "anders"));
    CHECK(site.write(k_first) == WriteReport{5, 1, 4, 0});
    site.check_spare();
    CHECK_FALSE(fs::exists(site.spare().parent_path() / "vorige"));
  }
}

TEST_CASE("write: where the second of two renames fails the old site returns")
{
  SystemCalls calls = real_system_calls();
  calls.exchange = [](int, const char*, int, const char*) {
    errno = EINVAL;
    return -1;
  };
  static int renames = 0;
  calls.rename = [](int from_folder, const char* from, int to_folder, const char* to) {
    if (++renames == 2) {
      errno = EIO;
      return -1;
    }
    return renameat(from_folder, from, to_folder, to);
  };
  Site site;
  site.write(k_first);
  const auto before = site.identity(".").inode;
  const std::vector<OutputFile> second = edited(k_first, "index.html", "anders");
  CHECK(mistakes_of(write_output(second, site.target(), calls)).find("de schijf geeft een fout") !=
        std::string::npos);
  CHECK(site.identity(".").inode == before);
  CHECK(content_of(site.folder()) == content_of(k_first));
}

TEST_CASE("write: without hard links unchanged pages are copied with their times")
{
  for (const int error : {EPERM, EMLINK, EXDEV}) {
    CAPTURE(error);
    static std::atomic<int> link_error = 0;
    link_error = error;
    SystemCalls calls = real_system_calls();
    calls.link = [](int, const char*, int, const char*) {
      errno = link_error;
      return -1;
    };
    Site site(calls);
    site.write(k_first);
    const Identity before = site.identity("pijlers/p1/index.html");
    wait_for_another_time();
    for (const char* bytes : {"tweede", "derde"}) {
      CHECK(site.write(edited(k_first, "index.html", bytes)) == WriteReport{5, 1, 4, 0});
      CHECK(site.identity("pijlers/p1/index.html").modified_at == before.modified_at);
      CHECK_FALSE(fs::exists(site.spare()));
    }
  }
}

TEST_CASE("write: the work folder keeps itself out of git and says what it is")
{
  Site site;
  site.write(k_first);
  const std::string words = bytes_of(site.around() / ".site.peil/.gitignore");
  CHECK(words.find("Werkmap van peil") != std::string::npos);
  CHECK(words.ends_with("\n*\n"));
}

TEST_CASE("write: a relative folder is taken from the working folder")
{
  const ScratchFolder scratch;
  fs::create_directories(scratch / "a");
  for (const char* name : {"site", "./site", "a/site", "a/../site", "site/", "a/b/"}) {
    CAPTURE(name);
    const int code = exit_code_of([&] {
      fs::current_path(scratch.path());
      return write_output(k_first, {name, {}}).ok() ? 0 : 1;
    });
    CHECK(code == 0);
    CHECK(content_of(scratch / name) == content_of(k_first));
  }
}

} // namespace peil::write
