#include "chart_worker/chart_engine.hpp"

#include "chart_worker/worker_script.hpp"

#include <memory>

namespace peil::chart_worker {
namespace {

struct ReleaseString
{
  void operator()(JSStringRef string) const { JSStringRelease(string); }
};
using JsString = std::unique_ptr<OpaqueJSString, ReleaseString>;

JsString to_js(const std::string& text)
{
  return JsString(JSStringCreateWithUTF8CString(text.c_str()));
}

std::string to_utf8(JSContextRef context, JSValueRef value)
{
  const JsString string(JSValueToStringCopy(context, value, nullptr));
  if (!string)
    return "(no text)";
  std::string text(JSStringGetMaximumUTF8CStringSize(string.get()), '\0');
  const std::size_t size = JSStringGetUTF8CString(string.get(), text.data(), text.size());
  text.resize(size > 0 ? size - 1 : 0); // without the closing NUL
  return text;
}

} // namespace

ChartEngine::ChartEngine() : m_context(JSGlobalContextCreate(nullptr))
{
  load(k_worker_script, "worker.js");
}

ChartEngine::~ChartEngine()
{
  JSGlobalContextRelease(m_context);
}

std::optional<std::string> ChartEngine::load(const std::string& source, const std::string& name)
{
  JSValueRef exception = nullptr;
  JSEvaluateScript(m_context, to_js(source).get(), nullptr, to_js(name).get(), 1, &exception);
  if (exception == nullptr)
    return std::nullopt;
  return name + ": " + to_utf8(m_context, exception);
}

// Setting the line as a global and starting by script keeps us to the simplest part of the C API.
// The second script runs when the microtasks of the first are done.
std::string ChartEngine::answer(const std::string& request_line)
{
  const JSObjectRef global = JSContextGetGlobalObject(m_context);
  JSObjectSetProperty(m_context, global, to_js("peilRequest").get(),
                      JSValueMakeString(m_context, to_js(request_line).get()),
                      kJSPropertyAttributeNone, nullptr);
  load("peil.start(peilRequest)", "request");
  const JSValueRef line =
      JSEvaluateScript(m_context, to_js("peil.takeAnswer()").get(), nullptr, nullptr, 1, nullptr);
  return line != nullptr ? to_utf8(m_context, line) : R"({"id":null,"error":"no answer"})";
}

} // namespace peil::chart_worker
