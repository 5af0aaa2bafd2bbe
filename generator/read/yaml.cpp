#include "read/yaml.hpp"

#include "base/limits.hpp"
#include "base/text.hpp"
#include "read/characters.hpp"
#include "read/places.hpp"
#include "read/yaml_mistakes.hpp"
#include "read/yaml_refusals.hpp"
#include "read/yaml_text.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_map>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace peil::read {
namespace {

constexpr std::size_t k_none = std::string_view::npos;
constexpr std::size_t k_deepest_nesting = 50;
constexpr std::string_view k_hard_space = "\xC2\xA0";

// Thrown through yaml-cpp when nothing further on can be trusted; caught in `run_parser`.
struct StopReading
{
};

// Makes a tree of the events of yaml-cpp, and judges what it passes over in silence. Marks are
// used for their byte offset only: their line and column are wrong at the end of a file.
class TreeBuilder final : public YAML::EventHandler
{
public:
  explicit TreeBuilder(const Places& places) : m_places(places), m_text(places.text())
  {
    m_root.at = places.at(0, 0);
  }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override { m_document_ended = true; }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

  void on_end_of_text() { check_gap(m_text.size()); }
  void on_exception(const YAML::Exception& exception);

  Result<Value> take_result()
  {
    if (!m_mistakes.empty())
      return sorted(std::move(m_mistakes));
    return std::move(m_root);
  }

private:
  // A list or map that has begun and not ended.
  struct Frame
  {
    Value value;
    std::size_t start = 0;
    bool flow = false;
    // Of a map: the key that waits for its value. A refused key has no place in the tree.
    bool has_key = false;
    bool key_refused = false;
    Located<std::string> key;
    std::unordered_map<std::string, Position> seen;

    bool expects_key() const { return value.is_map() && !has_key; }
  };

  std::size_t offset_of(const YAML::Mark& mark) const
  {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), m_text.size());
  }
  bool expects_key() const { return !m_frames.empty() && m_frames.back().expects_key(); }
  [[noreturn]] void stop(Diagnostic mistake)
  {
    m_mistakes.push_back(std::move(mistake));
    throw StopReading();
  }

  YamlProgress progress() const;
  int column_of(std::size_t offset) const
  {
    return static_cast<int>(offset - m_places.line_start(offset));
  }
  int block_column() const;
  void open(Value::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  void close();
  void add(Value value, std::size_t start, std::size_t end);
  void add_refused(std::size_t start);
  void stop_at_limits(std::size_t start);
  void take_key(Frame& frame, const Value& value, std::size_t start, std::size_t end);
  void check_key(Frame& frame, const Value& value, std::size_t start, std::size_t end);

  bool knows_mistake_in_line(std::size_t offset) const;
  bool refuse_decoration(std::size_t start, bool has_tag, YAML::anchor_t anchor);
  std::size_t end_of_scalar(std::size_t start, bool quoted, const std::string& value);
  void check_plain(std::size_t start, std::size_t end);
  void check_comment(std::size_t end);
  bool check_key_in_text(std::size_t start, std::string_view text);
  void check_dashes_in_text(std::size_t start, std::size_t end, bool begins_line);
  void check_gap(std::size_t to);
  std::optional<std::size_t> end_of_written_null(std::size_t start) const;
  std::size_t dash_of_empty_item(const Frame& frame) const;

  const Places& m_places;
  std::string_view m_text;
  Value m_root;
  std::vector<Frame> m_frames;
  Diagnostics m_mistakes;
  std::size_t m_first_content = k_none;
  std::size_t m_values = 0;
  // Where the scalar that was read last begins, when it stands in quotes.
  std::optional<std::size_t> m_last_quote;
  // Everything before this offset is in the tree.
  std::size_t m_end = 0;
  std::optional<YamlProgress::Open> m_closed;
  bool m_document_begun = false;
  bool m_document_ended = false;
};

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark)
{
  if (!m_document_begun) {
    m_document_begun = true;
    return;
  }
  const std::size_t start = offset_of(mark);
  if (!m_mistakes.empty())
    throw StopReading();
  check_gap(start);
  const std::size_t next = skip_blanks_and_comments(m_text, m_end);
  if (m_text.substr(next, 3) == "..." || m_first_content == k_none)
    stop(second_document(m_places, next, next));
  if (m_places.line_start(start) == m_places.line_start(m_end))
    stop(text_after_value(m_places, start));
  stop(second_document(m_places, start, m_first_content));
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor)
{
  const std::size_t start = offset_of(mark);
  m_closed.reset();
  if (refuse_decoration(start, false, anchor))
    return add_refused(start);
  const bool after_comma = !m_frames.empty() && m_frames.back().flow && start < m_text.size() &&
                           m_text[start] == ',' &&
                           (m_frames.back().value.is_list() || expects_key());
  if (after_comma)
    m_mistakes.push_back(empty_list_item(m_places, start));
  if (expects_key()) {
    if (!after_comma)
      m_mistakes.push_back(empty_key(m_places, start));
    return add_refused(start);
  }

  Value value;
  if (const std::optional<std::size_t> end = end_of_written_null(start)) {
    value.at = m_places.at(start, *end);
    return add(std::move(value), start, *end);
  }
  // Nothing is written: the mark is that of whatever comes next.
  if (m_frames.empty()) {
    value.at = m_places.at(m_end);
  } else if (m_frames.back().value.is_map()) {
    value.at = m_frames.back().key.at;
  } else {
    const std::size_t dash = dash_of_empty_item(m_frames.back());
    value.at = m_places.at(dash);
    m_end = std::max(m_end, std::min(dash + 1, m_text.size()));
  }
  check_comment(m_end);
  add(std::move(value), m_end, m_end);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t)
{
  const std::size_t start = offset_of(mark);
  m_mistakes.push_back(refused_alias(m_places, start));
  add_refused(start);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& text)
{
  const std::size_t start = offset_of(mark);
  check_gap(start);
  m_closed.reset();
  const bool marked = start < m_text.size() && m_text[start] == '!';
  if (refuse_decoration(start, marked || (tag != "?" && tag != "!"), anchor))
    return add_refused(start);

  Value value;
  value.kind = Value::Kind::scalar;
  value.quoted = tag == "!";
  const std::size_t end = end_of_scalar(start, value.quoted, text);
  value.at = m_places.at(start, end);
  if (value.quoted && has_refused_character(text))
    m_mistakes.push_back(refused_character_in_text(value.at));
  if (!value.quoted && !expects_key())
    check_plain(start, end);
  value.text = text;
  add(std::move(value), start, end);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value style)
{
  open(Value::Kind::list, mark, tag, anchor, style);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style)
{
  open(Value::Kind::map, mark, tag, anchor, style);
}

