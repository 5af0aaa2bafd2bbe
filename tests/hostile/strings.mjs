// Looks at a site full of hostile strings as readers do, with the headers of the site and with no
// policy at all: no script of theirs runs, no window opens, nothing is asked elsewhere, and the
// strings stand in the pages as text.
// Usage: node strings.mjs pages SITE | used SITE | preview ADDRESS
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { serve } from '../browser/serve.mjs';

const [what, where] = process.argv.slice(2);
const sign = 'peilteken';
const failures = [];
const fail = (page, trouble) => failures.push(`${page}: ${trouble}`);

const filesBelow = folder => readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
  const full = path.join(folder, entry.name);
  return entry.isDirectory() ? filesBelow(full) : [full];
});

async function watched(browser, address, options) {
  const context = await browser.newContext(options);
  await context.addInitScript(() => {
    window.peilRan = [];
    window.__peil = number => window.peilRan.push(number);
  });
  const page = await context.newPage();
  page.trouble = [];
  page.on('dialog', dialog => { page.trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && !message.location().url.endsWith('/favicon.ico')) page.trouble.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => page.trouble.push(`error: ${error.message}`));
  page.on('popup', () => page.trouble.push('a window opened'));
  // Asked for elsewhere, or a page of ours that went away.
  page.on('request', request => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:font'))
      page.trouble.push(`asks for ${request.url().slice(0, 200)}`);
  });
  return page;
}

/// What markup of the strings would have left in the page.
const foreign = () => {
  const found = [...window.peilRan.map(number => `script ${number} ran`)];
  const selectors = ['iframe', 'object', 'embed', 'base', 'meta[http-equiv=refresh]', 'animate', 'foreignObject',
    '[src*="elders"]', 'link[href*="elders"]', '[action*="elders"]', '[formaction]', '[srcdoc]', '[style]', 'main style', 'main script:not([src]):not([type$="json"])'];
  for (const one of document.querySelectorAll(selectors.join(',')))
    // The tooltip of a live chart stands where a script of ours put it.
    if (!one.closest('.grafiek--levend') && one.id !== 'vg-tooltip-element') found.push(`element ${one.outerHTML.slice(0, 200)}`);
  for (const one of document.querySelectorAll('*'))
    for (const { name, value } of one.attributes) {
      if (name.startsWith('on')) found.push(`attribute ${name} of ${one.localName}`);
      if (['href', 'src', 'xlink:href', 'action'].includes(name) && /^[\s\0-\x20]*(javascript|vbscript|data:text)/i.test(value))
        found.push(`address ${value.slice(0, 100)}`);
    }
  for (const one of document.querySelectorAll('script[type$="json"]')) {
    try { JSON.parse(one.textContent); } catch (error) { found.push(`island ${one.id}: ${error.message}`); }
  }
  return found;
};

async function look(page, name) {
  for (const one of await page.evaluate(foreign)) fail(name, one);
  for (const one of page.trouble.splice(0)) fail(name, one);
}

