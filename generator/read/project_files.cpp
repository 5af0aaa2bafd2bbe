#include "read/project_files.hpp"

#include "base/folders.hpp"
#include "base/share_work.hpp"
#include "base/text.hpp"
#include "read/characters.hpp"
#include "read/csv.hpp"
#include "read/markdown_file.hpp"
#include "read/yaml.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <variant>

namespace peil::read {
namespace {

constexpr std::uintmax_t k_largest_file = 20'000'000;
// A thick book; its tree takes a hundred times as much memory.
constexpr std::uintmax_t k_largest_text = 1'000'000;

enum class Part
{
  data,
  /// Files of a frozen edition, kept to the byte.
  edition,
  content,
  theme,
  /// Words of the default theme that a theme of the project's own says some of differently.
  own_words
};

// What we make of a file: the extension that says so, in which part of a project.
struct Reader
{
  Part part;
  std::string_view extension;
  Diagnostics (*read)(FileName, const std::string& bytes, Sources& into);
};

// A file to be read, and afterwards what came of it.
struct Job
{
  FileName name;
  std::filesystem::path path;
  /// As it was before we read the file.
  std::optional<Files::Stamp> stamp;
  Part part = Part::data;
  const Reader* reader = nullptr;
  ReadFile result;
};

template <typename T>
Diagnostics keep(Result<T> result, std::vector<T>& list)
{
  if (!result.ok())
    return std::move(result).mistakes();
  list.push_back(std::move(result).value());
  return {};
}

Diagnostics read_document(FileName name, const std::string& bytes, Sources& into)
{
  Result<Value> root = parse_yaml(name, bytes);
  if (!root.ok())
    return std::move(root).mistakes();
  into.documents.push_back({name, std::move(root).value()});
  return {};
}

Diagnostics read_table(FileName name, const std::string& bytes, Sources& into)
{
  return keep(parse_csv(name, bytes), into.tables);
}

Diagnostics read_text(FileName name, const std::string& bytes, Sources& into)
{
  return keep(parse_text_file(name, bytes), into.texts);
}

Diagnostics read_theme_document(FileName name, const std::string& bytes, Sources& into)
{
  Result<Value> root = parse_yaml(name, bytes);
  if (!root.ok())
    return std::move(root).mistakes();
  into.theme_documents.push_back({name, std::move(root).value()});
  return {};
}

constexpr std::array k_readers{
    Reader{Part::data, ".yaml", read_document},
    Reader{Part::data, ".csv", read_table},
    Reader{Part::content, ".md", read_text},
    Reader{Part::theme, ".yaml", read_theme_document},
    Reader{Part::own_words, ".yaml", read_theme_document},
};

// Extensions that come close enough to be a slip.
struct Misnomer
{
  Part part;
  std::string_view extension;
  std::string_view wanted;
};

constexpr std::array k_misnomers{
    Misnomer{Part::data, ".yml", ".yaml"},       Misnomer{Part::data, ".yaml", ".yaml"},
    Misnomer{Part::data, ".csv", ".csv"},        Misnomer{Part::content, ".md", ".md"},
    Misnomer{Part::content, ".markdown", ".md"},
};

std::string lower_case(std::string_view text)
{
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string_view last_name(std::string_view path)
{
  return path.substr(path.rfind('/') + 1);
}

std::string_view extension_of(std::string_view path)
{
  const std::string_view name = last_name(path);
  const std::size_t point = name.rfind('.');
  return point == std::string_view::npos ? std::string_view() : name.substr(point);
}

// Hidden files, backups and lock files of editors, and what explains a folder to its readers.
bool is_ignored(std::string_view path)
{
  for (const std::string_view name : split(path, '/'))
    if (name.starts_with('.') || name.starts_with('~') || name.ends_with('~'))
      return true;
  return last_name(path).starts_with("README");
}

Position whole_file(std::string_view name)
{
  return {FileName(printable_text(name)), 0, 0, 1};
}

std::optional<Diagnostic> wrong_name(const std::string& name)
{
  if (!find_invalid_utf8(name) && !has_refused_character(name) &&
      name.find_first_of("\t\r\n\\") == std::string::npos)
    return std::nullopt;
  return error_at(whole_file(name),
                  say("de bestandsnaam bevat tekens die niet kunnen",
                      "the file name holds characters that cannot be used"),
                  say("geef het bestand een naam van letters, cijfers en '-'",
                      "give the file a name of letters, digits and '-'"));
}

Diagnostic not_followed(const std::string& name)
{
  return error_at(whole_file(name),
                  say("dit is een koppeling of apparaat; koppelingen worden niet gevolgd",
                      "this is a link or a device; links are not followed"),
                  say("zet het bestand zelf op deze plek", "put the file itself in this place"));
}

Diagnostic too_large(const std::string& name, std::uintmax_t size)
{
  return error_at(
      whole_file(name),
      say("dit bestand is te groot: {} MB", "this file is too large: {} MB", size / 1'000'000),
      say("een bestand mag {0} MB zijn; verdeel de gegevens over meer bestanden",
          "a file may be {0} MB; divide the data over several files", k_largest_file / 1'000'000));
}

Diagnostic too_long_text(const std::string& name)
{
  return error_at(whole_file(name),
                  say("deze tekst is langer dan {} MB", "this text is longer than {} MB",
                      k_largest_text / 1'000'000),
                  say("dat is een dik boek; verdeel de tekst over meer bladzijden of hoofdstukken",
                      "that is a thick book; divide the text over several pages or chapters"));
}

Diagnostic misnamed(const std::string& name, std::string_view wanted)
{
  const std::string_view stem =
      last_name(name).substr(0, last_name(name).size() - extension_of(name).size());
  return error_at(whole_file(name),
                  say("bestanden met '{}' worden niet gelezen", "files with '{}' are not read",
                      extension_of(name)),
                  say("noem het bestand {}{}", "call the file {}{}", stem, wanted));
}

Diagnostic not_read(const std::string& name, Part part)
{
  const std::string extension = lower_case(extension_of(name));
  Sentence hint = part == Part::data
                      ? say("in data/ horen .yaml en .csv", "data/ holds .yaml and .csv")
                      : say("in content/ horen teksten in .md; afbeeldingen kunnen nog niet",
                            "content/ holds texts in .md; images are not possible yet");
  if (extension == ".xlsx" || extension == ".xls" || extension == ".ods")
    hint = say("haal de rijen binnen met `peil import`, of bewaar ze als .csv",
               "fetch the rows with `peil import`, or save them as .csv");
  return warning_at(whole_file(name),
                    say("dit bestand wordt niet gelezen", "this file is not read"), hint);
}

Diagnostic no_data()
{
  return error_at(
      whole_file("data"), say("deze map ontbreekt of is leeg", "this folder is missing or empty"),
      say("een project is een map met data/ (gegevens), content/ (teksten) en eventueel "
          "themes/ (vormgeving); kies de map met --project",
          "a project is a folder with data/ (data), content/ (texts) and optionally "
          "themes/ (design); choose it with --project"));
}

// Two names that many disks and web servers take for one.
Diagnostics case_clashes(const std::vector<std::string>& names)
{
  Diagnostics mistakes;
  std::map<std::string, const std::string*> first_by_name;
  for (const std::string& name : names) {
    const std::size_t folder = name.size() - last_name(name).size();
    const std::string key = name.substr(0, folder) + lower_case(last_name(name));
    const auto [first, is_new] = first_by_name.emplace(key, &name);
    if (is_new)
      continue;
    mistakes.push_back(
        error_at(whole_file(name),
                 say("deze naam verschilt alleen in hoofdletters van {}",
                     "this name differs from {} in capitals only", last_name(*first->second)),
                 say("geef een van beide een andere naam", "give one of the two another name")));
  }
  return mistakes;
}

const Reader* find_reader(Part part, std::string_view path)
{
  for (const Reader& reader : k_readers)
    if (reader.part == part && reader.extension == extension_of(path))
      return &reader;
  return nullptr;
}

std::optional<std::string_view> better_extension(Part part, std::string_view path)
{
  const std::string extension = lower_case(extension_of(path));
  for (const Misnomer& misnomer : k_misnomers)
    if (misnomer.part == part && misnomer.extension == extension)
      return misnomer.wanted;
  return std::nullopt;
}

constexpr std::string_view k_words_folder = "teksten/";

// themes/eigen/stijl/1-tokens.css -> stijl/1-tokens.css
std::string_view inside_theme(std::string_view name)
{
  const std::size_t theme = name.find('/', name.find('/') + 1);
  return theme == std::string_view::npos ? std::string_view() : name.substr(theme + 1);
}

// Decides about one listed file: a job, a mistake, or both when it is merely misnamed.
class Finder
{
public:
  Finder(Files& files, Sources& sources) : m_files(files), m_sources(sources) {}

  /// Whether anything was found below `folder`; its files go by the name `prefix`/path.
  bool find_in(Part part, const std::filesystem::path& folder, const std::string& prefix);

  /// The files of the default theme that the project's own does not have: whoever brings one file
  /// of tokens keeps the rest. Of words that both have, those of the default theme are read too.
  void complete_theme(const std::filesystem::path& folder, const std::string& prefix);

  std::vector<Job> take_jobs() { return std::move(m_jobs); }

private:
  void consider(Part part, const std::filesystem::path& folder, const std::string& name,
                const Files::Entry& entry);
  void report(Diagnostic mistake) { m_sources.mistakes.push_back(std::move(mistake)); }

  Files& m_files;
  Sources& m_sources;
  std::vector<Job> m_jobs;
};

bool Finder::find_in(Part part, const std::filesystem::path& folder, const std::string& prefix)
{
  Result<std::vector<Files::Entry>> listed = m_files.list(folder);
  if (!listed.ok()) {
    for (const Diagnostic& failure : listed.mistakes())
      report(failure);
    return true;
  }
  std::vector<std::string> names;
  for (const Files::Entry& entry : listed.value()) {
    if (is_ignored(entry.path))
      continue;
    names.push_back(prefix + "/" + entry.path);
    consider(part, folder, names.back(), entry);
  }
  for (Diagnostic& clash : case_clashes(names))
    report(std::move(clash));
  return !names.empty();
}

void Finder::complete_theme(const std::filesystem::path& folder, const std::string& prefix)
{
  std::set<std::string, std::less<>> own;
  for (const Job& job : m_jobs)
    if (job.part == Part::theme)
      own.emplace(inside_theme(job.name.str()));
  const Result<std::vector<Files::Entry>> listed = m_files.list(folder);
  if (!listed.ok())
    return;
  for (const Files::Entry& entry : listed.value()) {
    if (is_ignored(entry.path))
      continue;
    if (!own.contains(entry.path))
      consider(Part::theme, folder, prefix + "/" + entry.path, entry);
    else if (entry.path.starts_with(k_words_folder))
      consider(Part::own_words, folder, "peil/" + entry.path, entry);
  }
}

// data/edities/ID/pagina/index.html
bool is_frozen_file(std::string_view name)
{
  const std::vector<std::string_view> parts = split(name, '/');
  constexpr std::size_t folder = 3;
  return parts.size() > folder + 1 && parts[0] == "data" && parts[1] == "edities" &&
         parts[folder] == "pagina";
}

void Finder::consider(Part part, const std::filesystem::path& folder, const std::string& name,
                      const Files::Entry& entry)
{
  if (std::optional<Diagnostic> mistake = wrong_name(name))
    return report(*mistake);
  if (entry.kind == Files::Kind::folder)
    return;
  if (entry.kind == Files::Kind::other)
    return report(not_followed(name));
  if (part == Part::data && is_frozen_file(name))
    part = Part::edition;
  const Reader* reader = find_reader(part, name);
  if (reader == nullptr && (part == Part::data || part == Part::content)) {
    const std::optional<std::string_view> wanted = better_extension(part, name);
    return report(wanted ? misnamed(name, *wanted) : not_read(name, part));
  }
  if (entry.size > k_largest_file)
    return report(too_large(name, entry.size));
  if (part == Part::content && entry.size > k_largest_text)
    return report(too_long_text(name));
  m_jobs.push_back({FileName(name), folder / entry.path, entry.stamp, part, reader, {}});
}

bool is_text(std::string_view bytes)
{
  return !find_invalid_utf8(bytes) && !find_control_character(bytes);
}

Sources parse(const Job& job, const std::string& bytes)
{
  Sources made;
  if (job.reader != nullptr)
    made.mistakes = job.reader->read(job.name, bytes, made);
  if ((job.part != Part::theme && job.part != Part::edition) || is_text(bytes))
    made.bytes_by_file.emplace(job.name.str(), printable_text(bytes));
  if (job.part == Part::edition)
    made.edition_files.push_back({job.name, bytes});
  else if (job.part == Part::theme)
    made.theme_files.push_back({job.name, bytes});
  return made;
}

// Parses the file, unless its bytes are those of which we know already what comes of it.
void run(Job& job, Files& files)
{
  const bool stayed = job.stamp && job.stamp == job.result.stamp && job.result.bytes;
  job.result.stamp = job.stamp;
  job.result.is_new = false;
  if (stayed)
    return;
  Result<std::string> read = files.read(job.path);
  if (!read.ok()) {
    job.result = {};
    job.result.is_new = true;
    job.result.made.mistakes = std::move(read).mistakes();
    return;
  }
  job.result.is_new = job.result.bytes != read.value();
  if (!job.result.is_new)
    return;
  job.result.made = parse(job, read.value());
  job.result.bytes = std::move(read).value();
}

// Every result has its own place, so the order is that of the jobs.
void run_all(std::vector<Job>& jobs, Files& files)
{
  share_work(jobs.size(), [&](std::size_t at) { run(jobs[at], files); });
}

template <typename T>
void move_behind(std::vector<T>& list, std::vector<T>& more)
{
  std::move(more.begin(), more.end(), std::back_inserter(list));
}

// Leaves the lists of `more` as long as they were, for take_back.
void add(Sources& sources, Sources& more)
{
  move_behind(sources.documents, more.documents);
  move_behind(sources.tables, more.tables);
  move_behind(sources.texts, more.texts);
  move_behind(sources.theme_files, more.theme_files);
  move_behind(sources.edition_files, more.edition_files);
  move_behind(sources.theme_documents, more.theme_documents);
  sources.mistakes.insert(sources.mistakes.end(), more.mistakes.begin(), more.mistakes.end());
  sources.bytes_by_file.merge(more.bytes_by_file);
}

/// Gives what add() took back to where it came from, in the same order.
class TakenBack
{
public:
  explicit TakenBack(Sources& sources) : m_sources(sources) {}

  void give(const std::string& name, Sources& to)
  {
    give(m_sources.documents, to.documents, m_documents);
    give(m_sources.tables, to.tables, m_tables);
    give(m_sources.texts, to.texts, m_texts);
    give(m_sources.theme_files, to.theme_files, m_theme_files);
    give(m_sources.edition_files, to.edition_files, m_edition_files);
    give(m_sources.theme_documents, to.theme_documents, m_theme_documents);
    if (auto lines = m_sources.bytes_by_file.extract(name))
      to.bytes_by_file.insert(std::move(lines));
  }

private:
  template <typename T>
  static void give(std::vector<T>& from, std::vector<T>& to, std::size_t& next)
  {
    for (T& one : to)
      one = std::move(from[next++]);
  }

  Sources& m_sources;
  std::size_t m_documents = 0;
  std::size_t m_tables = 0;
  std::size_t m_texts = 0;
  std::size_t m_theme_files = 0;
  std::size_t m_edition_files = 0;
  std::size_t m_theme_documents = 0;
};

std::string name_of_folder(const std::filesystem::path& folder)
{
  return folder.has_filename() ? folder.filename().string()
                               : folder.parent_path().filename().string();
}

// What there is to read; mistakes in names and places go to `sources`.
std::vector<Job> find_jobs(Files& files, const ProjectFolders& folders, Sources& sources)
{
  Finder finder(files, sources);
  if (!finder.find_in(Part::data, folders.project / "data", "data"))
    sources.mistakes.push_back(no_data());
  finder.find_in(Part::content, folders.project / "content", "content");
  const std::string default_name = "themes/" + name_of_folder(folders.default_theme);
  // A project that holds the default theme itself, as Peil's own does, has it whole already.
  if (!finder.find_in(Part::theme, folders.project / "themes", "themes"))
    finder.find_in(Part::theme, folders.default_theme, default_name);
  else if (!is_inside(folders.default_theme, folders.project / "themes"))
    finder.complete_theme(folders.default_theme, default_name);
  return finder.take_jobs();
}

// A file may change its part: that of a theme becomes the words of one.
std::string key_of(const Job& job)
{
  return std::to_string(static_cast<int>(job.part)) + job.name.str();
}

} // namespace

const Sources& KeptSources::read(Files& files, const ProjectFolders& folders)
{
  TakenBack taken_back(m_sources);
  for (ReadFile* file : m_order)
    taken_back.give(file->name, file->made);
  m_order.clear();
  m_sources = {};

  std::vector<Job> jobs = find_jobs(files, folders, m_sources);
  for (Job& job : jobs)
    if (auto known = m_files.extract(key_of(job)))
      job.result = std::move(known.mapped());
  run_all(jobs, files);
  m_changed.clear();
  for (const auto& [key, gone] : m_files)
    m_changed.push_back(gone.name);
  m_files.clear();
  for (Job& job : jobs) {
    job.result.name = job.name.str();
    if (job.result.is_new)
      m_changed.push_back(job.result.name);
    ReadFile& file = m_files.emplace(key_of(job), std::move(job.result)).first->second;
    add(m_sources, file.made);
    m_order.push_back(&file);
  }
  return m_sources;
}

bool KeptSources::changed_below(std::string_view folder) const
{
  return std::any_of(m_changed.begin(), m_changed.end(),
                     [folder](const std::string& name) { return name.starts_with(folder); });
}

std::vector<std::filesystem::path> source_folders(const std::filesystem::path& project)
{
  return {project / "data", project / "content", project / "themes"};
}

Sources read_sources(Files& files, const ProjectFolders& folders)
{
  Sources sources;
  std::vector<Job> jobs = find_jobs(files, folders, sources);
  run_all(jobs, files);
  for (Job& job : jobs)
    add(sources, job.result.made);
  return sources;
}

} // namespace peil::read
