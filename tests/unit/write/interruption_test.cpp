#include "scratch.hpp"
#include "write/system_calls.hpp"
#include "write/write_output.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

/// A site of which every version changes, adds and removes pages and leaves others the same.
std::vector<OutputFile> site_version(int version, int pages = 150)
{
  std::vector<OutputFile> output{{"index.html", fmt::format("versie {}", version)}};
  for (int i = 0; i < pages; ++i)
    output.push_back({fmt::format("ketenprojecten/project-{}/index.html", i),
                      fmt::format("project {} in {}", i, i % 3 == 0 ? version : 0)});
  for (int i = 0; i < 1 + pages / 15; ++i)
    output.push_back({fmt::format("nieuws/{}/{}/index.html", version, i), "bericht"});
  return output;
}

/// The version that a site is, whole: not a page less, more or different. -1 when it is none.
int whole_version(const fs::path& folder, int pages = 150)
{
  if (!fs::exists(folder))
    return -1;
  const Content content = content_of(folder);
  const auto front_page = content.find("index.html");
  if (front_page == content.end() || !front_page->second.starts_with("versie "))
    return -1;
  const int version = std::stoi(front_page->second.substr(7));
  return content == content_of(site_version(version, pages)) ? version : -1;
}

/// Starts `work` in a process of its own and kills it after some time.
void kill_after(std::chrono::microseconds time, const std::function<void()>& work)
{
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  std::this_thread::sleep_for(time);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
}

// The moments at which a process of its own is killed: before and after each of these calls.
std::atomic<int> calls_to_live = 0;

template <auto call>
int mortal(int from_folder, const char* from, int to_folder, const char* to)
{
  if (calls_to_live-- == 0)
    raise(SIGKILL);
  const int result = (real_system_calls().*call)(from_folder, from, to_folder, to);
  const int error = errno;
  if (calls_to_live-- == 0)
    raise(SIGKILL);
  errno = error;
  return result;
}

int cannot_exchange(int, const char*, int, const char*)
{
  errno = EINVAL;
  return -1;
}

SystemCalls mortal_calls(bool can_exchange)
{
  return {can_exchange ? &mortal<&SystemCalls::exchange> : &cannot_exchange,
          &mortal<&SystemCalls::rename>, &mortal<&SystemCalls::link>};
}

void check_no_leftovers(const fs::path& around, int version, int pages)
{
  CHECK(whole_version(around / "site", pages) == version);
  const fs::path work = around / ".site.peil";
  for (const auto& entry : fs::directory_iterator(work)) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    const bool expected =
        name == "slot" || name == "index" || name == "reserve" || name == ".gitignore";
    CHECK(expected);
  }
  if (fs::exists(work / "reserve"))
    CHECK(content_of(work / "reserve") == content_of(around / "site"));
}

} // namespace

TEST_CASE(
    "kill: at every rename and link the site is whole, old or new, and the next build cleans up")
{
  struct Row
  {
    const char* name;
    bool can_exchange;
    int builds_before;
  };
  const std::vector<Row> rows{{"first build", true, 0},
                              {"second build, which makes the spare", true, 1},
                              {"third build, which has one", true, 2},
                              {"without exchange", false, 2}};
  constexpr int k_pages = 5;
  for (const Row& row : rows) {
    CAPTURE(row.name);
    bool survived = false;
    bool old_seen = false;
    bool new_seen = false;
    for (int moment = 0; !survived; ++moment) {
      CAPTURE(moment);
      const ScratchFolder scratch;
      const Target target{scratch / "site", {}};
      for (int build = 1; build <= row.builds_before; ++build)
        REQUIRE(write_output(site_version(build, k_pages), target).ok());
      const int code = exit_code_of([&] {
        calls_to_live = moment;
        const SystemCalls calls = mortal_calls(row.can_exchange);
        return write_output(site_version(9, k_pages), target, calls).ok() ? 0 : 1;
      });
      survived = code != -SIGKILL;
      const int found = whole_version(target.folder, k_pages);
      const bool is_old =
          row.builds_before > 0 ? found == row.builds_before : !fs::exists(target.folder);
      // Between two renames there is no site, but the next build has the old one to put back.
      const bool put_aside =
          !row.can_exchange && !fs::exists(target.folder) &&
          whole_version(scratch / ".site.peil/vorige", k_pages) == row.builds_before;
      CHECK((found == 9 || is_old || put_aside));
      old_seen = old_seen || is_old;
      new_seen = new_seen || found == 9;
      // The next build makes another site, or the one that is there: that leaves nothing either.
      const int next = moment % 2 == 0 || found < 0 ? 10 : found;
      CHECK(mistakes_of(write_output(site_version(next, k_pages), target)) == "");
      check_no_leftovers(scratch.path(), next, k_pages);
    }
    CHECK(old_seen);
    CHECK(new_seen);
  }
}

