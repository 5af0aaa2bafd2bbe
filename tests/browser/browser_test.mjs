// Opens every page of a built site in Chromium and looks at it as readers do: on a phone, a tablet
// and a desk, in the dark, on paper, by keyboard and with a screen reader's rules (axe).
// Usage: node browser_test.mjs SITE
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { chromium } from 'playwright-core';

const site = path.resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [320, 768, 1280];
// design.md §8: what a page's first view may weigh, compressed.
const mostBytes = 100_000;

const failures = [];
const fail = (page, what) => failures.push(`${page}: ${what}`);

const filesBelow = folder => readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
  const full = path.join(folder, entry.name);
  return entry.isDirectory() ? filesBelow(full) : [full];
});
const pages = filesBelow(site).filter(file => file.endsWith('.html'))
  .map(file => path.relative(site, file)).sort();

// One page per kind is enough for what the style sheet decides.
const kinds = [...new Map(pages.map(page => [page.split('/').slice(0, -1).length + page.split('/')[0], page]))
  .values()];

async function watched(context) {
  const page = await context.newPage();
  page.trouble = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) page.trouble.push(message.text());
  });
  page.on('requestfailed', request => page.trouble.push(`not found: ${request.url()}`));
  page.on('request', request => {
    if (!request.url().startsWith(pathToFileURL(site).href))
      page.trouble.push(`asks for ${request.url()}`);
  });
  return page;
}

async function open(page, name) {
  page.trouble.length = 0;
  await page.goto(pathToFileURL(path.join(site, name)).href);
}

async function looksRight(page, name) {
  await open(page, name);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const wider = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wider > 0) fail(name, `${wider} px wider than a screen of ${width} px`);
  }
  const seen = await page.evaluate(() => ({
    styled: getComputedStyle(document.body).marginTop === '0px',
    inlineScripts: [...document.scripts].filter(one => !one.src && !/^application\/(ld\+)?json$/.test(one.type)).length,
    headings: document.querySelectorAll('h1').length,
    emptyCharts: [...document.querySelectorAll('.grafiek')].filter(one => !one.querySelector('svg')).length,
  }));
  if (!seen.styled) fail(name, 'without its style sheet');
  if (seen.inlineScripts > 0) fail(name, 'a script in the page itself');
  if (seen.headings !== 1) fail(name, `${seen.headings} headings of level 1`);
  if (seen.emptyCharts > 0) fail(name, 'a chart without a drawing');
  for (const trouble of page.trouble) fail(name, trouble);
  await meetsAxe(page, name, 'light');
  // Colours are all that differs in the dark.
  await page.emulateMedia({ colorScheme: 'dark' });
  await meetsAxe(page, name, 'dark', contrastOnly);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function isAccessible(page, name, situation, rules) {
  await open(page, name);
  await meetsAxe(page, name, situation, rules);
}

const everyRule = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const contrastOnly = {
  runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'], preload: false,
};

async function meetsAxe(page, name, situation, rules = everyRule) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const { violations } = await page.evaluate(rules => axe.run(document, rules), rules);
  for (const violation of violations)
    fail(name, `axe, ${situation}: ${violation.id} at ${violation.nodes.map(node => node.target).join(' and ')}`);
}

async function worksByKeyboard(page, name) {
  await open(page, name);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const { top } = document.activeElement.getBoundingClientRect();
    return { target: document.activeElement.getAttribute('href'), top };
  });
  if (first.target !== '#inhoud') fail(name, 'the first Tab does not come to the skip link');
  if (first.top < 0) fail(name, 'the skip link stays out of sight when it has the focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() =>
    document.activeElement === document.body || document.querySelector('main').contains(document.activeElement)
      || document.querySelector('footer').contains(document.activeElement));
  if (!inside) fail(name, 'after the skip link the focus is not in the content');
}

// WCAG 2.2, 1.4.12: the widest a reader may set the text.
async function takesWiderText(page, name) {
  await open(page, name);
  await page.evaluate(() => {
    const wider = new CSSStyleSheet();
    wider.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; '
      + 'word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets.push(wider);
  });
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) fail(name, `${over} px wider than ${width} px with wider text`);
  }
}

// Windows with a contrast theme: the reader's colours for text and background, and nothing that only
// our own colours or shadows told.
async function takesForcedColors(page, name) {
  await open(page, name);
  const lost = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter(one => one.checkVisibility());
    const named = one => `${one.localName}.${one.getAttribute('class')}`;
    const root = getComputedStyle(document.documentElement);
    const kept = shown.filter(one => !one.closest('svg') && getComputedStyle(one).forcedColorAdjust === 'none'
      && one.textContent.trim() !== '');
    // What is drawn keeps its colours, so it needs a background that it was made for.
    const drawings = shown.filter(one => one.matches('.grafiek svg')
      && getComputedStyle(one).backgroundColor === 'rgba(0, 0, 0, 0)');
    const buttons = shown.filter(one => one.matches('button:not(.sorteer), input')
      && getComputedStyle(one).borderTopStyle === 'none');
    return [...new Set([...kept, ...drawings, ...buttons].map(named))].concat(
      root.forcedColorAdjust === 'none' ? ['html'] : []);
  });
  for (const one of lost) fail(name, `${one} is lost in forced colours`);
  await meetsAxe(page, name, 'forced colours', contrastOnly);
}