void TreeBuilder::on_exception(const YAML::Exception& exception)
{
  const std::size_t where = offset_of(exception.mark);
  const std::size_t next = skip_blanks_and_comments(m_text, m_end);
  const bool on_next_line =
      next < m_text.size() && m_places.line_start(next) != m_places.line_start(m_end);
  if (m_document_ended && on_next_line && m_mistakes.empty())
    m_mistakes.push_back(second_document(m_places, next, m_first_content));
  else if (!knows_mistake_in_line(where))
    m_mistakes.push_back(explain_syntax_error(m_places, progress(), where, exception.msg));
}

// A stumble in the line of a mistake that we know follows from it.
bool TreeBuilder::knows_mistake_in_line(std::size_t offset) const
{
  const std::uint32_t line = m_places.at(offset).line;
  return std::any_of(m_mistakes.begin(), m_mistakes.end(),
                     [line](const Diagnostic& one) { return one.at.line == line; });
}

YamlProgress TreeBuilder::progress() const
{
  YamlProgress progress;
  for (const Frame& frame : m_frames) {
    progress.open.push_back(
        {frame.start, column_of(frame.start), frame.flow, frame.value.is_list()});
  }
  progress.closed = m_closed;
  progress.quotes_from = m_last_quote.value_or(m_end);
  return progress;
}

// The column of the innermost list or map without brackets, -1 at the top.
int TreeBuilder::block_column() const
{
  for (auto frame = m_frames.rbegin(); frame != m_frames.rend(); ++frame)
    if (!frame->flow)
      return column_of(frame->start);
  return -1;
}

void TreeBuilder::open(Value::Kind kind, const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor, YAML::EmitterStyle::value style)
{
  const std::size_t start = offset_of(mark);
  check_gap(start);
  refuse_decoration(start, tag != "?" && !tag.empty(), anchor);
  if (m_frames.size() == k_deepest_nesting)
    stop(too_deep(m_places, start));
  Frame frame;
  frame.value.kind = kind;
  frame.value.at = m_places.at(start);
  frame.start = start;
  frame.flow = style == YAML::EmitterStyle::Flow;
  m_first_content = std::min(m_first_content, start);
  m_frames.push_back(std::move(frame));
}

