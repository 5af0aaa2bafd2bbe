// How long it takes from saving a file to the refreshed page in a browser, on the shipped project, for
// each kind of change: design.md asks for 100 ms. Not a test: run by hand, on a quiet machine.
// Usage: PEIL=build/release/peil node tests/benchmark/serve_benchmark.mjs [rounds]
import { setTimeout as pause } from 'node:timers/promises';

import { chromium } from 'playwright-core';

import { copyShippedProject, startPreview } from '../browser/preview.mjs';

const rounds = Number(process.argv[2] ?? 15);
// Until the whole site is made and written, and all is at rest.
const rest = 1500;

const project = copyShippedProject();
const preview = await startPreview(project);
const browser = await chromium.launch({
  executablePath: process.env.PEIL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});
const page = await browser.newPage();
let seen = () => {};
page.on('console', message => {
  const found = /^stempel (\d+) ([\d.]+)$/.exec(message.text());
  if (found) seen(Number(found[1]), Number(found[2]));
});
// Each frame that the browser paints: which stamp does the page bear?
await page.addInitScript(() => {
  let last = '';
  const look = () => {
    const style = document.body && getComputedStyle(document.body).getPropertyValue('--stempel').trim();
    const stamp = /stempel-(\d+)/.exec(document.querySelector('main')?.textContent ?? '')?.[1] || style;
    if (stamp && stamp !== last) console.log(`stempel ${stamp} ${performance.timeOrigin + performance.now()}`);
    last = stamp;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

const records = 'data/registers/ketenprojecten/ketenprojecten.yaml';
const changes = {
  'a narrative text': ['content/indicatoren/ketenprojecten.md',
    (text, stamp) => text.replace('Geen bedrijf', `stempel-${stamp} Geen bedrijf`)],
  'a record: its name': [records, (text, stamp) => text.replace('Beton uit sloop', `stempel-${stamp} Beton uit sloop`)],
  'a record: its name and a date that redraws the chart': [records, (text, stamp) => text
    .replace('Beton uit sloop', `stempel-${stamp} Beton uit sloop`)
    .replace('datum: 2026-04-15', `datum: 2026-04-${10 + (stamp % 20)}`)],
  'a template': ['themes/standaard/sjablonen/indicator.html',
    (text, stamp) => text.replace('<main id="inhoud" class="rand">', `$&<p>stempel-${stamp}</p>`)],
  'a style': ['themes/standaard/stijl/site.css', (text, stamp) => `${text}\nbody { --stempel: ${stamp}; }\n`],
};

let stamp = 100;
for (const [name, [file, change]] of Object.entries(changes)) {
  const before = project.read(file);
  await page.goto('about:blank');
  await page.goto(`${preview.address}indicatoren/ketenprojecten/`);
  await pause(rest);
  const times = [];
  for (let round = 0; round < rounds; ++round) {
    const wanted = ++stamp;
    const shown = new Promise(resolve => { seen = (number, at) => { if (number === wanted) resolve(at); }; });
    const saved = performance.timeOrigin + performance.now();
    project.write(file, change(before, wanted));
    times.push(await Promise.race([shown, pause(20000, Infinity)]) - saved);
    await pause(rest);
  }
  project.write(file, before);
  await pause(rest);
  times.sort((a, b) => a - b);
  const at = part => Math.round(times[Math.floor(part * (times.length - 1))]);
  process.stdout.write(`${name}: median ${at(0.5)} ms, best ${at(0)} ms, worst ${at(1)} ms\n`);
}
await browser.close();
await preview.stop();
project.remove();
