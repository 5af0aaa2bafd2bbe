// How long writing a site of 10,000 pages in folders of their own takes: `write_benchmark FOLDER`.
// Not a test: it judges nothing. Run it on a quiet machine, in an empty folder on the disk to
// judge.

#include "write/write_output.hpp"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using peil::OutputFile;

constexpr std::size_t k_pages = 10'000;
constexpr std::size_t k_page_size = 8'000;

std::string page(std::size_t number, int version)
{
  std::string bytes = fmt::format("<!doctype html><title>Project {} ({})</title>", number, version);
  return bytes + std::string(k_page_size - bytes.size(), static_cast<char>('a' + number % 26));
}

std::vector<OutputFile> make_site()
{
  std::vector<OutputFile> site{{"index.html", page(1, 0)},
                               {"ketenprojecten/index.html", page(2, 0)},
                               {"data/indicatoren.json", page(3, 0)},
                               {"data/ketenprojecten.csv", std::string(1'000'000, 'x')}};
  for (std::size_t i = 0; i < k_pages; ++i)
    site.push_back({fmt::format("ketenprojecten/project-{:05}/index.html", i), page(i, 0)});
  return site;
}

// One record edited: its page, the list, the front page and the downloads.
void edit_one_record(std::vector<OutputFile>& site, int version)
{
  for (std::size_t file = 0; file < 4; ++file)
    site[file].bytes.replace(0, 50, page(file, version), 0, 50);
  site[4 + 5'000].bytes = page(5'000, version);
}

double processor_milliseconds()
{
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return of(used.ru_utime) + of(used.ru_stime);
}

// The processor time, of all threads together, tells more on a machine that is not quiet.
void measure(const char* name, const std::function<void()>& work)
{
  const double processor = processor_milliseconds();
  const auto begin = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - begin;
  fmt::print("{:<30} {:>8.1f} ms, processor {:>8.1f} ms\n", name, passed.count(),
             processor_milliseconds() - processor);
}

void merely_write(const std::vector<OutputFile>& site, const fs::path& folder)
{
  const auto write_part = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const fs::path path = folder / site[i].path;
      fs::create_directories(path.parent_path());
      const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
      if (write(file, site[i].bytes.data(), site[i].bytes.size()) < 0 || close(file) != 0)
        std::abort();
    }
  };
  std::jthread other(write_part, 0, site.size() / 2);
  write_part(site.size() / 2, site.size());
}

} // namespace

int main(int count, char** words)
{
  if (count != 2)
    return 2;
  const fs::path folder = words[1];
  fs::create_directories(folder);
  std::vector<OutputFile> site = make_site();
  const peil::write::Target target{folder / "site", {}};
  const auto write = [&] {
    const auto report = peil::write::write_output(site, target);
    if (!report.ok())
      fmt::print("{}", to_text(report.mistakes().front(), peil::Language::english, {}));
    else
      fmt::print("{:>6} changed, {:>5} removed: ", report.value().changed, report.value().removed);
  };
  measure("merely written, two threads", [&] { merely_write(site, folder / "merely"); });
  measure("cold", write);
  measure("nothing changed", write);
  measure("prepare_next_write", [&] { peil::write::prepare_next_write(site, target); });
  for (int version = 1; version <= 4; ++version) {
    edit_one_record(site, version);
    measure("one record edited", write);
  }
  measure("nothing changed", write);
  site.pop_back();
  measure("one record removed", write);
  for (OutputFile& file : site)
    file.bytes += "</body>";
  measure("everything changed", write);
  fs::remove_all(folder / "site");
  measure("site removed, spare left", write);
}
