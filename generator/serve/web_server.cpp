#include "serve/web_server.hpp"

#include "serve/browser_files.hpp"
#include "serve/media_type.hpp"
#include "serve/page_parts.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/core.h>
#include <httplib.h>
#include <thread>

namespace peil::serve {
namespace {

constexpr const char* k_host = "127.0.0.1";

// Every tab that listens holds one, and a browser opens six connections at once.
constexpr std::size_t k_threads = 32;

// How long an idle connection is kept, and so how long stopping may take.
constexpr int k_idle_seconds = 1;

// A connection that is silent for long is taken for dead by what stands between.
constexpr std::chrono::seconds k_sign_of_life{10};

// What stands at an address with its version in it never changes.
constexpr const char* k_for_ever = "max-age=31536000, immutable";

constexpr int k_moved = 301;
constexpr int k_not_modified = 304;
constexpr int k_forbidden = 403;
constexpr int k_not_found = 404;
constexpr int k_wrong_method = 405;
constexpr int k_unavailable = 503;

// Others may not ask us through a name that they point at this machine.
bool is_for_us(const httplib::Request& request)
{
  const std::string host = request.get_header_value("Host");
  const std::string name = host.substr(0, host.rfind(':'));
  return name.empty() || name == k_host || name == "localhost";
}

// What a host does not hand out either: what the site tells the web server.
bool is_hidden(std::string_view path)
{
  return path == "_headers" || path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

std::string file_of(std::string_view address)
{
  std::string path(address.substr(std::min<std::size_t>(1, address.size())));
  if (path.empty() || path.ends_with('/'))
    path += "index.html";
  return path;
}

bool is_page(std::string_view path)
{
  return path.ends_with(".html");
}

std::string_view query_of(const httplib::Request& request)
{
  const std::size_t query = request.target.find('?');
  return query == std::string::npos ? std::string_view()
                                    : std::string_view(request.target).substr(query + 1);
}

std::string with_query(const std::string& address, const httplib::Request& request)
{
  const std::string_view query = query_of(request);
  return query.empty() ? address : fmt::format("{}?{}", address, query);
}

/// Answers one request at a time; knows the site and nothing of sockets.
class Answers
{
public:
  Answers(ShownSite& site, Language language) : m_site(site), m_language(language) {}

  void answer(const httplib::Request& request, httplib::Response& response)
  {
    if (!is_for_us(request)) {
      response.status = k_forbidden;
      return;
    }
    for (const auto& [name, value] : headers_for(m_site.header_rules(), request.path))
      response.set_header(name, value);
    if (request.method != "GET" && request.method != "HEAD") {
      response.status = k_wrong_method;
      response.set_header("Allow", "GET, HEAD");
      // Its body is not read, so what follows on this connection would be taken for a request.
      response.set_header("Connection", "close");
    } else if (request.path.starts_with(k_own_place))
      answer_own(request, response);
    else
      answer_file(request, response);
  }

private:
  void answer_own(const httplib::Request& request, httplib::Response& response)
  {
    set_header(response, "Cache-Control",
               query_of(request) == m_site.start() ? k_for_ever : "no-store");
    if (request.path == k_script)
      response.set_content(k_browser_script, "text/javascript; charset=utf-8");
    else if (request.path == k_style)
      response.set_content(k_browser_style, "text/css; charset=utf-8");
    else if (request.path == k_state)
      response.set_content(m_site.state(), "application/json");
    else if (request.path == k_events)
      answer_events(response);
    else
      response.status = k_not_found;
  }

  // One value, whatever the site itself asks for.
  static void set_header(httplib::Response& response, const char* name, const std::string& value)
  {
    response.headers.erase(name);
    response.set_header(name, value);
  }

  // Server-sent events: the state at once, and again whenever it changes.
  void answer_events(httplib::Response& response)
  {
    response.set_chunked_content_provider(
        "text/event-stream",
        [this, sent = std::uint64_t{0}](std::size_t, httplib::DataSink& sink) mutable {
          const std::uint64_t version = m_site.version();
          if (version == sent && !m_site.wait_for_other(sent, k_sign_of_life)) {
            sink.done();
            return true;
          }
          std::string event = ":\n\n";
          if (const std::uint64_t now = m_site.version(); now != sent) {
            event = changed_pages(sent) + "retry: 300\ndata: " + m_site.state() + "\n\n";
            sent = now;
          }
          return sink.write(event.data(), event.size());
        });
  }

  // The pages that somebody looks at come along with the news that they changed: asking for them
  // would take longer than showing them. Not with the first news.
  std::string changed_pages(std::uint64_t since) const
  {
    std::string events;
    if (since == 0)
      return events;
    const std::uint64_t version = m_site.version();
    for (const std::string& path : m_site.last_visited())
      if (const auto file = m_site.find(path); file && file->since > since) {
        const nlohmann::json page = {
            {"bestand", path},
            {"versie", version},
            {"html", page_text(*file->bytes, {path, version, m_site.start()})}};
        events += "event: bladzijde\ndata: " +
                  page.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n\n";
      }
    return events;
  }

  void answer_file(const httplib::Request& request, httplib::Response& response)
  {
    // Before the file: what changes after this is news to the page.
    const std::uint64_t version = m_site.version();
    const std::string path = file_of(request.path);
    const std::optional<ShownFile> file = is_hidden(path) ? std::nullopt : m_site.find(path);
    if (file && is_page(path)) {
      m_site.note_visit(path);
      send_page(*file->bytes, {path, version, m_site.start()}, response);
    } else if (file)
      send_file(path, *file, request, response);
    else if (!is_hidden(path) && m_site.find(path + "/index.html")) {
      response.status = k_moved;
      response.set_header("Location", with_query("/" + path + "/", request));
    } else
      send_nothing(path, version, response);
  }

  void send_page(const std::string& html, const PageStamp& stamp, httplib::Response& response) const
  {
    // The stamp differs each time, so a kept copy is never the same page.
    set_header(response, "Cache-Control", "no-store");
    send(std::make_shared<const std::string>(page_text(html, stamp)), media_type(".html"),
         response);
  }

  std::string page_text(const std::string& html, const PageStamp& stamp) const
  {
    const std::string page = with_versions(html, stamp.path, [this](const std::string& path) {
      const std::optional<ShownFile> file = m_site.find(path);
      return file ? std::optional(version_of(*file)) : std::nullopt;
    });
    return with_script(page, stamp);
  }

  // Another run of the program at the same address counts its versions anew.
  std::string version_of(const ShownFile& file) const
  {
    return fmt::format("{}-{}", m_site.start(), file.since);
  }

  void send_file(const std::string& path, const ShownFile& file, const httplib::Request& request,
                 httplib::Response& response) const
  {
    const std::string tag = fmt::format("\"{}\"", version_of(file));
    response.set_header("ETag", tag);
    if (query_of(request) == version_of(file))
      set_header(response, "Cache-Control", k_for_ever);
    if (request.get_header_value("If-None-Match") == tag)
      response.status = k_not_modified;
    else
      send(file.bytes, media_type(path), response);
  }

  // The page of the site that says so, or of our own while there is no site.
  void send_nothing(const std::string& path, std::uint64_t version, httplib::Response& response)
  {
    const std::optional<ShownFile> page = m_site.find("404.html");
    if (!m_site.is_empty() && !page) {
      response.status = k_not_found;
      response.set_content("404\n", "text/plain");
      return;
    }
    response.status = page ? k_not_found : k_unavailable;
    send_page(page ? *page->bytes : page_without_site(m_language), {path, version, m_site.start()},
              response);
  }

  // Not as a body: httplib would pack that with brotli at its slowest, half a second for a report.
  static void send(const std::shared_ptr<const std::string>& bytes, std::string_view type,
                   httplib::Response& response)
  {
    if (bytes->empty())
      return response.set_content("", std::string(type));
    response.set_content_provider(
        bytes->size(), std::string(type),
        [bytes](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
          return sink.write(bytes->data() + offset, length);
        });
  }

  ShownSite& m_site;
  Language m_language;
};

// Without SO_REUSEPORT, which httplib sets by itself: two previews would share the port.
void share_no_port(socket_t socket)
{
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

Diagnostic cannot_listen(int port)
{
  return machine_failure(
      say("kan poort {} op deze computer niet gebruiken: een ander programma heeft haar al, of ze "
          "is niet vrij te gebruiken",
          "cannot use port {} on this machine: another program has it already, or it is not free "
          "to use",
          port),
      say("stop dat andere programma, of kies een andere poort: peil serve --port {}; met --port 0 "
          "kiest Peil er zelf een",
          "stop that other program, or choose another port: peil serve --port {}; with --port 0 "
          "Peil chooses one",
          port == 65535 ? 8001 : port + 1));
}

} // namespace

class WebServer::Listener
{
public:
  Listener(ShownSite& site, Language language) : m_answers(site, language)
  {
    m_server.set_socket_options(share_no_port);
    // Without this a small answer waits 40 ms for the acknowledgement of the one before.
    m_server.set_tcp_nodelay(true);
    m_server.set_keep_alive_timeout(k_idle_seconds);
    m_server.new_task_queue = [] { return new httplib::ThreadPool(k_threads); };
    m_server.set_pre_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) {
          m_answers.answer(request, response);
          return httplib::Server::HandlerResponse::Handled;
        });
  }
  ~Listener()
  {
    m_server.stop();
    if (m_thread.joinable())
      m_thread.join();
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// The port, or nothing.
  std::optional<int> bind(int port)
  {
    if (port == 0) {
      const int found = m_server.bind_to_any_port(k_host);
      return found > 0 ? std::optional(found) : std::nullopt;
    }
    return m_server.bind_to_port(k_host, port) ? std::optional(port) : std::nullopt;
  }

  void listen()
  {
    m_thread = std::thread([this] { m_server.listen_after_bind(); });
    // Told to stop before it runs, it would run for ever.
    while (!m_server.is_running())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

private:
  Answers m_answers;
  httplib::Server m_server;
  std::thread m_thread;
};

WebServer::WebServer(std::unique_ptr<Listener> listener, int port)
    : m_listener(std::move(listener)), m_port(port)
{
}

WebServer::~WebServer() = default;

Result<std::unique_ptr<WebServer>> WebServer::start(ShownSite& site, int port, Language language)
{
  auto listener = std::make_unique<Listener>(site, language);
  const std::optional<int> bound = listener->bind(port);
  if (!bound)
    return cannot_listen(port);
  listener->listen();
  return std::unique_ptr<WebServer>(new WebServer(std::move(listener), *bound));
}

} // namespace peil::serve
