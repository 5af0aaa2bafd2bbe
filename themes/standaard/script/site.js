// Makes pages handier: charts that answer, tables that sort and filter. Every page is complete
// without it. What readers see or hear comes from the page itself (delen/script-teksten.html).
'use strict';

(() => {
  // The other scripts stand beside this one, wherever the site is.
  const here = document.currentScript.src;
  const { teksten: texts = {}, notatie: notation = {} } =
    JSON.parse(document.getElementById('teksten')?.textContent ?? '{}');
  const language = document.documentElement.lang;

  // --- What all scripts share ----------------------------------------------------------------

  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);

  const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const loading = new Map();

  /// Loads a script of the site once; after a failure the next call tries again.
  function load(address) {
    const src = new URL(address, here).href;
    if (!loading.has(src)) {
      loading.set(src, new Promise((resolve, reject) => {
        const script = element('script', { src });
        script.addEventListener('load', resolve);
        script.addEventListener('error', () => {
          loading.delete(src);
          reject(new Error(`cannot load ${src}`));
        });
        document.head.append(script);
      }));
    }
    return loading.get(src);
  }

  globalThis.peil = { texts, fill, fold, element, load };

  // --- Charts --------------------------------------------------------------------------------

  function offerInteraction(figure) {
    const button = element('button', { type: 'button', class: 'nl-button nl-button--secondary grafiek__knop' },
      texts.grafiek_knop);
    // Stays in the page from the start: a live region that comes with its text is not read out.
    const message = element('p', { class: 'grafiek__melding', role: 'status' });
    figure.querySelector('.grafiek').after(button, message);
    button.addEventListener('click', async () => {
      if (button.getAttribute('aria-disabled') === 'true') return;
      button.setAttribute('aria-disabled', 'true');
      message.textContent = texts.grafiek_laden;
      try {
        await load('grafiek.js');
        await peil.makeInteractive(figure, message);
        button.remove();
      } catch {
        button.removeAttribute('aria-disabled');
        message.className = 'grafiek__melding';
        message.textContent = texts.grafiek_mislukt;
      }
    });
  }

  // --- Tables that sort ----------------------------------------------------------------------

  const collator = new Intl.Collator(language, { numeric: true });
  const literal = mark => (mark ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [decimal, group] = [notation.decimaalteken, notation.duizendteken].map(literal);
  const writtenNumber =
    new RegExp(`^(?:\\p{Sc}\\s*)?[-−]?(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${decimal}\\d+)?\\s*%?$`, 'u');

  const fromWritten = text => Number(text.replaceAll(notation.duizendteken, '')
    .replace(notation.decimaalteken, '.').replace('−', '-').replace(/[^\d.-]/g, ''));

  /// What a cell is worth: the marked value, the date of a <time>, or the text as people read it.
  function worth(cell) {
    const marked = cell.matches('[data-waarde]') ? cell : cell.querySelector('[data-waarde]');
    if (marked) return { text: marked.dataset.waarde, number: Number(marked.dataset.waarde || NaN) };
    const time = cell.querySelector('time');
    if (time) return { text: time.dateTime, number: NaN };
    const text = cell.querySelector('.geen') ? '' : cell.textContent.trim();
    return { text, number: writtenNumber.test(text) ? fromWritten(text) : NaN };
  }

  function compare(one, other) {
    if (!Number.isNaN(one.number) && !Number.isNaN(other.number)) return one.number - other.number;
    return collator.compare(one.text, other.text);
  }

  function sortBody(body, column, direction) {
    const rows = [...body.rows].map(row => ({ row, worth: worth(row.cells[column]) }));
    // What is not known comes last, either way.
    rows.sort((one, other) => (one.worth.text === '') - (other.worth.text === '')
      || direction * compare(one.worth, other.worth));
    body.append(...rows.map(({ row }) => row));
  }

  function sortBy(table, heading) {
    const descending = heading.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead.querySelectorAll('[aria-sort]')) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    for (const body of table.tBodies) sortBody(body, heading.cellIndex, descending ? -1 : 1);
  }

  function makeSortable(table) {
    if (table.tHead?.rows.length !== 1 || table.querySelector('tbody [colspan], tbody [rowspan]')) return;
    for (const heading of table.tHead.rows[0].cells) {
      const button = element('button', { type: 'button', class: 'sorteer' }, ...heading.childNodes);
      heading.append(button);
      button.addEventListener('click', () => sortBy(table, heading));
    }
  }

  // --- Tables that filter --------------------------------------------------------------------

  const fewestRowsToFilter = 11;

  function makeFilterable(table, number) {
    const rows = [...table.tBodies].flatMap(body => [...body.rows]);
    if (rows.length < fewestRowsToFilter) return;
    const words = new Map(rows.map(row => [row, fold(row.textContent)]));
    const id = `tabelfilter-${number}`;
    const input = element('input', { id, class: 'utrecht-textbox', type: 'search', autocomplete: 'off' });
    const count = element('p', { class: 'tabelfilter__aantal', role: 'status' });
    const update = () => {
      const wanted = fold(input.value).split(/\s+/);
      for (const row of rows) row.hidden = !wanted.every(word => words.get(row).includes(word));
      const shown = rows.filter(row => !row.hidden).length;
      count.textContent = fill(texts.tabel_aantal, shown, rows.length);
    };
    input.addEventListener('input', update);
    update();
    (table.closest('.tabel-venster') ?? table).before(
      element('div', { class: 'tabelfilter' }, element('label', { for: id }, texts.tabel_filter), input, count));
  }

  // --- Begin ---------------------------------------------------------------------------------

  // A page opened from disk may not fetch a chart's specification.
  if (location.protocol !== 'file:')
    document.querySelectorAll('[data-grafiek]').forEach(offerInteraction);
  document.querySelectorAll('table[data-tabel="sorteer"]').forEach(makeSortable);
  document.querySelectorAll('table[data-filter]').forEach(makeFilterable);
})();
