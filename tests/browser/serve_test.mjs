// The preview in a real browser: pages follow what is saved and stay where the reader was, and mistakes
// stand over the last good page until they are mended.
// Usage: PEIL=peil node --test serve_test.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { chromium } from 'playwright-core';

import { copySmallProject, startPreview } from './preview.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const text = 'content/paginas/uitleg.md';
const record = 'data/registers/bankjes/bankjes.yaml';
const long = Array.from({ length: 60 }, (_, i) => `## Kop ${i}\n\nRegel ${i} met een [link](https://voorbeeld.nl/${i}).\n`);
const narrative = words => `---\ntitel: Uitleg\n---\n\n${words}\n\n${long.join('\n')}`;

let project;
let preview;
let browser;
let context;

before(async () => {
  project = copySmallProject();
  project.write(text, narrative('Begin.'));
  preview = await startPreview(project);
  browser = await chromium.launch({
    executablePath: process.env.PEIL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
  });
});
after(async () => {
  await browser?.close();
  await preview?.stop();
  project?.remove();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 600, height: 400 } });
});
afterEach(() => context.close());

/// A page that notes what the policy refuses.
async function open(address = 'uitleg/') {
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective));
  });
  await page.goto(preview.address + address);
  return page;
}

const says = (page, words) => page.getByText(words, { exact: true }).first().waitFor();
const alert = page => page.getByRole('alert');

test('a saved text shows where the reader was, with the focus where it was', async () => {
  const page = await open();
  const link = page.getByRole('link', { name: 'link' }).nth(40);
  await link.focus();
  await link.evaluate(one => one.scrollIntoView({ block: 'center' }));
  const place = await link.evaluate(one => one.getBoundingClientRect().top);
  project.write(text, narrative('Veranderd.\n\nEn een regel erbij, zodat alles zakt.'));
  await says(page, 'Veranderd.');
  const now = page.getByRole('link', { name: 'link' }).nth(40);
  await page.waitForFunction(() => scrollY > 0);
  assert.ok(Math.abs(await now.evaluate(one => one.getBoundingClientRect().top) - place) < 2);
  assert.deepEqual(await page.evaluate(() => violations), []);
});

test('the focus stays on the same part when the page stays the same around it', async () => {
  const page = await open();
  await page.getByRole('link', { name: 'link' }).nth(10).focus();
  const address = await page.evaluate(() => document.activeElement.href);
  project.write(text, narrative('Andere woorden.'));
  await says(page, 'Andere woorden.');
  await page.waitForFunction(href => document.activeElement.href === href, address);
});

test('a mistake stands over the last good page until it is mended', async () => {
  const page = await open();
  const plan = project.read('data/plan.yaml');
  project.write('data/plan.yaml', `${plan}onbekend: 1\n`);
  await alert(page).waitFor();
  const told = await alert(page).innerText();
  const line = plan.split('\n').length;
  assert.match(told, new RegExp(`data/plan\\.yaml:${line}:1: fout: onbekende sleutel 'onbekend'`));
  assert.match(told, new RegExp(`${line} \\| onbekend: 1\\n +\\| \\^~+`));
  assert.equal(await page.getByRole('heading', { name: 'Uitleg', exact: true }).count(), 1);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(one => one.id), []);
  project.write('data/plan.yaml', plan);
  await alert(page).waitFor({ state: 'detached' });
  assert.deepEqual(await page.evaluate(() => violations), []);
});

test('the message is the first stop of the keyboard, and Escape takes it away', async () => {
  const page = await open();
  const plan = project.read('data/plan.yaml');
  project.write('data/plan.yaml', `${plan}onbekend: 1\n`);
  await alert(page).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Verbergen (Esc)');
  await page.keyboard.press('Escape');
  await alert(page).waitFor({ state: 'detached' });
  // Another mistake is news again.
  project.write('data/plan.yaml', `${plan}onbekend: 2\nook_onbekend: 1\n`);
  await alert(page).waitFor();
  project.write('data/plan.yaml', plan);
  await alert(page).waitFor({ state: 'detached' });
});

test('a tab that is opened while there is a mistake shows it too', async () => {
  const plan = project.read('data/plan.yaml');
  const first = await open();
  project.write('data/plan.yaml', `${plan}onbekend: 1\n`);
  await alert(first).waitFor();
  const second = await open('');
  await alert(second).waitFor();
  project.write('data/plan.yaml', plan);
  for (const page of [first, second]) await alert(page).waitFor({ state: 'detached' });
});

