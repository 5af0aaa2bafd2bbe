// What the theme's scripts add to a built site, under the headers that the site asks for: charts that
// answer, tables that sort and filter, search; and that nothing is lost without them.
// Usage: PEIL_SITE=site node --test client_test.mjs
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { serve } from './serve.mjs';

const site = path.resolve(process.env.PEIL_SITE);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const files = readdirSync(site, { recursive: true }).map(String);
const pages = files.filter(file => file.endsWith('.html')).sort();
// Found, not named: which project this is does not matter.
const withText = (text, where = pages) =>
  where.find(page => readFileSync(path.join(site, page), 'utf8').includes(text));
const chartPage = withText('data-grafiek', pages.filter(page => page.startsWith('indicatoren/')));

let server;
let browser;

before(async () => {
  server = await serve(site);
  browser = await chromium.launch({
    executablePath: process.env.PEIL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
  });
});
after(async () => {
  await browser.close();
  server.stop();
});

/// A page that notes what a strict site must not do, until the test is over.
async function open(t, address, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.trouble = [];
  page.on('console', message => {
    if (message.type() === 'error') page.trouble.push(message.text());
  });
  page.on('pageerror', error => page.trouble.push(String(error)));
  page.on('request', request => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== new URL(server.address).origin
        && !request.url().startsWith('file:'))
      page.trouble.push(`asks for ${request.url()}`);
  });
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', event => {
        violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
  }
  t.after(() => context.close());
  await page.goto(address.includes(':') ? address : server.address + address);
  return page;
}

async function isClean(page) {
  assert.deepEqual(await page.evaluate(() => violations), []);
  assert.deepEqual(page.trouble, []);
}

/// What scripts added is as accessible as the page was.
async function meetsAxe(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(one => `${one.id}: ${one.nodes.map(node => node.target).join()}`), []);
}

// --- Charts ------------------------------------------------------------------------------------

const offer = page => page.locator('.grafiek__knop').first();
const live = page => page.locator('.grafiek--levend').first();
const tooltip = page => page.locator('#vg-tooltip-element.visible');

test('a chart answers to the mouse, within the policy of the site', async t => {
  const page = await open(t, chartPage);
  await offer(page).click();
  await live(page).locator('svg').waitFor();
  assert.equal(await page.locator('figure:has(.grafiek--levend) > .grafiek[role=img]').isVisible(), false);
  const marks = live(page).locator('.role-mark path:not([fill=none]), .role-mark rect');
  for (const mark of await marks.all()) {
    await mark.hover({ force: true }).catch(() => {});
    if (await tooltip(page).count() > 0) break;
  }
  assert.notEqual((await tooltip(page).innerText()).trim(), '');
  await page.keyboard.press('Escape');
  assert.equal(await tooltip(page).count(), 0);
  await isClean(page);
});

test('a chart answers to the keyboard and is read out', async t => {
  const page = await open(t, chartPage);
  await offer(page).focus();
  await page.keyboard.press('Enter');
  await live(page).locator('svg').waitFor();
  await page.waitForFunction(() => document.activeElement.classList.contains('grafiek--levend'));
  const told = page.locator('figure:has(.grafiek--levend) [role=status]');
  await page.keyboard.press('ArrowRight');
  const first = await told.innerText();
  assert.match(first, /^1 van \d+: ./);
  assert.equal(await tooltip(page).count(), 1);
  await meetsAxe(page);
  await page.keyboard.press('End');
  assert.notEqual(await told.innerText(), first);
  await page.keyboard.press('Home');
  assert.equal(await told.innerText(), first);
  await page.keyboard.press('Escape');
  assert.equal(await tooltip(page).count(), 0);
  await isClean(page);
});

test('a live chart says numbers and dates in the words of the drawn one, in every time zone', async t => {
  for (const timezoneId of ['America/Los_Angeles', 'Asia/Tokyo']) {
    const page = await open(t, chartPage, { timezoneId, locale: 'en-US' });
    const words = async where => (await page.locator(where).first().locator('svg text').allTextContents())
      .filter(text => /\d{4}$/.test(text));
    const drawn = await words('figure[data-grafiek] .grafiek');
    await offer(page).click();
    await live(page).locator('svg').waitFor();
    assert.deepEqual(await words('.grafiek--levend'), drawn);
  }
});

