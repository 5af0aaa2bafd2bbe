#include "template/renderer.hpp"

#include "template/compiler.hpp"
#include "template/escape.hpp"
#include "template/evaluation.hpp"
#include "template/relative_address.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <forward_list>
#include <utility>

namespace peil::template_engine {
namespace {

using nlohmann::json;

constexpr std::size_t k_usual_page_bytes = 16 * 1024;
// Templates that include each other twice, or loops within loops, can ask for any amount of both.
constexpr std::size_t k_largest_page = 50'000'000;
constexpr std::size_t k_most_blocks = 20'000'000;

// A name and, when filters made it, its value.
struct BoundName
{
  Storage storage;
  Frame frame;
};

// The names that one block gives to values; a list, for others point at its elements.
using BoundNames = std::forward_list<BoundName>;

// What a block knows: the names around it and, as it goes, its own.
struct Surroundings
{
  Scope scope;
  BoundNames own_names;
};

void append_number(std::string& text, const json& number)
{
  if (number.is_number_unsigned())
    text += fmt::format_int(number.get<std::uint64_t>()).str();
  else if (number.is_number_integer())
    text += fmt::format_int(number.get<std::int64_t>()).str();
  else
    text += fmt::format("{}", number.get<double>());
}

bool is_no_number(const json& value)
{
  return value.is_number_float() && !std::isfinite(value.get<double>());
}

class Renderer
{
public:
  Renderer(const Program& program, const RenderContext& context)
      : m_program(program), m_context(context)
  {
    m_page.reserve(k_usual_page_bytes);
  }

  Result<std::string> render(std::size_t template_index, const json& data)
  {
    render(*m_program.templates[template_index], Scope{nullptr, &data, m_context.shared});
    if (!m_mistakes.empty())
      return sorted(std::move(m_mistakes));
    return std::move(m_page);
  }

private:
  void render(const Block& block, const Scope& scope)
  {
    Surroundings here{scope, {}};
    if (++m_blocks > k_most_blocks || m_page.size() > k_largest_page)
      return stop_without_end();
    for (const Node& node : block) {
      if (m_stopped)
        return;
      std::visit([&](const auto& content) { add(content, here); }, node.content);
    }
  }

  void stop_without_end()
  {
    if (!m_stopped)
      m_mistakes.push_back(error_at(
          m_include_at,
          say("de pagina wordt groter dan {} MB, of er komt geen einde aan",
              "the page gets larger than {} MB, or there is no end to it",
              k_largest_page / 1'000'000),
          say("kijk of sjablonen elkaar telkens meer dan één keer invoegen, of herhalingen in "
              "elkaar staan",
              "see whether templates include each other more than once each time, or loops stand "
              "in loops")));
    m_stopped = true;
  }

  void add(const Text& text, Surroundings& /*here*/) { target() += text.bytes; }

  void add(const Print& print, Surroundings& here)
  {
    Storage storage;
    const json* value = evaluate(print.value, here.scope, storage, m_mistakes);
    m_address_failed = m_address_failed || value == nullptr;
    if (value == nullptr)
      return;
    if (print.escape == Escape::json)
      append_json_island(m_page, *value);
    else if (value->is_string())
      append_escaped(value->get_ref<const std::string&>(), print.escape);
    else if (is_no_number(*value) || !value->is_number())
      add_unprintable(print, *value);
    else
      append_number(target(), *value);
  }

  // A yes or no is a word of HTML in an attribute (aria-expanded), but not of Dutch in a text.
  void add_unprintable(const Print& print, const json& value)
  {
    if (value.is_boolean() && print.escape == Escape::attribute) {
      m_page += value.get<bool>() ? "true" : "false";
      return;
    }
    const Sentence kind = kind_of(value);
    Sentence message{"waarde is " + kind.nl, "value is " + kind.en};
    if (is_no_number(value))
      message = say("waarde is oneindig of geen getal", "value is infinite or not a number");
    m_mistakes.push_back(error_at(print.value.at, std::move(message), advice_on_kind(value)));
  }

  static Sentence advice_on_kind(const json& value)
  {
    if (value.is_null())
      return {"kies met {% if %}, of schrijf | default(\"…\")",
              "choose with {% if %}, or write | default(\"…\")"};
    if (value.is_boolean())
      return {"kies de woorden met {% if %}", "choose the words with {% if %}"};
    if (value.is_array())
      return {"schrijf de lijst uit met {% for %}", "write the list out with {% for %}"};
    if (value.is_object())
      return {"noem een naam uit het object", "take a name of the object"};
    return {};
  }

  void append_escaped(const std::string& text, Escape escape)
  {
    if (escape == Escape::address)
      append_to_address(m_address, text);
    else if (escape == Escape::attribute)
      append_escaped_attribute(m_page, text);
    else if (escape == Escape::raw)
      m_page += text;
    else
      append_escaped_text(m_page, text);
  }

  void add(const AddressBegin& begin, Surroundings& /*here*/)
  {
    m_open_address = &begin;
    m_address.clear();
    m_address_failed = false;
    m_mistakes_before_address = m_mistakes.size();
  }

  void add(const AddressEnd& /*end*/, Surroundings& /*here*/)
  {
    const AddressBegin& begin = *m_open_address;
    m_open_address = nullptr;
    if (m_address_failed || m_mistakes.size() > m_mistakes_before_address)
      return;
    std::optional<Refusal> refusal = refusal_of_address(m_address, begin.use);
    if (m_address.empty())
      refusal = Refusal{say("adres is leeg", "address is empty"), {}};
    if (refusal)
      m_mistakes.push_back(
          error_at(begin.at, std::move(refusal->message), std::move(refusal->hint)));
    else if (is_site_address(m_address))
      append_site_address(m_address);
    else
      append_escaped_attribute(m_page, m_address);
  }

