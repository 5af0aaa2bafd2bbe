#pragma once

#include "base/result.hpp"
#include "serve/shown_site.hpp"

#include <memory>

namespace peil::serve {

/// Serves a ShownSite on 127.0.0.1, from threads of its own, with the headers that the site asks
/// of web servers. Addresses outside the site do not exist: files come from memory, by name.
class WebServer
{
public:
  /// Port 0: any that is free. A machine failure when the port cannot be had. The site must outlive
  /// the server.
  static Result<std::unique_ptr<WebServer>> start(ShownSite& site, int port, Language language);

  /// Stops, and waits until all is done; ShownSite::stop comes first, or the wait is long.
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  int port() const { return m_port; }

private:
  class Listener;
  WebServer(std::unique_ptr<Listener> listener, int port);

  std::unique_ptr<Listener> m_listener;
  int m_port;
};

} // namespace peil::serve