test('a chart that cannot be loaded stays as it was drawn, and says so', async t => {
  for (const failing of ['**/*.vl.json', '**/vega.min.js', '**/vega-embed.min.js']) {
    const page = await open(t, chartPage);
    await page.route(failing, route => route.abort());
    await offer(page).click();
    await page.getByText('Interactief maken lukt nu niet').waitFor();
    assert.equal(await page.locator('figure[data-grafiek] .grafiek svg').first().isVisible(), true);
    assert.equal(await page.locator('.grafiek--levend').count(), 0);
    if (failing !== '**/*.vl.json') continue;
    await page.unroute(failing);
    await offer(page).click();
    await live(page).locator('svg').waitFor();
  }
});

test('every kind of chart can be made live', async t => {
  // One of each name before the first hyphen: bereik, verloop, geld, kaart, ... An edition is frozen
  // as it is read, without scripts.
  const kinds = new Map();
  for (const file of files.filter(one => one.endsWith('.vl.json'))) {
    const own = path.join(path.dirname(file), 'index.html');
    if (pages.includes(own) && !/^(en|edities)\//.test(own)) kinds.set(path.basename(file).split(/[-.]/)[0], [own, path.basename(file)]);
  }
  assert.ok(kinds.size > 4, [...kinds.keys()].join());
  for (const [own, file] of kinds.values()) {
    const page = await open(t, own);
    const figure = page.locator(`figure[data-grafiek]:has(a[href="${file}"])`).first();
    await figure.locator('.grafiek__knop').click();
    await figure.locator('.grafiek--levend svg').waitFor();
    await figure.getByText(/interactief, met [1-9]\d* waarden/).waitFor();
    await isClean(page);
    await page.context().close();
  }
});

// --- Tables ------------------------------------------------------------------------------------

const longTable = () => withText('data-filter', pages.filter(page => page.split('/').length === 2
  && (readFileSync(path.join(site, page), 'utf8').match(/<th scope="row"/g) ?? []).length > 15
  && !page.startsWith('licenties/')));

test('a table sorts by what its cells are worth', async t => {
  const page = await open(t, longTable());
  const table = page.locator('table[data-tabel]').first();
  const names = () => table.locator('tbody th').allInnerTexts();
  const button = table.locator('thead button').first();
  await button.click();
  const rising = await names();
  const dutch = new Intl.Collator('nl', { numeric: true });
  assert.deepEqual(rising, [...rising].sort(dutch.compare));
  assert.equal(await table.locator('th[aria-sort=ascending]').count(), 1);
  await button.press('Enter');
  assert.equal((await names())[0], rising.at(-1));
  assert.equal(await table.locator('th[aria-sort=descending]').count(), 1);
  await isClean(page);
});

/// A page with these tables of one column in it. The page's own script does the work: it is loaded
/// again with our tables in the page. Gives what stands in a column after a click on its heading.
async function withTables(t, name, tables) {
  const page = await open(t, name);
  const made = ([id, rows]) => `<table data-tabel="sorteer" id="${id}"><thead><tr><th scope="col">Kop</th></tr></thead>
    <tbody>${rows.map(row => `<tr><td>${row}</td></tr>`).join('')}</tbody>
    <tfoot><tr><td>Totaal</td></tr></tfoot></table>`;
  const html = readFileSync(path.join(site, name), 'utf8')
    .replace('</main>', `${Object.entries(tables).map(made).join('')}</main>`);
  await page.route('**/index.html', route => route.fulfill({ body: html, contentType: 'text/html' }));
  await page.goto(server.address + name);
  const sorted = async id => {
    await page.locator(`#${id} thead button`).click();
    return page.locator(`#${id} tbody td`).allInnerTexts();
  };
  return { page, sorted };
}

test('amounts, dates and gaps sort as people mean them', async t => {
  const { page, sorted } = await withTables(t, 'index.html', {
    bedragen: ['€ 1.250', '€ 90,50', '−3', '<span class="geen">geen gegevens</span>', '12 %'],
    datums: ['<time datetime="2026-10-01">1 okt 2026</time>', '<time datetime="2026-02-01">1 feb 2026</time>'],
  });
  assert.deepEqual(await sorted('bedragen'), ['−3', '12 %', '€ 90,50', '€ 1.250', 'geen gegevens']);
  assert.deepEqual(await sorted('bedragen'), ['€ 1.250', '€ 90,50', '12 %', '−3', 'geen gegevens']);
  assert.deepEqual(await sorted('datums'), ['1 feb 2026', '1 okt 2026']);
  assert.equal(await page.locator('#bedragen tfoot td').innerText(), 'Totaal');
});

test('numbers sort in the notation of the page', async t => {
  const { sorted } = await withTables(t, 'en/index.html', { amounts: ['€1,250', '€90.50', '12.5%', '9'] });
  assert.deepEqual(await sorted('amounts'), ['9', '12.5%', '€90.50', '€1,250']);
});

test('a long table has a filter that counts what is left', async t => {
  const page = await open(t, longTable());
  const rows = page.locator('table[data-filter] tbody tr');
  const all = await rows.count();
  const name = await rows.nth(3).locator('th').innerText();
  await page.getByLabel('Filter deze tabel').fill(name.toUpperCase());
  const left = await rows.filter({ visible: true }).count();
  assert.ok(left >= 1 && left < all, `${left} of ${all}`);
  assert.equal(await page.locator('.tabelfilter__aantal').innerText(), `${left} van ${all} rijen`);
  await isClean(page);
});

// --- Search ------------------------------------------------------------------------------------

const results = page => page.locator('[data-zoekuitkomsten] a');

async function search(page, question) {
  await page.getByLabel('Waar zoekt u naar?').fill(question);
  await page.waitForFunction(asked => document.querySelector('[data-zoekstand]').textContent.includes(`“${asked}”`),
    question);
}

test('search finds words with a slip in them, marks them and says how many', async t => {
  const page = await open(t, 'zoeken/index.html');
  for (const [question, title] of [['ketenproject', /ketenproject/i], ['ketnprojecten', /ketenproject/i],
    ['emen', /^Emmen$/]]) {
    await search(page, question);
    assert.match((await results(page).allInnerTexts()).slice(0, 3).find(text => title.test(text)) ?? '', title, question);
    assert.notEqual(await page.locator('[data-zoekuitkomsten] mark').count(), 0);
  }
  assert.match(page.url(), /\?q=emen$/);
  await meetsAxe(page);
  await search(page, 'xqzwv');
  assert.equal(await results(page).count(), 0);
  assert.equal(await page.locator('[data-zoeklijst]').isVisible(), true);
  await isClean(page);
});

test('search goes by keyboard, from the head of any page to a result', async t => {
  const page = await open(t, chartPage);
  await page.getByLabel('Zoeken op deze site').fill('begroting');
  await page.keyboard.press('Enter');
  await results(page).first().waitFor();
  assert.equal(await page.getByLabel('Waar zoekt u naar?').inputValue(), 'begroting');
  await page.getByLabel('Waar zoekt u naar?').focus();
  await page.keyboard.press('ArrowDown');
  const href = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'zoekvraag');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(href);
  await isClean(page);
});

