// Draws one Vega-Lite chart as SVG text. This file is compiled into peil-chart-worker and runs in
// JavaScriptCore before the engines: first what they expect of a browser, then our own drawing.
'use strict';

// What Vega looks for and a bare JavaScript engine lacks. There is no network and no disk here.
var self = globalThis;
var performance = {now: () => Date.now()};
var structuredClone = value => JSON.parse(JSON.stringify(value));
// Vega waits for pending work with short timers; microtasks run before the call returns.
var setTimeout = action => void Promise.resolve().then(action);
var clearTimeout = () => {};
var console = {};
for (const level of ['log', 'info', 'debug', 'warn', 'error']) {
  console[level] = (...words) => {
    if (level === 'warn' || level === 'error') peil.problems.push(words.join(' '));
  };
}

var peil = {
  problems: [], // what went wrong in the chart being drawn, in the order it was found
  refusal: null, // the first thing it may not do; all problems after it are its consequences
  answer: null, // the line to send back, set when the chart is done
};

// --- From spec to SVG --------------------------------------------------------------------------

// Vega's own warnings are the only sign of an empty or half-drawn chart, so each is a problem.
peil.logger = {
  level() { return this; },
  error(...words) { peil.problems.push(words.join(' ')); return this; },
  warn(...words) { peil.problems.push(words.join(' ')); return this; },
  info() { return this; },
  debug() { return this; },
};

peil.refuse = (kind, what) => {
  peil.refusal = peil.refusal || {refused: kind, error: what};
};

// Vega swallows what a loader throws and goes on with an empty chart, so this one only notes.
peil.loader = {
  load: async address => {
    peil.refuse('data', address);
    return [];
  },
  sanitize: async (address, options) => {
    peil.refuse(options.context, address); // `href` or `image`
    return {href: ''};
  },
};

// Vega estimates every letter as wide as a capital, which leaves legends full of holes. These are
// the widths of a usual sans serif, rounded up; Vega asks them of this table, not of a font.
peil.narrow = new Set("iljtfrI.,:;'’|!()[]/- ");
peil.wide = new Set('mwMW%@—…€');
peil.letterWidth = letter => peil.narrow.has(letter) ? 0.36
  : peil.wide.has(letter) ? 0.92
  : /[A-Z]/.test(letter) ? 0.72 : 0.6;
peil.lineWidth = line => Array.from(String(line))
  .reduce((width, letter) => width + peil.letterWidth(letter), 0);
peil.textWidth = (item, text) => {
  const lines = Array.isArray(text ?? item.text) ? text ?? item.text : [text ?? item.text ?? ''];
  const size = vega.textMetrics.height(item) * (item.fontWeight === 'bold' ? 1.1 : 1);
  return Math.ceil(size * Math.max(...lines.map(peil.lineWidth)));
};

// Half of the work is compiling, and what comes of it depends on the rows by their place only. So a
// chart of which nothing but rows changed is not compiled again. A chart with problems is, for it
// must tell them again.
peil.compiledByText = new Map();
peil.mostCompiled = 100;

// The chart with names in the place of its rows, and those rows, each once: Vega-Lite takes two data
// sets with the same rows for one.
peil.withoutRows = spec => {
  const rows = [];
  const nameByText = new Map();
  const bare = JSON.parse(JSON.stringify(spec), (key, part) => {
    if (key !== 'data' || !part || !Array.isArray(part.values) || part.name !== undefined) return part;
    const {values, ...rest} = part;
    const text = JSON.stringify(values);
    if (!nameByText.has(text)) nameByText.set(text, `peil-rows-${rows.push(values) - 1}`);
    return {...rest, name: nameByText.get(text)};
  });
  return {bare, rows};
};

peil.compile = spec => {
  const {bare, rows} = peil.withoutRows(spec);
  const text = JSON.stringify(bare);
  let compiled = peil.compiledByText.get(text);
  if (!compiled) {
    compiled = JSON.stringify(vegaLite.compile(bare, {logger: peil.logger}).spec);
    if (peil.compiledByText.size >= peil.mostCompiled) peil.compiledByText.clear();
    if (peil.problems.length === 0) peil.compiledByText.set(text, compiled);
  }
  const filled = JSON.parse(compiled);
  for (const data of filled.data || []) {
    const place = /^peil-rows-(\d+)$/.exec(data.name);
    if (place && rows[place[1]]) data.values = rows[place[1]];
  }
  return filled;
};

