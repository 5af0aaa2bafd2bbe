// Search over the site's own index (zoeken/index.js). Without it the page is a list from A to Z.
'use strict';

(() => {
  const { texts, fill, fold, element, load } = peil;
  const part = name => document.querySelector(`[data-${name}]`);
  const [form, status, list, letters] = ['zoekvak', 'zoekstand', 'zoekuitkomsten', 'zoeklijst'].map(part);
  const input = form.elements.q;

  const mostResults = 50;
  const waitAfterTyping = 120;

  // --- The index -----------------------------------------------------------------------------

  const options = {
    fields: ['titel', 'koppen', 'samenvatting', 'soort', 'stand'],
    extractField: (entry, name) => (Array.isArray(entry[name]) ? entry[name].join(' ') : entry[name]),
    processTerm: fold,
    searchOptions: {
      boost: { titel: 4, koppen: 2 },
      prefix: true,
      // One slip in a short word, more in a long one; in very short words every slip is a word.
      fuzzy: term => (term.length > 3 ? 0.2 : false),
      combineWith: 'AND',
    },
  };

  let index;

  async function loadIndex() {
    await Promise.all([load('minisearch.js'), load('../zoeken/index.js')]);
    if (index) return;
    index = new MiniSearch(options);
    index.addAll(peilZoekindex);
  }

  function find(question) {
    const all = index.search(question);
    return all.length > 0 ? all : index.search(question, { combineWith: 'OR' });
  }

  // --- What was found ------------------------------------------------------------------------

  /// The text with the words that matched in <mark>.
  function highlighted(text, terms) {
    const parts = [];
    let end = 0;
    for (const word of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      if (!terms.has(fold(word[0]))) continue;
      parts.push(text.slice(end, word.index), element('mark', { class: 'nl-mark' }, word[0]));
      end = word.index + word[0].length;
    }
    return [...parts, text.slice(end)];
  }

  function shown(result) {
    const entry = peilZoekindex[result.id];
    const terms = new Set(result.terms);
    const kind = [entry.soort, entry.stand].filter(Boolean).join(', ');
    const item = element('li', {},
      element('a', { href: entry.adres }, ...highlighted(entry.titel, terms)),
      ' ', element('span', { class: 'zoeken__soort' }, kind));
    const heading = entry.koppen.find(one => highlighted(one, terms).length > 1);
    for (const text of [entry.samenvatting, heading])
      if (text) item.append(element('p', { class: 'zoeken__tekst' }, ...highlighted(text, terms)));
    return item;
  }

  function told(question, number) {
    if (number === 0) return fill(texts.zoek_geen, question);
    if (number === 1) return fill(texts.zoek_een, question);
    return number > mostResults ? fill(texts.zoek_eerste, number, question, mostResults)
      : fill(texts.zoek_meer, number, question);
  }

  function clear(message) {
    status.textContent = message;
    list.replaceChildren();
    list.hidden = true;
    letters.hidden = false;
  }

  function show(question) {
    const results = find(question);
    status.textContent = told(question, results.length);
    list.replaceChildren(...results.slice(0, mostResults).map(shown));
    list.hidden = results.length === 0;
    letters.hidden = results.length > 0;
  }

  // --- Asking --------------------------------------------------------------------------------

  /// So that a search can be kept, sent on and come back to.
  function rememberInAddress(question) {
    const address = new URL(location.href);
    if (question) address.searchParams.set('q', question);
    else address.searchParams.delete('q');
    try {
      history.replaceState(null, '', address);
    } catch {
      // Some browsers do not allow it in a page read from disk.
    }
  }

  async function ask() {
    const question = input.value.trim();
    rememberInAddress(question);
    if (!question) return clear('');
    try {
      await loadIndex();
    } catch {
      return clear(texts.zoek_mislukt);
    }
    // Typing went on while the index was loading: the last question is answered.
    if (question === input.value.trim()) show(question);
  }

  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, waitAfterTyping);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    ask();
  });

  // --- By keyboard ---------------------------------------------------------------------------

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || list.hidden) return;
    const stops = [input, ...list.querySelectorAll('a')];
    const target = stops[stops.indexOf(document.activeElement) + step];
    if (!target) return;
    event.preventDefault();
    target.focus();
  }
  input.addEventListener('keydown', move);
  list.addEventListener('keydown', move);

  form.hidden = false;
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) ask();
})();