const browser = await chromium.launch({ executablePath: process.env.PEIL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function everyPage(site, address) {
  const pages = filesBelow(site).filter(file => file.endsWith('.html')).map(file => path.relative(site, file)).sort();
  let loads = 0;
  const showing = new Set();
  for (const bypassCSP of [false, true]) {
    const waiting = [...pages];
    const worker = async () => {
      const page = await watched(browser, address, { bypassCSP });
      while (waiting.length > 0) {
        const name = waiting.shift();
        await page.goto(address + encodeURI(name), { waitUntil: 'load' });
        await look(page, `${name}${bypassCSP ? ' (no policy)' : ''}`);
        if (await page.evaluate(sign => document.body.textContent.includes(sign), sign)) showing.add(name);
        // A template that would take its text for its own.
        if (await page.evaluate(() => /(^|\s)49(\s|$)/.test(document.querySelector('main')?.querySelector('p')?.textContent ?? '')))
          fail(name, '7*7 was calculated');
        loads += 1;
      }
      await page.context().close();
    };
    await Promise.all([worker(), worker()]);
  }
  console.log(`${pages.length} pages, ${loads} loads, ${showing.size} pages show the strings as text`);
  if (showing.size < pages.length / 2) fail('site', 'few pages show the strings');
}

async function useChart(page, figure, name) {
  const button = figure.locator('.grafiek__knop');
  if (await button.count() === 0) return false;
  await button.click({ timeout: 10_000 });
  const live = figure.locator('.grafiek--levend svg').first();
  await live.waitFor({ timeout: 30_000 }).catch(() => {});
  if (await live.count() === 0) return false;
  await figure.locator('.grafiek--levend').focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  for (const mark of (await figure.locator('.grafiek--levend svg path').all()).slice(0, 12))
    await mark.hover({ timeout: 500, force: true }).catch(() => {});
  for (const mark of (await figure.locator('.grafiek--levend .mark-rect path').all()).slice(0, 3))
    await mark.click({ timeout: 500, force: true, noWaitAfter: true }).catch(() => {});
  const tip = await page.evaluate(() => document.getElementById('vg-tooltip-element')?.querySelector('img, script, svg')?.outerHTML);
  if (tip) fail(name, `tooltip holds ${tip}`);
  return true;
}

async function usePages(site, address) {
  const pages = filesBelow(site).filter(file => file.endsWith('index.html')).map(file => path.relative(site, file)).sort();
  const kinds = [...new Map(pages.map(page => [page.split('/').slice(0, -1).length + page.split('/')[0], page])).values()];
  let charts = 0;
  let tables = 0;
  for (const bypassCSP of [false, true]) {
    const page = await watched(browser, address, { bypassCSP });
    for (const name of kinds) {
      await page.goto(address + encodeURI(name), { waitUntil: 'load' });
      for (const button of (await page.locator('button.sorteer').all()).slice(0, 6)) {
        await button.click({ timeout: 2000 }).catch(() => {});
        tables += 1;
      }
      for (const input of (await page.locator('.tabelfilter input').all()).slice(0, 2)) await input.fill(`${sign} <script>`).catch(() => {});
      // The last are those of the author.
      const figures = await page.locator('[data-grafiek]').all();
      for (const figure of figures.slice(-2))
        charts += await useChart(page, figure, name) ? 1 : 0;
      await look(page, `${name}${bypassCSP ? ' (no policy)' : ''}`);
    }
    for (const question of [sign, '<img src=x onerror=__peil(50)>', '"><script>__peil(51)</script>', '{{ 7*7 }}']) {
      await page.goto(`${address}zoeken/index.html?q=${encodeURIComponent(question)}`, { waitUntil: 'load' });
      await page.locator('[data-zoekstand]').filter({ hasText: /./ }).waitFor({ timeout: 20_000 });
      if (question === sign && await page.locator('[data-zoekuitkomsten] li').count() === 0) fail('zoeken', 'finds no page with the strings');
      await look(page, `zoeken: ${question}`);
    }
    await page.context().close();
  }
  console.log(`${kinds.length} pages used twice: ${charts} charts made to answer, ${tables} headings clicked`);
  if (charts === 0) fail('site', 'no chart answered');
}

async function preview(address) {
  for (const bypassCSP of [false, true]) {
    const page = await watched(browser, address, { bypassCSP });
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(sign => {
      const all = root => [...root.querySelectorAll('*')].some(one => one.textContent.includes(sign) || (one.shadowRoot && all(one.shadowRoot)));
      return all(document);
    }, sign, { timeout: 60_000 });
    const markup = await page.evaluate(() => {
      const walk = root => [...root.querySelectorAll('*')].flatMap(one =>
        [...(one.matches('img[src=x], iframe, object, base, form[action*=elders], animate') ? [one.outerHTML] : []),
          ...(one.shadowRoot ? walk(one.shadowRoot) : [])]);
      return [...walk(document), ...window.peilRan.map(number => `script ${number} ran`)];
    });
    for (const one of markup) fail('preview', one);
    for (const one of page.trouble.splice(0)) if (!one.includes('503')) fail('preview', one);
    await page.context().close();
  }
  console.log('the preview shows hostile lines as text');
}

if (what === 'preview') {
  await preview(where);
} else {
  const site = path.resolve(where);
  const server = await serve(site);
  await (what === 'pages' ? everyPage : usePages)(site, server.address);
  server.stop();
}
await browser.close();
for (const failure of [...new Set(failures)].slice(0, 60)) console.log(failure);
console.log(`${failures.length} failures`);
process.exit(failures.length > 0 ? 1 : 0);