peil.draw = async request => {
  vega.textMetrics.width = peil.textWidth;
  // Also when nobody chose a background, the page must show through the chart. A chart brings the
  // numbers and months of its own language along.
  const {locale} = request.spec.usermeta || {};
  const house = {background: null, ...(locale && {locale})};
  const config = vega.mergeConfig(house, request.config || {}, request.spec.config || {});
  const compiled = peil.compile({...request.spec, config});
  // Gradient and clip ids count up; starting anew makes a chart the same wherever it is drawn.
  vega.resetSVGDefIds();
  const view = new vega.View(vega.parse(compiled),
    {renderer: 'none', loader: peil.loader, logger: peil.logger});
  try {
    return peil.cleaned(await view.toSVG(), request.id);
  } finally {
    view.finalize();
  }
};

// --- From Vega's SVG to ours -------------------------------------------------------------------

// In tags Vega escapes the quotes of a value, so ` name="` can only be an attribute.
peil.tag = /<([a-zA-Z]+)((?: [\w:-]+="[^"]*")*)(\/?)>/g;
peil.elements = new Set(['svg', 'g', 'path', 'rect', 'circle', 'line', 'text', 'tspan', 'defs',
  'clipPath', 'pattern', 'linearGradient', 'radialGradient', 'stop']);
// The page's security policy forbids styles, scripts and addresses elsewhere, inside SVG too.
peil.forbidden = [/ (style|on\w*|[\w:]*href|src)="[^"]*"/i, /url\((?!#\w+\))[^"]*/i];
peil.roles = / (?:role|aria-\w+)="[^"]*"/g;
peil.ownIds = / id="|url\(#/g;
peil.longNumber = /[-+]?(?:\d*\.\d{3,}(?:e[-+]?\d+)?|\d+(?:\.\d*)?e-\d+)/g;

// Two decimals are a hundredth of a pixel. The last digits differ between processors and engine
// versions; rounding to six decimals first keeps those from deciding a tie.
peil.rounded = number =>
  String(Math.round(Number((Number(number) * 100).toFixed(4))) / 100 + 0);

// The roles go because Vega's are English and half a set; to a screen reader a chart is one image.
// They go first: they repeat the texts of the chart, which may speak of url(…).
peil.cleanedTag = (element, all, close, prefix) => {
  const attributes = all.replace(peil.roles, '');
  if (!peil.elements.has(element)) peil.refuse('markup', element);
  for (const pattern of peil.forbidden) {
    const found = pattern.exec(attributes);
    if (found) peil.refuse('markup', found[0].trim());
  }
  if (close && attributes.includes(' display="none"')) return '';
  const cleaned = attributes.replace(peil.ownIds, `$&${prefix}-`)
    .replace(peil.longNumber, peil.rounded);
  return `<${element}${cleaned}${close}>`;
};

// Only tags are touched: what the reader reads stays to the letter. Vega escapes < in texts and
// values, so every < that is left must belong to a tag we saw.
peil.cleaned = (svg, prefix) => {
  let tags = 0;
  const cleaned = svg.replace(peil.tag, (_, element, attributes, close) => {
    ++tags;
    return peil.cleanedTag(element, attributes, close, prefix);
  });
  if (tags !== (svg.match(/<[^/]/g) || []).length) peil.refuse('markup', '<');
  if (/[\0-\x08\x0b-\x1f\x7f]/.test(cleaned)) peil.refuse('character', '');
  // A label cut short may end in half a character.
  return cleaned.replace(/\p{Surrogate}/gu, '');
};

// --- One request line, one answer line ---------------------------------------------------------

// An engine that stumbles over a word it does not know says so in the words of its own code.
peil.told = error => error instanceof TypeError
  ? `no Vega-Lite that can be drawn (${error.message})`
  : String((error && error.message) || error);

peil.answerWith = (id, svg, error) => {
  let answer = {svg};
  if (peil.refusal) answer = peil.refusal;
  else if (peil.problems.length > 0) answer = {error: peil.problems.join('; ')};
  else if (error !== undefined) answer = {error: peil.told(error)};
  peil.answer = JSON.stringify({id, ...answer});
};

peil.start = line => {
  peil.problems = [];
  peil.refusal = null;
  peil.answer = null;
  let id = null;
  try {
    const request = JSON.parse(line);
    id = request.id;
    if (!/^[a-z0-9-]+$/.test(id)) throw new Error('the id is no word of a-z, 0-9 and -');
    peil.draw(request).then(svg => peil.answerWith(id, svg),
      error => peil.answerWith(id, null, error));
  } catch (error) {
    peil.answerWith(id, null, error);
  }
};

// JavaScriptCore runs all microtasks before the call to `start` returns, so the answer is there.
peil.takeAnswer = () =>
  peil.answer || JSON.stringify({id: null, error: 'the drawing did not come to an end'});
