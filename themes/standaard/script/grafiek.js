// Draws a chart anew in the place of its drawing, so that it answers to mouse and keyboard. Loaded
// when a reader asks for it. No eval and no style in the page: formulas run in Vega's interpreter,
// the tooltip is styled by the style sheet.
'use strict';

(() => {
  const { texts, fill, element, load } = peil;

  async function loadVega() {
    await load('vega.min.js');
    await Promise.all([load('vega-lite.min.js'), load('vega-interpreter.js')]);
    await load('vega-embed.min.js');
  }

  async function fetchSpecification(figure) {
    const response = await fetch(figure.querySelector('[data-specificatie]').href);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.json();
  }

  // --- The specification as the reader's browser should draw it --------------------------------

  function* objectsIn(value) {
    if (value === null || typeof value !== 'object') return;
    if (!Array.isArray(value)) yield value;
    for (const part of Object.values(value)) yield* objectsIn(part);
  }

  const atMidnight = value =>
    (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00` : value);

  /// A date alone means midnight in Greenwich to Vega, which is the day before in the Americas.
  function useLocalDates(spec) {
    const temporal = [...objectsIn(spec)].filter(one => one.type === 'temporal');
    const fields = temporal.map(one => one.field);
    for (const channel of temporal) {
      if (channel.datum) channel.datum = atMidnight(channel.datum);
      if (Array.isArray(channel.scale?.domain)) channel.scale.domain = channel.scale.domain.map(atMidnight);
    }
    for (const one of objectsIn(spec))
      for (const field of fields)
        if (field in one) one[field] = atMidnight(one[field]);
  }

  function configured(spec, figure) {
    const house = {
      background: null,
      locale: spec.usermeta?.locale,
    };
    // What a mark shows by itself, in charts that do not say what to show.
    if (![...objectsIn(spec)].some(one => 'tooltip' in one))
      Object.assign(house, { mark: { tooltip: true }, text: { tooltip: null } });
    const config = vega.mergeConfig(house, spec.config ?? {});
    // Vega's roles are English and the canvas that measures words knows no `inherit`.
    return { ...spec, config: { ...config, aria: false, font: getComputedStyle(figure).fontFamily } };
  }

  /// The words of a tooltip as HTML. By itself the tooltip would show an image where a field has
  /// that name.
  function formatTooltip(value, sanitize) {
    if (Array.isArray(value)) return value.map(one => sanitize(asText(one))).join(', ');
    if (value === null || typeof value !== 'object') return sanitize(asText(value));
    const { title, ...rest } = value;
    const heading = title === undefined ? '' : `<h2>${sanitize(asText(title))}</h2>`;
    const rows = Object.entries(rest).filter(([, one]) => one !== undefined)
      .map(([name, one]) => `<tr><td class="key">${sanitize(name)}</td><td class="value">${sanitize(asText(one))}</td></tr>`);
    return heading + (rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : '');
  }

  const asText = value => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value));

  function draw(host, spec) {
    // A condition may come true only now: what no drawing may have is refused again.
    const refuse = async address => { throw new Error(`not from here: ${address}`); };
    return vegaEmbed(host, spec, {
      loader: { load: refuse, sanitize: refuse },
      mode: 'vega-lite',
      renderer: 'svg',
      ast: true,
      expr: vegaInterpreter.expressionInterpreter,
      actions: false,
      defaultStyle: false,
      tooltip: { disableDefaultStyle: true, formatTooltip },
    });
  }

  // --- Walking along the values ----------------------------------------------------------------

  /// A tooltip in words: "Datum: 1 jan 2026, Stand: 3".
  function described(tooltip) {
    if (typeof tooltip !== 'object') return String(tooltip);
    return Object.entries(tooltip)
      .map(([name, value]) => (name === 'title' ? String(value) : `${name}: ${value}`)).join(', ');
  }

  function centre(item, kind) {
    const { bounds } = item;
    if (kind === 'line' || kind === 'area' || !bounds) return [item.x ?? 0, item.y ?? 0];
    return [(bounds.x1 + bounds.x2) / 2, (bounds.y1 + bounds.y2) / 2];
  }

  /// Every mark with something to tell, where it stands in the drawing; those that say the same in
  /// the same place count once.
  function tellingMarks(view) {
    const found = new Map();
    const walk = (mark, left, top) => {
      for (const item of mark.items) {
        if (mark.marktype === 'group') {
          for (const inner of item.items) walk(inner, left + (item.x ?? 0), top + (item.y ?? 0));
        } else if (item.tooltip !== undefined && item.tooltip !== null && item.tooltip !== '') {
          const [x, y] = centre(item, mark.marktype);
          const words = described(item.tooltip);
          const key = `${words} ${Math.round(left + x)} ${Math.round(top + y)}`;
          if (!found.has(key)) found.set(key, { item, words, x: left + x, y: top + y });
        }
      }
    };
    walk(view.scenegraph().root, 0, 0);
    return [...found.values()];
  }

  /// A ring around the mark that is being told about.
  function makeRing(svg) {
    const space = 'http://www.w3.org/2000/svg';
    const group = document.createElementNS(space, 'g');
    const ring = document.createElementNS(space, 'circle');
    group.setAttribute('transform', svg.querySelector('g').getAttribute('transform') ?? '');
    ring.setAttribute('class', 'grafiek__ring');
    ring.setAttribute('r', '9');
    group.append(ring);
    return {
      show({ x, y }) {
        ring.setAttribute('cx', x);
        ring.setAttribute('cy', y);
        svg.append(group);
      },
      hide: () => group.remove(),
    };
  }

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function followKeyboard(host, view, message) {
    const marks = tellingMarks(view);
    const svg = host.querySelector('svg');
    const ring = makeRing(svg);
    let at = -1;

    const hide = () => {
      view.tooltip().call(view, null, new MouseEvent('mouseout'), null, null);
      ring.hide();
    };
    const show = () => {
      const mark = marks[at];
      const place = new DOMPoint(mark.x, mark.y).matrixTransform(svg.querySelector('g').getScreenCTM());
      const event = new MouseEvent('mousemove', { clientX: place.x, clientY: place.y });
      view.tooltip().call(view, null, event, mark.item, mark.item.tooltip);
      ring.show(mark);
      message.textContent = fill(texts.grafiek_waarde, at + 1, marks.length, mark.words);
    };
    const next = key => {
      if (key === 'Home') return 0;
      if (key === 'End') return marks.length - 1;
      if (at < 0) return steps[key] > 0 ? 0 : marks.length - 1;
      return (at + steps[key] + marks.length) % marks.length;
    };

    host.addEventListener('keydown', event => {
      if (marks.length === 0 || !(event.key in steps || event.key === 'Home' || event.key === 'End')) return;
      event.preventDefault();
      at = next(event.key);
      show();
    });
    // What is told stands in the message; a screen reader need not find it in the drawing as well.
    hide();
    for (const shown of [svg, document.getElementById('vg-tooltip-element')])
      shown?.setAttribute('aria-hidden', 'true');
    host.addEventListener('blur', hide);
    // Also what the mouse called up must go away on request.
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      hide();
      message.textContent = '';
    });
    return marks.length;
  }

  // --- In the place of the drawing -------------------------------------------------------------

  peil.makeInteractive = async (figure, message) => {
    const drawing = figure.querySelector('.grafiek');
    const host = element('div', {
      class: 'grafiek grafiek--levend',
      role: 'application',
      tabindex: '0',
      'aria-label': `${drawing.getAttribute('aria-label')} ${texts.grafiek_uitleg}`,
    });
    try {
      await loadVega();
      const spec = await fetchSpecification(figure);
      useLocalDates(spec);
      drawing.before(host);
      drawing.hidden = true;
      const { view } = await draw(host, configured(spec, figure));
      const marks = followKeyboard(host, view, message);
      message.className = 'alleen-voorlezen';
      message.textContent = fill(texts.grafiek_klaar, marks);
      host.focus({ preventScroll: true });
    } catch (error) {
      host.remove();
      drawing.hidden = false;
      throw error;
    }
  };
})();