// WCAG 2.2, 1.4.10 and 2.4.11: a window of 1280 by 1024 px at 400%. Nothing stays in the way while the
// page moves, nothing is cut off, and what has the focus is in sight.
async function takesZoom(page, name) {
  await open(page, name);
  const lost = await page.evaluate(() => {
    const named = one => `${one.localName}.${one.getAttribute('class')}`;
    const shown = [...document.querySelectorAll('body *')].filter(one => one.checkVisibility());
    const over = document.documentElement.scrollWidth - innerWidth;
    const inTheWay = shown.filter(one => ['fixed', 'sticky'].includes(getComputedStyle(one).position)
      && one.getBoundingClientRect().height > innerHeight / 4);
    const cut = shown.filter(one => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(one);
      if (one.closest('svg') || clipPath !== 'none') return false;
      return (['hidden', 'clip'].includes(overflowX) && one.scrollWidth > one.clientWidth + 1)
        || (['hidden', 'clip'].includes(overflowY) && one.scrollHeight > one.clientHeight + 1);
    });
    return [...(over > 0 ? [`${over} px wider than the window`] : []),
      ...inTheWay.map(one => `${named(one)} stays in the way`), ...cut.map(one => `${named(one)} is cut off`)];
  });
  for (const one of new Set(lost)) fail(name, `at 400%: ${one}`);

  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === document.body) return '';
      const boxes = [...focused.getClientRects()];
      const seen = boxes.some(({ left, right, top, bottom }) => {
        const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
        const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
        const there = document.elementFromPoint(x, y);
        return there && (focused.contains(there) || there.contains(focused));
      });
      return seen ? '' : `${focused.localName} ${focused.getAttribute('class')} ${focused.textContent.trim().slice(0, 40)}`;
    });
    if (covered) fail(name, `at 400%: the focus is out of sight on ${covered}`);
  }
}

async function prints(page, name) {
  await open(page, name);
  await page.emulateMedia({ media: 'print' });
  const left = await page.evaluate(() => ({
    menu: [...document.querySelectorAll('.menu')].some(one => one.checkVisibility()),
    heading: document.querySelector('h1').checkVisibility(),
    closed: [...document.querySelectorAll('details > :not(summary)')]
      .filter(one => getComputedStyle(one).display !== 'none' && one.getBoundingClientRect().height === 0)
      .length,
  }));
  if (left.menu) fail(name, 'prints its menu');
  if (!left.heading) fail(name, 'does not print its heading');
  if (left.closed > 0) fail(name, `leaves ${left.closed} closed parts out of the print`);
  await page.emulateMedia({ media: null });
}

function firstViewBytes(name) {
  const html = readFileSync(path.join(site, name));
  const styles = [...String(html).matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)]
    .map(([, href]) => readFileSync(path.join(site, path.dirname(name), href)));
  return [html, ...styles].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
}

const browser = await chromium.launch({
  executablePath: process.env.PEIL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});

/// Does the work for each of `names` in two pages at once.
async function each(names, options, work) {
  const waiting = [...names];
  const worker = async () => {
    const context = await browser.newContext(options);
    const page = await watched(context);
    while (waiting.length > 0) await work(page, waiting.shift());
    await context.close();
  };
  await Promise.all([worker(), worker()]);
}

await each(pages, {}, looksRight);
// Where a table turns into cards, other colours meet.
await each(kinds, { viewport: { width: 360, height: 900 }, colorScheme: 'dark' },
  (page, name) => isAccessible(page, name, 'dark on a phone', contrastOnly));
await each(kinds, { forcedColors: 'active', colorScheme: 'dark' }, takesForcedColors);
await each(kinds, { viewport: { width: 320, height: 256 } }, takesZoom);
await each(kinds, { viewport: { width: 360, height: 900 } }, (page, name) => isAccessible(page, name, 'phone'));
await each(kinds, {}, takesWiderText);
await each(kinds, {}, worksByKeyboard);
await each(kinds, {}, prints);
await browser.close();

let heaviest = { bytes: 0 };
for (const name of pages) {
  const bytes = firstViewBytes(name);
  if (bytes > heaviest.bytes) heaviest = { name, bytes };
  if (bytes > mostBytes) fail(name, `first view of ${bytes} bytes compressed`);
}

console.log(`${pages.length} pages, ${kinds.length} kinds; heaviest first view ${heaviest.bytes} bytes (${heaviest.name})`);
for (const failure of failures) console.log(failure);
if (pages.length === 0 || !statSync(path.join(site, 'index.html')).isFile()) process.exit(1);
process.exit(failures.length > 0 ? 1 : 0);
