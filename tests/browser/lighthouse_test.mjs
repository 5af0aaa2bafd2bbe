// Lighthouse finds nothing to say about a page of each kind: 100 in all four categories, on a phone
// and for the heaviest kinds on a desk too, under the headers that the site asks for.
// Usage: node lighthouse_test.mjs SITE
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import lighthouse, { defaultConfig, desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';

import { serve } from './serve.mjs';

const site = path.resolve(process.argv[2]);

// Sample data are kept out of search engines by design (`noindex`), and Lighthouse blames a page for
// that. Real data take the word off, and `peil build --publish` refuses sample data.
const leftOut = readFileSync(path.join(site, 'index.html'), 'utf8').includes('content="noindex"')
  ? ['is-crawlable'] : [];

// What counts in a score. The rest of Lighthouse is advice, and gathering it takes most of the time.
const onlyAudits = Object.values(defaultConfig.categories)
  .flatMap(category => category.auditRefs)
  .filter(audit => audit.weight > 0 && !leftOut.includes(audit.id))
  .map(audit => audit.id);

// Lighthouse times the work of this machine's processor and computes what a slow phone would make of
// it: on a busy machine that says nothing about the page. With hardly any weight for the processor,
// what is left is what the site decides: how much comes over a slow line, in how many trips, what
// waits for it and what moves meanwhile. Scripts are small and no page waits for one.
const processorAside = { cpuSlowdownMultiplier: 0.01 };
// For the same reason the host answers in a time that is given and not measured.
const hostAnswersIn = 30;
// A page that asks for nothing more is quiet at once; the defaults wait for advertisements.
const pause = 200;

/// The pages by what they are; found, not named: which project this is does not matter.
function pagesByKind() {
  const pageOf = name => path.join(site, name, 'index.html');
  const folders = name => readdirSync(path.join(site, name))
    .filter(child => existsSync(pageOf(path.join(name, child))));
  const sizeOf = name => statSync(pageOf(name)).size;
  const heaviest = names => names.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one));
  const heaviestIn = name => heaviest(folders(name).map(child => `${name}/${child}/`));
  // A register is a folder with records that are pages; `en` holds the site in another language.
  const known = ['en', 'indicatoren', 'pijlers'];
  const register = heaviest(folders('').filter(name => !known.includes(name) && folders(name).length > 0));
  return ['', heaviestIn('pijlers'), heaviestIn('indicatoren'), `${register}/`, heaviestIn(register),
    'begroting/', 'planning/', 'methode/', 'zoeken/', 'rapport/', 'en/'];
}

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const server = await serve(site);
const port = await freePort();
const browser = await chromium.launch({
  executablePath: process.env.PEIL_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', `--remote-debugging-port=${port}`],
});

const { origin } = new URL(server.address);
const precomputedLanternData = {
  additionalRttByOrigin: { [origin]: 0 }, serverResponseTimeByOrigin: { [origin]: hostAnswersIn },
};

let failures = 0;

async function run(name, config) {
  const { throttling } = (config ?? defaultConfig).settings;
  const { lhr } = await lighthouse(server.address + name, {
    port, logLevel: 'error', onlyAudits, disableFullPageScreenshot: true,
    pauseAfterFcpMs: pause, pauseAfterLoadMs: pause, networkQuietThresholdMs: pause, cpuQuietThresholdMs: pause,
    throttling: { ...throttling, ...processorAside }, precomputedLanternData,
  }, config);
  const errors = Object.values(lhr.audits).filter(({ scoreDisplayMode }) => scoreDisplayMode === 'error')
    .map(({ id, errorMessage }) => `${id}: ${errorMessage}`);
  return { lhr, errors };
}

async function judge(name, form, config) {
  // A browser that was too busy to be measured (no trace, no screenshot) is asked again; a finding is not.
  let { lhr, errors } = await run(name, config);
  for (let again = 0; errors.length > 0 && again < 2; again += 1) {
    console.log(`/${name} (${form}): again, for ${errors[0]}`);
    ({ lhr, errors } = await run(name, config));
  }
  const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
  const shown = ['first-contentful-paint', 'largest-contentful-paint', 'cumulative-layout-shift']
    .map(id => `${lhr.audits[id].title} ${lhr.audits[id].displayValue}`);
  console.log(`/${name} (${form}): ${scores.join(', ')}; ${shown.join(', ')}`);

  const findings = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue = '', details }) =>
      `${id} ${displayValue} ${JSON.stringify(details?.items ?? []).slice(0, 600)}`);
  const short = Object.values(lhr.categories).filter(({ score }) => Math.round(score * 100) < 100);
  if (lhr.runtimeError) findings.push(lhr.runtimeError.message);
  if (short.length > 0 || lhr.runtimeError || lhr.runWarnings.length > 0) {
    failures += 1;
    for (const finding of [...findings, ...errors, ...lhr.runWarnings]) console.log(`  ${finding}`);
  }
}

const pages = pagesByKind();
for (const name of pages) await judge(name, 'phone');
for (const name of ['', 'begroting/', 'rapport/']) await judge(name, 'desk', desktopConfig);

await browser.close();
server.stop();
process.exit(failures > 0 ? 1 : 0);