void TreeBuilder::close()
{
  Frame frame = std::move(m_frames.back());
  m_frames.pop_back();
  if (!frame.flow)
    m_closed = {frame.start, column_of(frame.start), false, frame.value.is_list()};
  add(std::move(frame.value), frame.start, m_end);
}

void TreeBuilder::stop_at_limits(std::size_t start)
{
  if (!expects_key() && ++m_values > k_most_values)
    stop(too_many_values(m_places.at(start)));
  if (m_mistakes.size() >= k_most_mistakes)
    stop(too_many_mistakes(m_places.at(start)));
}

void TreeBuilder::add(Value value, std::size_t start, std::size_t end)
{
  stop_at_limits(start);
  m_end = std::max(m_end, end);
  m_first_content = std::min(m_first_content, start);
  if (m_frames.empty()) {
    m_root = std::move(value);
    return;
  }
  Frame& frame = m_frames.back();
  if (frame.value.is_list()) {
    frame.value.items.push_back(std::move(value));
  } else if (!frame.has_key) {
    take_key(frame, value, start, end);
  } else {
    if (!frame.key_refused)
      frame.value.members.push_back({std::move(frame.key), std::move(value)});
    frame.has_key = false;
  }
}

// Stands in the tree for what was reported, so that reading goes on to the next mistake.
void TreeBuilder::add_refused(std::size_t start)
{
  if (expects_key()) {
    stop_at_limits(start);
    m_frames.back().has_key = true;
    m_frames.back().key_refused = true;
    m_frames.back().key = {"", m_places.at(start)};
    return;
  }
  Value value;
  value.at = m_places.at(start);
  add(std::move(value), start, start);
}

void TreeBuilder::take_key(Frame& frame, const Value& value, std::size_t start, std::size_t end)
{
  frame.has_key = true;
  frame.key_refused = false;
  frame.key = {value.text, value.at};
  const std::size_t mistakes_before = m_mistakes.size();
  if (!value.is_scalar())
    m_mistakes.push_back(key_is_no_text(m_places, start));
  else
    check_key(frame, value, start, end);
  frame.key_refused = m_mistakes.size() > mistakes_before;
}

void TreeBuilder::check_key(Frame& frame, const Value& value, std::size_t start, std::size_t end)
{
  const std::size_t after = skip_blanks_and_comments(m_text, end);
  const std::size_t hard = value.text.find(k_hard_space);
  const std::optional<std::size_t> colon = colon_without_space(value.text);
  // In brackets that nothing closes the end of the file says enough.
  const bool has_colon = after < m_text.size() ? m_text[after] == ':' : frame.flow;
  if (m_places.line_start(start) != m_places.line_start(end)) {
    m_mistakes.push_back(key_over_lines(value.at));
  } else if (hard != k_none) {
    m_mistakes.push_back(hard_space(m_places, value.quoted ? start : start + hard));
  } else if (!has_colon && colon && !value.quoted) {
    m_mistakes.push_back(missing_space_after_colon(m_places, start + *colon));
  } else if (!has_colon) {
    m_mistakes.push_back(missing_colon(value.at, value.text));
  } else if (value.text == "<<" && !value.quoted) {
    m_mistakes.push_back(merge_key(value.at));
  } else {
    const auto [found, is_new] = frame.seen.emplace(value.text, value.at);
    if (!is_new)
      m_mistakes.push_back(duplicate_key(value.at, value.text, found->second));
  }
}

bool TreeBuilder::refuse_decoration(std::size_t start, bool has_tag, YAML::anchor_t anchor)
{
  if (anchor != 0)
    m_mistakes.push_back(refused_anchor(m_places, start));
  else if (has_tag)
    m_mistakes.push_back(refused_tag(m_places, start));
  return anchor != 0 || has_tag;
}

std::size_t TreeBuilder::end_of_scalar(std::size_t start, bool quoted, const std::string& value)
{
  m_last_quote.reset();
  if (!quoted)
    return end_of_plain(m_text, start, value);
  if (m_text[start] == '"' || m_text[start] == '\'') {
    m_last_quote = start;
    const std::size_t end = end_of_quoted(m_text, start);
    if (end == k_none || line_outside_block(m_text, start, end, block_column()))
      stop(quote_left_open(m_places, start));
    return end;
  }
  const std::size_t header_end = m_text.find_first_of(" \t\r\n", start);
  if (m_text.substr(start, header_end - start).find_first_of("0123456789") != k_none)
    m_mistakes.push_back(refused_block_header(m_places, start));
  return end_of_block_scalar(m_text, start, block_column());
}