  void add(const SiteAddress& literal, Surroundings& /*here*/)
  {
    append_site_address(literal.address);
  }

  void append_site_address(std::string_view address)
  {
    m_relative.clear();
    append_relative_address(m_relative, m_context.page_path,
                            m_context.place_of ? m_context.place_of(address)
                                               : std::string(address));
    append_escaped_attribute(m_page, m_relative);
  }

  void add(const If& node, Surroundings& here)
  {
    const Scope& scope = here.scope;
    for (const Branch& branch : node.branches)
      if (holds(branch.condition, scope, m_mistakes))
        return render(branch.body, scope);
    render(node.otherwise, scope);
  }

  void add(const For& loop, Surroundings& here)
  {
    const Scope& scope = here.scope;
    Storage storage;
    const json* list = evaluate(loop.list, scope, storage, m_mistakes);
    if (list == nullptr || !can_be_walked(loop, *list))
      return;
    if (list->empty())
      return render(loop.when_empty, scope);
    std::size_t index = 0;
    for (auto element = list->begin(); element != list->end() && !m_stopped; ++element) {
      ++index;
      const Loop state{index, index == 1, index == list->size()};
      const Frame state_frame{scope.frames, "loop", nullptr, &state};
      const Frame value_frame{&state_frame, loop.value_name, &*element, nullptr};
      if (loop.key_name.empty()) {
        render(loop.body, {&value_frame, scope.data, scope.shared});
        continue;
      }
      const json key = element.key();
      const Frame key_frame{&value_frame, loop.key_name, &key, nullptr};
      render(loop.body, {&key_frame, scope.data, scope.shared});
    }
  }

  bool can_be_walked(const For& loop, const json& list)
  {
    const bool keyed = !loop.key_name.empty();
    if (list.is_null() ? is_marked_optional(loop.list)
                       : (keyed ? list.is_object() : list.is_array()))
      return true;
    const Sentence kind = kind_of(list);
    Sentence message = say("for over {}", "", kind.nl);
    message.en = "for over " + kind.en;
    m_mistakes.push_back(error_at(loop.list.at, std::move(message), advice_on_walking(loop, list)));
    return false;
  }

  static bool is_marked_optional(const Expression& list)
  {
    const auto* const path = std::get_if<Path>(&list.source);
    return path != nullptr && std::any_of(path->steps.begin(), path->steps.end(),
                                          [](const PathStep& step) { return step.may_be_absent; });
  }

  static Sentence advice_on_walking(const For& loop, const json& list)
  {
    if (list.is_object())
      return say("schrijf 'for sleutel, {} in …'", "write 'for key, {} in …'", loop.value_name);
    if (list.is_array())
      return say("schrijf 'for {} in …'", "write 'for {} in …'", loop.value_name);
    if (list.is_null())
      return say("mag de lijst ontbreken, zet dan '?' achter de naam",
                 "if the list may be absent, put '?' behind the name");
    return say("verwacht een lijst", "expected a list");
  }

  void add(const Include& include, Surroundings& here)
  {
    const Scope& scope = here.scope;
    if (m_depth == k_deepest_nesting) {
      m_mistakes.push_back(
          error_at(include.at, say("meer dan {} sjablonen in elkaar ingevoegd",
                                   "more than {} templates within each other", k_deepest_nesting)));
      m_stopped = true;
      return;
    }
    BoundNames names;
    Scope inner = include.only ? Scope{nullptr, nullptr, scope.shared} : scope;
    for (const Binding& binding : include.bindings)
      bind(binding, scope, names, inner);
    const std::size_t mistakes_before = m_mistakes.size();
    const Position around = std::exchange(m_include_at, include.at);
    ++m_depth;
    render(*m_program.templates[include.template_index], inner);
    --m_depth;
    m_include_at = around;
    note_include(include, mistakes_before);
  }

  // Says where the template with the mistake was included, for the nearest include only.
  void note_include(const Include& include, std::size_t first_mistake)
  {
    for (std::size_t i = first_mistake; i < m_mistakes.size(); ++i)
      if (m_mistakes[i].notes.empty())
        m_mistakes[i].notes.push_back({include.at, say("hier ingevoegd", "included here")});
  }

  // Makes a name known in `inner`, with a value as it is in `outer`.
  void bind(const Binding& binding, const Scope& outer, BoundNames& names, Scope& inner)
  {
    BoundName& name = names.emplace_front();
    const json* value = evaluate(binding.value, outer, name.storage, m_mistakes);
    name.frame = {inner.frames, binding.name, value, nullptr};
    inner.frames = &name.frame;
  }

  void add(const Set& set, Surroundings& here)
  {
    bind(set.binding, here.scope, here.own_names, here.scope);
  }

  std::string& target() { return m_open_address == nullptr ? m_page : m_address; }

  const Program& m_program;
  const RenderContext& m_context;
  std::string m_page;
  std::string m_address;
  std::string m_relative;
  const AddressBegin* m_open_address = nullptr;
  /// A part of the address is missing because of a mistake, perhaps one reported earlier.
  bool m_address_failed = false;
  std::size_t m_mistakes_before_address = 0;
  Diagnostics m_mistakes;
  int m_depth = 0;
  /// The include that is being rendered, if any.
  Position m_include_at;
  std::size_t m_blocks = 0;
  bool m_stopped = false;
};

} // namespace

Result<std::string> render_template(const Program& program, std::size_t template_index,
                                    const json& data, const RenderContext& context)
{
  return Renderer(program, context).render(template_index, data);
}

} // namespace peil::template_engine
