// Keeps a page of `peil serve` fresh: shows it anew when the site has changed, where the reader was,
// and lays the mistakes of the last build over it. Only served pages have this script.
(() => {
  'use strict';
  const { bestand, versie, start } = document.currentScript.dataset;
  const memory = 'peil-voorbeeld';
  const onceReloaded = { now: false };
  let shownVersion = Number(versie);
  let latest = 0;
  let panel = null;

  // --- Where the reader was ----------------------------------------------------------------------

  // An element by what it says: what stands before it may have changed.
  const alike = ({ kind, text }) =>
    [...document.querySelectorAll(kind)].filter(one => one.textContent === text);

  function describe(element) {
    if (element.id) return { id: element.id };
    const same = { kind: element.localName, text: element.textContent };
    return { ...same, number: alike(same).indexOf(element) };
  }

  const find = described => (described.id ? document.getElementById(described.id) : alike(described)[described.number]);

  // The last part with an id that is above the top of the window: what comes above it may grow.
  function anchor() {
    let found = null;
    for (const one of document.querySelectorAll('main [id]')) {
      const top = one.getBoundingClientRect().top;
      if (top > 0) break;
      found = { id: one.id, top };
    }
    return found;
  }

  function remember() {
    const active = document.activeElement;
    sessionStorage.setItem(memory, JSON.stringify({
      address: location.pathname, x: scrollX, y: scrollY, anchor: scrollY > 0 ? anchor() : null,
      focus: active && active !== document.body && !panel?.contains(active) ? describe(active) : null,
      open: [...document.querySelectorAll('details')].map(one => one.open),
    }));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(memory) ?? 'null');
    sessionStorage.removeItem(memory);
    history.scrollRestoration = 'auto';
    if (kept?.address !== location.pathname) return;
    const details = [...document.querySelectorAll('details')];
    if (details.length === kept.open.length) details.forEach((one, i) => { one.open = kept.open[i]; });
    if (kept.focus) find(kept.focus)?.focus({ preventScroll: true });
    const place = kept.anchor && document.getElementById(kept.anchor.id);
    if (place) scrollBy({ top: place.getBoundingClientRect().top - kept.anchor.top, behavior: 'instant' });
    else scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
  }

  function reload() {
    if (onceReloaded.now) return;
    onceReloaded.now = true;
    remember();
    // The browser would do its own after ours.
    history.scrollRestoration = 'manual';
    location.reload();
  }

  // --- What changed ------------------------------------------------------------------------------

  const fileOf = address => decodeURIComponent(new URL(address, location.href).pathname).slice(1);

  // A new sheet takes over once it is there, so that the page is never without.
  function replaceSheet(link, version) {
    const fresh = link.cloneNode();
    fresh.href = `${link.href.split('?')[0]}?${start}-${version}`;
    fresh.addEventListener('load', () => link.remove());
    link.after(fresh);
  }

  function follow({ gewijzigd }) {
    const isNew = file => (gewijzigd[file] ?? 0) > shownVersion;
    const scripts = [...document.querySelectorAll('script[src]')];
    if (isNew(bestand) || scripts.some(one => isNew(fileOf(one.src)))) return reload();
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]'))
      if (isNew(fileOf(link.href))) replaceSheet(link, gewijzigd[fileOf(link.href)]);
    shownVersion = latest;
  }

  // --- Mistakes ----------------------------------------------------------------------------------

  function element(name, text, properties = {}) {
    return Object.assign(document.createElement(name), { textContent: text, ...properties });
  }

  function hideMistakes() {
    panel?.remove();
    panel = null;
  }

  function withStyle() {
    if (document.querySelector('link[data-peil-voorbeeld]')) return;
    const link = element('link', '', { rel: 'stylesheet', href: '/_peil/voorbeeld.css' });
    link.dataset.peilVoorbeeld = '';
    document.head.append(link);
  }

  function showMistakes(mistakes) {
    const was = panel?.contains(document.activeElement);
    hideMistakes();
    if (!mistakes) return;
    withStyle();
    panel = element('section', '', { className: 'peil-voorbeeld', lang: mistakes.taal });
    panel.setAttribute('role', 'alert');
    panel.setAttribute('aria-label', mistakes.kop);
    const close = element('button', mistakes.verberg, { type: 'button' });
    close.addEventListener('click', hideMistakes);
    panel.append(close, element('h2', mistakes.kop), element('p', mistakes.uitleg));
    for (const text of mistakes.meldingen) {
      // One that is wider than the window can be scrolled by keyboard.
      panel.append(element('pre', text, { tabIndex: 0 }));
    }
    document.body.prepend(panel);
    if (was) close.focus();
  }

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && panel) hideMistakes();
  });

  // --- The news ----------------------------------------------------------------------------------

  let shownMistakes = 'null';

  function receive(news) {
    // Another run of the program: it knows nothing of our version.
    if (news.start !== start) return reload();
    if (news.versie <= latest) return;
    latest = news.versie;
    follow(news);
    const mistakes = JSON.stringify(news.fouten);
    if (mistakes !== shownMistakes) showMistakes(news.fouten);
    shownMistakes = mistakes;
  }

  const ask = () => fetch('/_peil/stand').then(answer => answer.json()).then(receive).catch(() => {});

  // A browser opens no more than six connections to one host. So one of all tabs listens and tells the
  // others; when it closes, the next takes over.
  const tabs = new BroadcastChannel(memory);
  tabs.onmessage = event => receive(event.data);
  function listen() {
    const events = new EventSource('/_peil/gebeurtenissen');
    events.onmessage = event => {
      const news = JSON.parse(event.data);
      tabs.postMessage(news);
      receive(news);
    };
    return new Promise(() => {});
  }
  if (navigator.locks) navigator.locks.request(memory, listen);
  else listen();

  restore();
  ask();
  // Back in a page that the browser kept.
  addEventListener('pageshow', event => { if (event.persisted) ask(); });
})();
