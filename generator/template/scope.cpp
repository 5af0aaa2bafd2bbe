#include "template/scope.hpp"

#include "base/suggestion.hpp"

namespace peil::template_engine {
namespace {

using nlohmann::json;

const json k_null;

const json* find_member(const json* object, const std::string& name)
{
  if (object == nullptr)
    return nullptr;
  const auto* const members = object->get_ptr<const json::object_t*>();
  if (members == nullptr)
    return nullptr;
  const auto found = members->find(name);
  return found == members->end() ? nullptr : &found->second;
}

void add_keys(std::vector<std::string>& names, const json* object)
{
  if (object == nullptr || !object->is_object())
    return;
  for (const auto& [key, value] : object->items())
    names.push_back(key);
}

std::vector<std::string> names_in(const Scope& scope)
{
  std::vector<std::string> names;
  for (const Frame* frame = scope.frames; frame != nullptr; frame = frame->outer)
    names.emplace_back(frame->name);
  add_keys(names, scope.data);
  add_keys(names, scope.shared);
  return names;
}

class Resolver
{
public:
  Resolver(const Path& path, const Scope& scope, Diagnostics& mistakes)
      : m_path(path), m_scope(scope), m_mistakes(mistakes)
  {
  }

  const json* resolve()
  {
    const json* value = first_step();
    while (value != nullptr && m_step < m_path.steps.size()) {
      if (value->is_null() && m_path.steps[m_step - 1].may_be_absent)
        return &k_null;
      value = member(*value);
    }
    return value;
  }

private:
  const json* first_step()
  {
    const PathStep& step = m_path.steps.front();
    for (const Frame* frame = m_scope.frames; frame != nullptr; frame = frame->outer)
      if (frame->name == step.name)
        return frame->loop == nullptr ? taken(frame->value) : loop_member(*frame->loop);
    if (const json* value = find_member(m_scope.data, step.name))
      return taken(value);
    if (const json* value = find_member(m_scope.shared, step.name))
      return taken(value);
    if (step.may_be_absent)
      return absent();
    return report_unknown(say("onbekende naam '{}'", "unknown name '{}'", step.name),
                          names_in(m_scope));
  }

  const json* member(const json& object)
  {
    const PathStep& step = m_path.steps[m_step];
    if (const json* value = find_member(&object, step.name))
      return taken(value);
    if (!object.is_object())
      return report_no_object(object);
    if (step.may_be_absent)
      return absent();
    std::vector<std::string> names;
    add_keys(names, &object);
    return report_unknown(
        say("'{0}' heeft geen '{1}'", "'{0}' has no '{1}'", m_path.text(m_step - 1), step.name),
        names);
  }

  const json* loop_member(const Loop& loop)
  {
    const std::string_view name =
        m_path.steps.size() > 1 ? std::string_view(m_path.steps[1].name) : std::string_view();
    m_step = 2;
    if (name == "index")
      return &loop.index;
    if (name == "first")
      return &loop.first;
    if (name == "last")
      return &loop.last;
    m_mistakes.push_back(error_at(m_path.steps.front().at,
                                  say("'loop' is geen waarde", "'loop' is no value"),
                                  say("verwacht loop.index, loop.first of loop.last",
                                      "expected loop.index, loop.first or loop.last")));
    return nullptr;
  }

  const json* taken(const json* value)
  {
    ++m_step;
    return value;
  }

  const json* absent()
  {
    m_step = m_path.steps.size();
    return &k_null;
  }

  std::nullptr_t report_unknown(Sentence message, const std::vector<std::string>& known)
  {
    const PathStep& step = m_path.steps[m_step];
    const std::optional<std::string> nearest = suggest(step.name, known);
    m_mistakes.push_back(
        error_at(step.at, std::move(message),
                 nearest ? say("bedoelt u '{}'?", "did you mean '{}'?", *nearest)
                         : say("mag de waarde ontbreken, schrijf dan '{}?'",
                               "if the value may be absent, write '{}?'", m_path.text(m_step))));
    return nullptr;
  }

  std::nullptr_t report_no_object(const json& value)
  {
    const PathStep& step = m_path.steps[m_step];
    const std::string text = m_path.text(m_step - 1);
    const Sentence kind = kind_of(value);
    Sentence message = say("'{0}' is {1} en heeft geen '{2}'", "", text, kind.nl, step.name);
    message.en = fmt::format("'{0}' is {1} and has no '{2}'", text, kind.en, step.name);
    Sentence hint = value.is_null()
                        ? say("mag de waarde ontbreken, schrijf dan '{0}?.{1}'",
                              "if the value may be absent, write '{0}?.{1}'", text, step.name)
                        : Sentence{};
    m_mistakes.push_back(error_at(step.at, std::move(message), std::move(hint)));
    return nullptr;
  }

  const Path& m_path;
  const Scope& m_scope;
  Diagnostics& m_mistakes;
  /// The step to take next.
  std::size_t m_step = 0;
};

} // namespace

const json* resolve(const Path& path, const Scope& scope, Diagnostics& mistakes)
{
  return Resolver(path, scope, mistakes).resolve();
}

} // namespace peil::template_engine
