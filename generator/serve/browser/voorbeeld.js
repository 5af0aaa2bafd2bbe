// Keeps a page of `peil serve` fresh: shows it anew when the site has changed, where the reader was,
// and lays the mistakes of the last build over it. Only served pages have this script.
(() => {
  'use strict';
  const { bestand, versie, start } = document.currentScript.dataset;
  const memory = 'peil-voorbeeld';
  const onceReloaded = { now: false };
  let shownVersion = Number(versie);
  let news = { versie: 0 };
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

  function whereWeAre() {
    const active = document.activeElement;
    return {
      address: location.pathname, x: scrollX, y: scrollY, anchor: scrollY > 0 ? anchor() : null,
      focus: active && active !== document.body && !panel?.contains(active) ? describe(active) : null,
      open: [...document.querySelectorAll('details')].map(one => one.open),
    };
  }

  function goBackTo(kept) {
    if (kept?.address !== location.pathname) return;
    const details = [...document.querySelectorAll('details')];
    if (details.length === kept.open.length) details.forEach((one, i) => { one.open = kept.open[i]; });
    if (kept.focus) find(kept.focus)?.focus({ preventScroll: true });
    const place = kept.anchor && document.getElementById(kept.anchor.id);
    if (place) scrollBy({ top: place.getBoundingClientRect().top - kept.anchor.top, behavior: 'instant' });
    else scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
  }

  // --- Loading the page again --------------------------------------------------------------------

  function reload() {
    if (onceReloaded.now) return;
    onceReloaded.now = true;
    sessionStorage.setItem(memory, JSON.stringify(whereWeAre()));
    // The browser would do its own after ours.
    history.scrollRestoration = 'manual';
    location.reload();
  }

  function arrive() {
    const kept = JSON.parse(sessionStorage.getItem(memory) ?? 'null');
    sessionStorage.removeItem(memory);
    history.scrollRestoration = 'auto';
    goBackTo(kept);
  }

  // --- Or putting it in the place of the one that is shown -----------------------------------------

  // Sooner there than one that is loaded again, for the browser keeps its window, style sheets and
  // scripts. A window stays, so what scripts of the page hang on it goes away with the page.
  const hung = [];
  function watchWhatScriptsHang() {
    for (const where of [window, document]) {
      const add = where.addEventListener;
      where.addEventListener = (...listening) => {
        hung.push(() => where.removeEventListener(...listening));
        add.apply(where, listening);
      };
    }
  }

  const isSheet = node => node.nodeName === 'LINK' && node.rel === 'stylesheet';
  const isOfPreview = node => node.dataset?.peilVoorbeeld !== undefined;

  // Sheets that stay are not touched: one that is moved is applied anew, and the page would flicker.
  function replaceHead(fresh) {
    const shown = new Map([...document.head.childNodes].filter(isSheet).map(sheet => [sheet.href, sheet]));
    const wanted = [...fresh.childNodes].map(node => (isSheet(node) && shown.get(node.href)) || node);
    const outdated = [...shown.values()].filter(sheet => !wanted.includes(sheet) && !isOfPreview(sheet));
    for (const node of [...document.head.childNodes])
      if (!isSheet(node)) node.remove();
    const coming = wanted.filter(node => isSheet(node) && node.ownerDocument !== document)
      .map(sheet => new Promise(resolve => { sheet.onload = resolve; sheet.onerror = resolve; }));
    let last = null;
    for (const node of wanted) {
      if (node.ownerDocument !== document)
        last ? last.after(node) : document.head.prepend(node);
      last = node;
    }
    // The page is never without: the old ones go when all new ones are there.
    Promise.all(coming).then(() => { for (const sheet of outdated) sheet.remove(); });
  }

  function replaceAttributes(shown, fresh) {
    for (const { name } of [...shown.attributes])
      if (!fresh.hasAttribute(name)) shown.removeAttribute(name);
    for (const { name, value } of fresh.attributes) shown.setAttribute(name, value);
  }

  // A script that came with a text that was parsed does not run; a new element does. Fails when one of
  // them does: what stands in the way of running twice, does not when the page is loaded again.
  function runScripts() {
    const scripts = [...document.querySelectorAll('script[src]:not([data-bestand])')];
    return Promise.all(scripts.map(old => new Promise((resolve, reject) => {
      const script = document.createElement('script');
      for (const { name, value } of old.attributes) script.setAttribute(name, value);
      script.async = false;
      script.onload = resolve;
      script.onerror = reject;
      window.onerror = reject;
      old.replaceWith(script);
    }))).finally(() => { window.onerror = null; });
  }

  /// This page as it came along with the news: { bestand, versie, html }.
  let sent = null;

  async function fetchText() {
    if (sent?.versie >= news.gewijzigd[bestand]) return sent.html;
    const answer = await fetch(location.href);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  }

  async function fetchPage() {
    const page = new DOMParser().parseFromString(await fetchText(), 'text/html');
    const { dataset } = page.querySelector('script[data-bestand]');
    if (dataset.start !== start || dataset.bestand !== bestand) throw new Error(dataset.bestand);
    // Modules run once in a window.
    if (page.querySelector('script[type=module]')) throw new Error('module');
    return { page, version: Number(dataset.versie) };
  }

  let renewing = null;

  async function renew() {
    const { page, version } = await fetchPage();
    const place = whereWeAre();
    while (hung.length > 0) hung.pop()();
    replaceAttributes(document.documentElement, page.documentElement);
    replaceHead(page.head);
    document.body.replaceWith(page.body);
    if (panel) document.body.prepend(panel);
    goBackTo(place);
    shownVersion = version;
    await runScripts();
    // What waits for the page to be there hears that it is, and what is pointed at is so again.
    document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
    window.dispatchEvent(new Event('load'));
    if (location.hash) location.replace(location.hash);
    goBackTo(place);
  }

  // --- What changed ------------------------------------------------------------------------------

  const fileOf = address => decodeURIComponent(new URL(address, location.href).pathname).slice(1);

  // A new sheet takes over once it is there, so that the page is never without. Until then more may
  // have come for the same file.
  function replaceSheets(isNew, versions) {
    const byFile = new Map();
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]'))
      byFile.set(fileOf(link.href), [...byFile.get(fileOf(link.href)) ?? [], link]);
    for (const [file, links] of byFile) {
      if (!isNew(file)) continue;
      const fresh = links.at(-1).cloneNode();
      fresh.href = `${links.at(-1).href.split('?')[0]}?${start}-${versions[file]}`;
      fresh.addEventListener('load', () => { for (const link of links) link.remove(); });
      links.at(-1).after(fresh);
    }
  }

  function follow() {
    if (renewing) return;
    const { gewijzigd } = news;
    const isNew = file => (gewijzigd[file] ?? 0) > shownVersion;
    if ([...document.querySelectorAll('script[src]')].some(one => isNew(fileOf(one.src)))) return reload();
    if (isNew(bestand)) {
      renewing = renew().then(() => { renewing = null; follow(); }, reload);
      return;
    }
    replaceSheets(isNew, gewijzigd);
    shownVersion = news.versie;
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

  function receive(latest) {
    // Another run of the program: it knows nothing of our version.
    if (latest.start !== start) return reload();
    if (latest.versie <= news.versie) return;
    news = latest;
    follow();
    const mistakes = JSON.stringify(news.fouten);
    if (mistakes !== shownMistakes) showMistakes(news.fouten);
    shownMistakes = mistakes;
  }

  const ask = () => fetch('/_peil/stand').then(answer => answer.json()).then(receive).catch(() => {});

  // A browser opens no more than six connections to one host. So one of all tabs listens and tells the
  // others; when it closes, the next takes over.
  const tabs = new BroadcastChannel(memory);
  tabs.onmessage = event => hear(event.data);
  function hear(message) {
    if (!('html' in message)) receive(message);
    else if (message.bestand === bestand) sent = message;
  }
  function listen() {
    const events = new EventSource('/_peil/gebeurtenissen');
    const tell = event => {
      const message = JSON.parse(event.data);
      tabs.postMessage(message);
      hear(message);
    };
    events.onmessage = tell;
    events.addEventListener('bladzijde', tell);
    return new Promise(() => {});
  }
  if (navigator.locks) navigator.locks.request(memory, listen);
  else listen();

  // After the scripts of the page: they may make it longer.
  document.addEventListener('DOMContentLoaded', arrive, { once: true });
  // Back in a page that the browser kept.
  addEventListener('pageshow', event => { if (event.persisted) ask(); });
  watchWhatScriptsHang();
  ask();
})();