// Plain text as a value: what looks like something else than text was meant.
void TreeBuilder::check_plain(std::size_t start, std::size_t end)
{
  const std::string_view text = m_text.substr(start, end - start);
  const bool begins_line =
      trimmed(m_text.substr(m_places.line_start(start), static_cast<std::size_t>(column_of(start))))
          .empty();
  const bool in_brackets = !m_frames.empty() && m_frames.back().flow;
  const bool in_list = !m_frames.empty() && m_frames.back().value.is_list();
  if (text.starts_with(k_hard_space) || text.ends_with(k_hard_space))
    m_mistakes.push_back(
        hard_space(m_places, text.starts_with(k_hard_space) ? start : end - k_hard_space.size()));
  check_comment(end);
  if (in_brackets)
    return;
  if (begins_line && !in_list && check_key_in_text(start, text))
    return;
  check_dashes_in_text(start, end, begins_line);
}

// `text #12`: YAML takes what may well be text for a comment.
void TreeBuilder::check_comment(std::size_t end)
{
  const std::size_t sign = m_text.find_first_not_of(" \t:", end);
  if (sign == k_none || sign == 0 || m_text[sign] != '#' || m_text[sign - 1] == ':')
    return;
  if (std::string_view(" \t\r\n#").find(m_text[sign + 1]) == k_none)
    m_mistakes.push_back(text_as_comment(m_places, sign));
}

// `key:value` on a line of its own.
bool TreeBuilder::check_key_in_text(std::size_t start, std::string_view text)
{
  const std::optional<std::size_t> colon = colon_without_space(text);
  if (!colon || (text.front() >= '0' && text.front() <= '9'))
    return false;
  m_mistakes.push_back(missing_space_after_colon(m_places, start + *colon));
  return true;
}

// `-text` on a line of its own, and lines that begin with a dash in the midst of a text.
void TreeBuilder::check_dashes_in_text(std::size_t start, std::size_t end, bool begins_line)
{
  const auto is_dash_and_letter = [this](std::size_t at) {
    constexpr std::string_view no_text = " \t\r\n0123456789-";
    return m_text[at] == '-' && no_text.find(m_text[at + 1]) == k_none;
  };
  const bool dash_first = begins_line && is_dash_and_letter(start);
  if (dash_first)
    m_mistakes.push_back(missing_space_after_dash(m_places, start));
  for (std::size_t line = m_places.line_end(start); line < end; line = m_places.line_end(line)) {
    line = skip_blanks_and_comments(m_text, line);
    if (m_text.substr(line, 2) == "- ")
      m_mistakes.push_back(list_item_read_as_text(m_places, line));
    else if (dash_first && is_dash_and_letter(line))
      m_mistakes.push_back(missing_space_after_dash(m_places, line));
  }
}

void TreeBuilder::check_gap(std::size_t to)
{
  if (!m_mistakes.empty())
    return;
  if (const std::optional<std::size_t> lost = find_unread_text(m_text, m_end, to))
    stop(unread_text(m_places, *lost));
}

// Just after a `~` or `null` that an author wrote at `start`.
std::optional<std::size_t> TreeBuilder::end_of_written_null(std::size_t start) const
{
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (!m_text.substr(start).starts_with(word))
      continue;
    const std::size_t end = start + word.size();
    if (end == m_text.size() || std::string_view(" \t\r\n,]}").find(m_text[end]) != k_none)
      return end;
  }
  return std::nullopt;
}

std::size_t TreeBuilder::dash_of_empty_item(const Frame& frame) const
{
  if (frame.value.items.empty())
    return frame.start;
  return std::min(skip_blanks_and_comments(m_text, m_end), m_text.size() - 1);
}

void run_parser(const std::string& text, TreeBuilder& builder)
{
  std::istringstream stream(text);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    builder.on_end_of_text();
  } catch (const StopReading&) {
    // The mistake that made us stop has been noted.
  } catch (const YAML::Exception& exception) {
    builder.on_exception(exception);
  }
}

} // namespace

Result<Value> parse_yaml(FileName file, std::string_view bytes, std::uint32_t first_line)
{
  TRY_ASSIGN(const std::string_view checked, checked_text(file, bytes, first_line));
  // With a line end at the very end yaml-cpp shows where a quote was opened that nothing closes.
  const std::string text = std::string(checked) + (checked.ends_with('\n') ? "" : "\n");
  const Places places(file, text, first_line);
  TreeBuilder builder(places);
  run_parser(text, builder);
  return builder.take_result();
}

} // namespace peil::read
