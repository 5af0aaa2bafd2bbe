#include "write/write_output.hpp"

#include "write/destination.hpp"
#include "write/site_index.hpp"
#include "write/system_calls.hpp"
#include "write/tree_update.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

// How a site is replaced. Next to the site stands a spare copy of it: folders of its own, in which
// the files are hard links to those of the site. A build brings the spare up to date, exchanges the
// two with one rename and then brings the old one, now the spare, up to date as well. So the work
// of a build depends on what changed, and nothing that left the site lingers in the spare. Making
// 10,000 folders anew and removing the old ones, as one would without it, takes ext4 a second.
//
// A kill leaves a site that is whole and a spare in any state; the next build looks at all of it
// and repairs it. After a power cut the site is whole too, old or new: see `WriteOut`.

namespace peil::write {
namespace {

/// The site as it is, compared with the plan.
struct Comparison
{
  SiteIndex index;
  TreeView folders;
  FilesView files;
  Strays strays;

  bool is_all_the_same() const
  {
    return !strays.any && std::all_of(files.states.begin(), files.states.end(),
                                      [](FileState s) { return s == FileState::same; });
  }
};

ino_t inode_of(const Descriptor& folder)
{
  struct stat found
  {
  };
  return folder.is_open() && fstat(folder.number(), &found) == 0 ? found.st_ino : 0;
}

TreePair trees_of(const Descriptor& site, const Descriptor& spare)
{
  return {inode_of(site), inode_of(spare)};
}

Comparison compare_site(const Plan& plan, const Destination& place, const Descriptor& site)
{
  Comparison found;
  found.index = read_index(plan, place.work_folder(), trees_of(site, place.open_spare()));
  found.folders = look_at_folders(plan, site.number(), found.index.site);
  found.strays = find_strays(plan, site.number(), found.folders);
  found.files = compare_files(plan, site.number(), found.folders);
  return found;
}

// The marker is not one of the files that were asked for.
WriteReport report_on(const Plan& plan, const FilesView& before, std::size_t removed)
{
  WriteReport report;
  report.removed = removed;
  for (std::size_t file = 0; file < plan.files.size(); ++file) {
    if (plan.files[file].file == &site_marker())
      continue;
    ++report.files;
    ++(before.states[file] == FileState::same ? report.unchanged : report.changed);
  }
  return report;
}

std::vector<FileOrder> orders_for(const FilesView& files, FileOrder for_same, FileOrder for_others)
{
  std::vector<FileOrder> orders;
  orders.reserve(files.states.size());
  for (const FileState state : files.states)
    orders.push_back(state == FileState::same ? for_same : for_others);
  return orders;
}

// In a spare folder that nobody touched, a file of which both trees had the same inode is still
// that file, unless the site has another one now.
void keep_shared_files(const Plan& plan, const TreeView& spare, const Comparison& site,
                       std::vector<FileOrder>& orders)
{
  for (std::size_t file = 0; file < orders.size(); ++file) {
    const bool shared = site.index.shared_inodes[file] == site.files.inodes[file];
    const bool untouched = spare.folders[plan.folder_of_file[file]] == FolderState::as_planned;
    if (orders[file] == FileOrder::link && shared && untouched)
      orders[file] = FileOrder::keep;
  }
}

std::vector<Stamp> new_stamps(const Plan& plan, int tree, const TreeView& before,
                              const std::vector<std::uint8_t>& touched)
{
  std::vector<Stamp> stamps = before.stamps;
  for (std::size_t folder = 1; folder < stamps.size(); ++folder)
    if (touched[folder] != 0)
      stamps[folder] = look_at_folder(tree, plan.folders[folder].c_path()).stamp;
  return stamps;
}

// Someone may have given the site's own folder other rights or another group.
void take_over_rights(const Descriptor& site, const Descriptor& spare)
{
  struct stat found
  {
  };
  if (fstat(site.number(), &found) != 0)
    return;
  if (fchown(spare.number(), static_cast<uid_t>(-1), found.st_gid) != 0)
    return;
  fchmod(spare.number(), found.st_mode & 07777);
}

Problem write_first_site(const Plan& plan, const Destination& place, const SystemCalls& calls)
{
  Result<Descriptor> spare = place.make_spare();
  if (!spare.ok())
    return spare.mistakes().front();
  const int tree = spare.value().number();
  // A spare without a site is left when someone removed the site, or by a killed first build.
  TreeView view = look_at_folders(plan, tree, empty_index(plan).spare);
  FilesView files = compare_files(plan, tree, view);
  TreeUpdate update{plan,
                    calls,
                    -1,
                    tree,
                    place.shown(),
                    place.shown_spare(),
                    view,
                    orders_for(files, FileOrder::keep, FileOrder::write),
                    files.inodes};
  if (Problem problem = update_tree(update))
    return problem;
  return place.publish();
}

/// The spare of a site, brought up to what the plan says.
struct NewSpare
{
  Descriptor folder;
  TreeView view;
  std::vector<std::uint8_t> touched;
  bool links_work = true;
};

Result<NewSpare> update_spare(const Plan& plan, const Destination& place, Comparison& site,
                              const Descriptor& site_folder, const SystemCalls& calls)
{
  TRY_ASSIGN(Descriptor spare, place.make_spare());
  remove_index(place.work_folder());
  TreeView view = look_at_folders(plan, spare.number(), site.index.spare);
  TreeUpdate update{plan,
                    calls,
                    site_folder.number(),
                    spare.number(),
                    place.shown(),
                    place.shown_spare(),
                    view,
                    orders_for(site.files, FileOrder::link, FileOrder::write),
                    site.files.inodes,
                    WriteOut::now};
  keep_shared_files(plan, view, site, update.orders);
  if (const Problem problem = update_tree(update))
    return *problem;
  take_over_rights(site_folder, spare);
  return NewSpare{std::move(spare), std::move(view), std::move(update.touched), update.links_work};
}

// After the exchange: what was the site becomes a copy of the new one. A failure is no matter for
// the reader of the site; the spare goes and the next build makes another.
void follow_with_old_site(const Plan& plan, const Destination& place, Comparison& before,
                          const NewSpare& site, const Descriptor& old_site,
                          const SystemCalls& calls)
{
  TreeUpdate update{plan,
                    calls,
                    site.folder.number(),
                    old_site.number(),
                    place.shown(),
                    place.shown_spare(),
                    before.folders,
                    orders_for(before.files, FileOrder::keep, FileOrder::link),
                    before.files.inodes};
  if (!site.links_work || update_tree(update) || !update.links_work)
    return place.remove_spare();
  const SiteIndex index{new_stamps(plan, site.folder.number(), site.view, site.touched),
                        new_stamps(plan, old_site.number(), before.folders, update.touched),
                        before.files.inodes, true};
  write_index(plan, place.work_folder(), trees_of(site.folder, old_site), index);
}

Problem replace_site(const Plan& plan, const Destination& place, Comparison& before,
                     const Descriptor& site, const SystemCalls& calls)
{
  Result<NewSpare> spare = update_spare(plan, place, before, site, calls);
  if (!spare.ok())
    return spare.mistakes().front();
  if (Problem problem = place.exchange())
    return problem;
  follow_with_old_site(plan, place, before, spare.value(), site, calls);
  return std::nullopt;
}

} // namespace

Result<WriteReport> write_output(std::span<const OutputFile> output, const Target& target,
                                 const SystemCalls& calls)
{
  TRY_ASSIGN(const Plan plan, plan_output(output));
  TRY_ASSIGN(const Destination place, Destination::open(target, calls));
  const Descriptor site = place.open_site();
  Comparison before;
  Problem problem;
  if (site.is_open()) {
    before = compare_site(plan, place, site);
    if (!before.is_all_the_same())
      problem = replace_site(plan, place, before, site, calls);
    else if (!before.index.is_known)
      // A killed build got as far as the new site, and what was taken off it may still be here.
      place.remove_spare();
  } else {
    before.files.states.assign(plan.files.size(), FileState::absent);
    problem = write_first_site(plan, place, calls);
  }
  if (problem) {
    place.remove_spare();
    return *problem;
  }
  return report_on(plan, before.files, before.strays.files);
}

Result<WriteReport> write_output(std::span<const OutputFile> output, const Target& target)
{
  return write_output(output, target, real_system_calls());
}

void prepare_next_write(std::span<const OutputFile> output, const Target& target)
{
  const SystemCalls& calls = real_system_calls();
  const Result<Plan> plan = plan_output(output);
  if (!plan.ok())
    return;
  const Result<Destination> place = Destination::open(target, calls);
  if (!place.ok())
    return;
  const Descriptor site = place.value().open_site();
  if (!site.is_open())
    return;
  Comparison found = compare_site(plan.value(), place.value(), site);
  if (!found.is_all_the_same())
    return;
  const Result<NewSpare> spare = update_spare(plan.value(), place.value(), found, site, calls);
  if (!spare.ok() || !spare.value().links_work)
    return place.value().remove_spare();
  const NewSpare& made = spare.value();
  const SiteIndex index{found.folders.stamps,
                        new_stamps(plan.value(), made.folder.number(), made.view, made.touched),
                        found.files.inodes, true};
  write_index(plan.value(), place.value().work_folder(), trees_of(site, made.folder), index);
}

} // namespace peil::write