test('search works in a site that is opened from disk', async t => {
  const page = await open(t, pathToFileURL(path.join(site, 'index.html')).href);
  await page.getByLabel('Zoeken op deze site').fill('emen');
  await page.keyboard.press('Enter');
  await results(page).first().waitFor();
  assert.match((await results(page).allInnerTexts()).join('|'), /(^|\|)Emmen(\||$)/);
  assert.equal(await page.locator('.grafiek__knop').count(), 0);
  await isClean(page);
});

// --- Without scripts ---------------------------------------------------------------------------

test('without scripts every kind of page can be read', async t => {
  const page = await open(t, 'index.html', { javaScriptEnabled: false });
  // Pages of one folder differ in their data only.
  const kinds = new Map(pages.map(name => [name.split('/').slice(0, -2).join('/') + name.split('/').length, name]));
  for (const name of kinds.values()) {
    await page.goto(server.address + name);
    const text = await page.locator('main').innerText();
    assert.ok(text.length > 40, `${name}: ${text}`);
    assert.equal(await page.locator('.grafiek:not(:has(svg)), .sorteer, .tabelfilter, .grafiek__knop').count(), 0, name);
  }
  assert.deepEqual(page.trouble, []);
});

test('without scripts the search page is a list from A to Z of everything', async t => {
  const page = await open(t, 'zoeken/index.html?q=emmen', { javaScriptEnabled: false });
  assert.equal(await page.getByLabel('Waar zoekt u naar?').isVisible(), false);
  const there = await page.locator('[data-zoeklijst] li li a, [data-zoeklijst] .letter a')
    .evaluateAll(links => links.map(link => link.getAttribute('href')));
  const missing = pages.filter(name => !there.includes(name.startsWith('zoeken/') ? 'index.html'
    : `../${name}`) && name !== '404.html' && !name.startsWith('zoeken/') && !name.startsWith('en/'));
  assert.deepEqual(missing, []);
});

test('a link to a host that hides behind the policy is refused', async t => {
  const page = await open(t, 'index.html');
  const refused = await page.evaluate(() => fetch('https://example.org/').then(() => 'sent', () => 'refused'));
  assert.equal(refused, 'refused');
  assert.match((await page.evaluate(() => violations)).join(), /connect-src/);
});