test('more tabs than a browser opens connections all follow', async () => {
  const pages = [];
  for (let i = 0; i < 9; ++i) pages.push(await open());
  project.write(text, narrative('In alle tabbladen.'));
  for (const page of pages) await says(page, 'In alle tabbladen.');
  // The one that listened is closed; another takes over.
  await pages.shift().close();
  project.write(text, narrative('Nog steeds.'));
  for (const page of pages) await says(page, 'Nog steeds.');
});

test('a style is replaced without loading the page again', async () => {
  const page = await open();
  await page.evaluate(() => { globalThis.stays = true; });
  project.write('themes/eigen/stijl/9-eigen.css', 'body { outline: 3px solid rgb(1, 2, 3); }\n');
  await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)');
  assert.equal(await page.evaluate(() => globalThis.stays), true);
  assert.deepEqual(await page.evaluate(() => violations), []);
});

const staysInWindow = page => page.evaluate(() => globalThis.stays ?? false);

test('a page takes the place of the one shown, and its scripts do their work on it', async () => {
  const page = await open('indicatoren/bankjes-geplaatst/');
  await page.evaluate(() => { globalThis.stays = true; });
  for (const name of ['Eerste naam', 'Tweede naam']) {
    project.write(record, project.read(record).replace(/titel: .*/, `titel: ${name}`));
    await page.getByText(name).first().waitFor({ state: 'attached' });
  }
  assert.equal(await staysInWindow(page), true);
  assert.equal(await page.title(), await page.evaluate(() => fetch('').then(answer => answer.text())
    .then(html => new DOMParser().parseFromString(html, 'text/html').title)));
  assert.equal(await page.locator('link[rel=stylesheet]').evaluateAll(links => new Set(links.map(one => one.href)).size === links.length), true);
  assert.equal(await page.locator('figure[data-grafiek]').first().locator('.grafiek__knop').count(), 1);
  await page.locator('.grafiek__knop').first().click();
  await page.locator('.grafiek--levend svg').first().waitFor();
  assert.deepEqual(await page.evaluate(() => violations), []);
});

test('what a script listens to, it listens to once', async () => {
  project.write('themes/eigen/script/site.js', `(() => {
    document.addEventListener('keydown', () => { globalThis.pressed = (globalThis.pressed ?? 0) + 1; });
    document.addEventListener('DOMContentLoaded', () => { globalThis.ready = (globalThis.ready ?? 0) + 1; });
  })();`);
  const page = await open();
  await page.waitForFunction(() => globalThis.ready === 1);
  await page.evaluate(() => { globalThis.stays = true; });
  project.write(text, narrative('Nog eens anders.'));
  await says(page, 'Nog eens anders.');
  await page.waitForFunction(() => globalThis.ready === 2);
  await page.keyboard.press('Shift');
  assert.equal(await page.evaluate(() => globalThis.pressed), 1);
  assert.equal(await staysInWindow(page), true);
});

test('a page whose script cannot run twice in a window is loaded again', async () => {
  project.write('themes/eigen/script/site.js', 'const once = 1;\n');
  const page = await open();
  await page.waitForFunction(() => { try { return once === 1; } catch { return false; } });
  await page.evaluate(() => { globalThis.stays = true; });
  project.write(text, narrative('Van voren af aan.'));
  await says(page, 'Van voren af aan.');
  await page.waitForFunction(() => globalThis.stays === undefined);
  await says(page, 'Van voren af aan.');
});

test('after hundreds of savings in a row every tab shows the last', async () => {
  const pages = [await open(), await open(), await open('')];
  for (let i = 0; i < 300; ++i) {
    project.write(text, narrative(`Opslag ${i}.`));
    project.write('themes/eigen/stijl/9-eigen.css', `body { outline: ${i}px solid; }\n`);
    await pause(3);
  }
  for (const page of pages.slice(0, 2)) await says(page, 'Opslag 299.');
  for (const page of pages) {
    await page.waitForFunction(() => getComputedStyle(document.body).outlineWidth === '299px');
    await page.waitForFunction(() =>
      document.querySelectorAll('link[rel=stylesheet]:not([data-peil-voorbeeld])').length === 1, { timeout: 10000 });
    assert.deepEqual(await page.evaluate(() => violations), []);
  }
});

test('a page that comes into being shows in the tab that asked for it', async () => {
  const page = await open('straks/');
  project.write('content/paginas/straks.md', narrative('Nu is zij er.'));
  await says(page, 'Nu is zij er.');
});