TEST_CASE("kill: at any moment of a build the site is whole and the next build cleans up")
{
  const ScratchFolder scratch(Medium::disk);
  const Target target{scratch / "site", {}};
  REQUIRE(write_output(site_version(0), target).ok());
  int version = 0;
  int builds_cut_short = 0;
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    // Steps of a prime number of microseconds spread the moments over several builds.
    const std::chrono::microseconds time(500 + (round * 1733) % 40'000);
    kill_after(time, [&] {
      for (int next = version + 1;; ++next)
        if (!write_output(site_version(next), target).ok())
          _exit(1);
    });
    const int found = whole_version(target.folder);
    REQUIRE(found >= version);
    const fs::path spare = scratch / ".site.peil/reserve";
    builds_cut_short += whole_version(spare) != found ? 1 : 0;
    version = found;
    if (round % 4 != 3)
      continue;
    ++version;
    REQUIRE(mistakes_of(write_output(site_version(version), target)) == "");
    check_no_leftovers(scratch.path(), version, 150);
  }
  CHECK(builds_cut_short > 0);
}

TEST_CASE("kill: a first build that is cut short leaves no site, or all of it")
{
  for (int round = 0; round < 15; ++round) {
    CAPTURE(round);
    const ScratchFolder scratch;
    const Target target{scratch / "site", {}};
    kill_after(std::chrono::microseconds(500 + round * 1511),
               [&] { static_cast<void>(write_output(site_version(1), target)); });
    CHECK((!fs::exists(target.folder) || whole_version(target.folder) == 1));
    CHECK(mistakes_of(write_output(site_version(2), target)) == "");
    check_no_leftovers(scratch.path(), 2, 150);
  }
}

TEST_CASE("two builds at once: both come through and the site is always whole")
{
  const ScratchFolder scratch;
  Target target{scratch / "site", {}};
  target.patience = std::chrono::seconds(60);
  REQUIRE(write_output(site_version(0), target).ok());
  std::array<pid_t, 2> children{};
  for (std::size_t child = 0; child < children.size(); ++child) {
    children[child] = fork();
    if (children[child] != 0)
      continue;
    for (int build = 1; build <= 15; ++build)
      if (!write_output(site_version(static_cast<int>(child) * 100 + build), target).ok())
        _exit(1);
    _exit(0);
  }
  for (const pid_t child : children) {
    int status = 1;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  const int version = whole_version(target.folder);
  CHECK((version == 15 || version == 115));
  check_no_leftovers(scratch.path(), version, 150);
}

TEST_CASE("two builds at once: one that waits too long says so and touches nothing")
{
  const ScratchFolder scratch;
  Target target{scratch / "site", {}};
  target.patience = std::chrono::milliseconds(30);
  REQUIRE(write_output(site_version(1), target).ok());
  const auto before = identities_in(scratch.path());
  const int lock = open((scratch / ".site.peil/slot").c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(flock(lock, LOCK_EX) == 0);
  CHECK(mistakes_of(write_output(site_version(2), target)) ==
        "mislukt: er loopt al een bouw die '" + target.folder.string() +
            "' schrijft\n   wacht tot die klaar is en bouw opnieuw\n");
  CHECK(identities_in(scratch.path()) == before);
  close(lock);
  CHECK(mistakes_of(write_output(site_version(2), target)) == "");
}

} // namespace peil::write
