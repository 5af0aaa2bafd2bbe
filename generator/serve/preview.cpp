#include "serve/preview.hpp"

#include "base/output.hpp"
#include "serve/folder_watch.hpp"
#include "serve/shown_site.hpp"
#include "serve/stop_signals.hpp"
#include "serve/web_server.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <poll.h>

namespace peil::serve {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// An editor that saves gives several events, the last when the file is whole; this long after that
// it is done.
constexpr milliseconds k_settled{1};
// One that replaces a file has taken the old one away before it puts the new one there.
constexpr milliseconds k_replaced{60};
// Saving without end is no reason to show nothing.
constexpr milliseconds k_longest_settling{150};
// All of the site is made when nobody saves for so long.
constexpr milliseconds k_quiet{120};
// And if somebody keeps saving, after this time all the same.
constexpr std::chrono::seconds k_longest_partial{3};

// The count says how many there are; nobody reads more at once.
constexpr std::size_t k_most_shown = 100;

void print(std::FILE* where, const std::string& text)
{
  peil::print(where, text);
  std::fflush(where);
}

class Preview
{
public:
  Preview(SiteMaker& maker, const PreviewOptions& options)
      : m_maker(maker), m_options(options), m_watch(options.watched), m_site(options.headers)
  {
  }

  Diagnostics run()
  {
    Result<std::unique_ptr<WebServer>> server =
        WebServer::start(m_site, m_options.port, m_options.language);
    if (!server.ok())
      return server.mistakes();
    make_all();
    say_where(server.value()->port());
    follow_changes();
    m_site.stop();
    return {};
  }

private:
  void say_where(int port) const
  {
    print(stdout, say("voorbeeld: http://127.0.0.1:{}/ (stoppen: Ctrl-C)\n",
                      "preview: http://127.0.0.1:{}/ (stop: Ctrl-C)\n", port)
                      .in(m_options.language));
  }

  void follow_changes()
  {
    while (true) {
      switch (wait(m_partial_since ? k_quiet : milliseconds(-1))) {
      case Woken::to_stop:
        return;
      case Woken::by_time:
        make_all();
        break;
      case Woken::by_change:
        if (!settle())
          return;
        make_what_is_looked_at();
        break;
      }
    }
  }

  enum class Woken
  {
    to_stop,
    by_change,
    by_time
  };

  // A negative time is for ever.
  Woken wait(milliseconds at_most) const
  {
    std::array<pollfd, 2> waiting{
        {{m_signals.descriptor(), POLLIN, 0}, {m_watch.descriptor(), POLLIN, 0}}};
    const int ready = poll(waiting.data(), waiting.size(), static_cast<int>(at_most.count()));
    if (ready <= 0)
      return Woken::by_time;
    return waiting[0].revents != 0 ? Woken::to_stop : Woken::by_change;
  }

  // Waits until the editor is done. False when it is time to stop.
  bool settle()
  {
    const Clock::time_point start = Clock::now();
    FolderWatch::News news = FolderWatch::News::nothing;
    while (Clock::now() - start < k_longest_settling) {
      const FolderWatch::News more = m_watch.take_news();
      news = more == FolderWatch::News::nothing ? news : more;
      m_news = m_news || news != FolderWatch::News::nothing;
      const Woken woken = wait(news == FolderWatch::News::gone ? k_replaced : k_settled);
      if (woken == Woken::to_stop)
        return false;
      if (woken == Woken::by_time)
        break;
    }
    return true;
  }

  void make_what_is_looked_at()
  {
    if (!std::exchange(m_news, false))
      return;
    const bool overdue = m_partial_since && Clock::now() - *m_partial_since > k_longest_partial;
    if (m_site.is_empty() || overdue)
      return make_all();
    if (!m_partial_since)
      m_partial_since = Clock::now();
    Result<std::vector<OutputFile>> pages = m_maker.make_pages(m_site.last_visited());
    if (!pages.ok())
      return tell(pages.mistakes());
    m_site.show_some(std::move(pages).value());
    // What all of the site was needed to find, all of the site must take back.
    if (!m_found_in_all)
      tell({});
  }

  void make_all()
  {
    m_partial_since.reset();
    Result<std::vector<OutputFile>> files = m_maker.make_site();
    m_found_in_all = !files.ok();
    if (!files.ok())
      return tell(files.mistakes());
    m_site.show(std::move(files).value());
    tell(m_maker.write_site());
  }

  // In the browser and, once for each change, in the terminal.
  void tell(const Diagnostics& mistakes)
  {
    std::string text;
    nlohmann::json list = nlohmann::json::array();
    for (const Diagnostic& one : mistakes) {
      if (list.size() == k_most_shown)
        break;
      list.push_back(m_options.text_of(one));
      text += list.back().get<std::string>();
    }
    if (text == m_told)
      return;
    m_told = text;
    if (mistakes.empty()) {
      m_site.show_mistakes(nullptr);
      print(stderr, say("hersteld: er zijn geen fouten meer\n", "mended: no mistakes are left\n")
                        .in(m_options.language));
      return;
    }
    const std::string count = m_options.count_of(mistakes);
    print(stderr, text + count + "\n");
    m_site.show_mistakes(for_browser(count, std::move(list)));
  }

  nlohmann::json for_browser(const std::string& count, nlohmann::json list) const
  {
    const Language language = m_options.language;
    return {{"taal", language == Language::dutch ? "nl" : "en"},
            {"kop", count},
            {"uitleg", say("Hieronder staat de laatste goede bladzijde. Deze melding verdwijnt "
                           "zodra het bestand verbeterd en bewaard is.",
                           "Below is the last good page. This message goes away once the file is "
                           "mended and saved.")
                           .in(language)},
            {"verberg", say("Verbergen (Esc)", "Hide (Esc)").in(language)},
            {"meldingen", std::move(list)}};
  }

  SiteMaker& m_maker;
  const PreviewOptions& m_options;
  StopSignals m_signals;
  FolderWatch m_watch;
  ShownSite m_site;
  /// Since when only what is looked at is up to date.
  std::optional<Clock::time_point> m_partial_since;
  bool m_news = false;
  bool m_found_in_all = false;
  std::string m_told;
};

} // namespace

Diagnostics run_preview(SiteMaker& maker, const PreviewOptions& options)
{
  return Preview(maker, options).run();
}

} // namespace peil::serve
