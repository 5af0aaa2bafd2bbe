// The promise of /staten/: one A4, whatever the day. Prints it at dates on which much and little
// needs attention.
// Usage: node council_test.mjs PEIL PROJECT
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

const [peil, project] = process.argv.slice(2);
const dates = ['2026-12-31', '2027-05-15', '2027-09-30', '2027-12-31'];
const scratch = mkdtempSync(path.join(os.tmpdir(), 'peil-staten-'));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--allow-file-access-from-files'],
});
const failures = [];
try {
  for (const date of dates) {
    const site = path.join(scratch, date);
    execFileSync(peil, ['build', '-C', project, '-o', site, '--as-of', date], { stdio: 'ignore' });
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(site, 'staten/index.html')).href);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (sheets !== 1) failures.push(`${date}: ${sheets} sheets`);
    // What is on the sheet: all targets, and no text so small that it cannot be read.
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => ({
      targets: document.querySelectorAll('.staten .standen tbody tr').length,
      smallest: Math.min(...[...document.querySelectorAll('.staten td, .staten li, .staten p')]
        .map(one => parseFloat(getComputedStyle(one).fontSize))),
    }));
    if (seen.targets < 9) failures.push(`${date}: ${seen.targets} targets`);
    if (seen.smallest < 9.3) failures.push(`${date}: letters of ${seen.smallest} px`);
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exit(1);
console.log(`/staten/ fits on one A4 at ${dates.join(', ')}`);
