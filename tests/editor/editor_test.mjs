// The schemas in the real YAML language server, the one behind the extension that we advise: what
// an author sees while typing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { LanguageClient } from "./language_client.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const SCRATCH = path.join(process.env.PEIL_SCRATCH, "editor");

// A copy with its own schemas; what is frozen has none.
function project(source, name) {
  const folder = path.join(SCRATCH, name);
  mkdirSync(folder, { recursive: true });
  for (const part of ["data", ".vscode", "content"])
    cpSync(path.join(source, part), path.join(folder, part), { recursive: true });
  execFileSync(process.env.PEIL, ["schema", "-C", folder]);
  return folder;
}

function yamlFiles(folder) {
  return readdirSync(path.join(folder, "data"), { recursive: true })
    .map((name) => `data/${name}`)
    .filter((name) => name.endsWith(".yaml") && !name.startsWith("data/edities/"))
    .sort();
}

let client;
let shipped;

before(async () => {
  rmSync(SCRATCH, { recursive: true, force: true });
  shipped = project(ROOT, "shipped");
  client = new LanguageClient(shipped);
  await client.start();
});

after(() => client.stop());

test("no file of the shipped project has a mistake", async () => {
  const files = yamlFiles(shipped);
  assert.ok(files.length > 40, `${files.length}`);
  for (const file of files) assert.deepEqual(await client.mistakes(file), [], file);
});

test("no file that peil init gives has a mistake", async () => {
  const folder = project(path.join(ROOT, "beginproject"), "begin");
  const other = new LanguageClient(folder);
  await other.start();
  for (const file of yamlFiles(folder)) assert.deepEqual(await other.mistakes(file), [], file);
  other.stop();
});

const CHAINS = "data/registers/ketenprojecten/nieuw.yaml";
const JUDGEMENTS = "data/voortgang/oordelen.yaml";

// File, text with the place of the cursor, what is offered there, with words of the explanation.
const OFFERS = [
  ["a field of a register", CHAINS, "- id: x\n  titel: y\n  sec‸\n", "sector", "Hoofdsector"],
  ["an id of another register", CHAINS, "- id: x\n  sector: ‸\n", "textiel", "textiel"],
  ["a choice in a row", CHAINS, "- id: x\n  fase:\n    - {datum: 2027-01-01, waarde: ‸}\n", "opschaling", "De toepassing groeit"],
  ["a choice on a line", CHAINS, "- id: x\n  fase:\n    - datum: 2027-01-01\n      waarde: ‸\n", "pilot", "kleine schaal"],
  ["a key of the format", JUDGEMENTS, "oordelen:\n  - over: mkb\n    toe‸\n", "toelichting", "wat er te zeggen is"],
  ["an indicator", JUDGEMENTS, "oordelen:\n  - over: ‸\n", "mkb", "Mkb-bedrijven"],
  ["an end state", JUDGEMENTS, "oordelen:\n  - over: ‸\n", "p2-koplopers", "koplopers"],
  ["a word of the format", JUDGEMENTS, "oordelen:\n  - over: mkb\n    oordeel: ‸\n", "niet_op_koers", ""],
  ["a pillar", "data/mijlpalen.yaml", "- id: m01\n  pijler: ‸\n", "p1", "Circulaire bedrijvigheid"],
  ["a milestone", "data/voortgang/mijlpalen.yaml", "mijlpalen:\n  - mijlpaal: ‸\n", "m03", ""],
  ["a register in a rule", "data/indicatoren/nieuw.yaml", "telregel:\n  register: ‸\n", "vouchers", "Vouchers"],
];

for (const [name, file, text, word, explanation] of OFFERS)
  test(`offered while typing: ${name}`, async () => {
    const offers = await client.offers(file, text);
    assert.ok(offers.has(word), [...offers.keys()].join(", "));
    assert.ok(offers.get(word).includes(explanation), offers.get(word));
  });

test("a key explains itself under the mouse", async () => {
  assert.match(await client.explanation(CHAINS, "- id: x\n  sec‸tor: bouw\n"), /Hoofdsector/);
});

// File, text, the place of the mistake, words of the message.
const MISTAKES = [
  ["a field", CHAINS, "- id: x\n  sectro: bouw\n", "2:3", /sectro/],
  ["a choice", CHAINS, "- id: x\n  fase:\n    - {datum: 2027-01-01, waarde: opschalling}\n", "3:35", /opschaling/],
  ["a date", CHAINS, "- id: x\n  fase:\n    - {datum: 12-04-2027, waarde: pilot}\n", "3:15", /verwacht een datum/],
  ["yes or no", CHAINS, "- id: x\n  in_drenthe: ja\n", "2:15", /true \(ja\)/],
  ["a reference", CHAINS, "- id: x\n  sector: bouww\n", "2:11", /bouw/],
  ["what is asked for", CHAINS, "- id: x\n", "1:3", /titel/],
  ["an amount", "data/begroting.yaml", "regels:\n  - {id: a, raming: {\"2026\": veel}}\n", "2:30", /getal/],
  ["a key of the format", JUDGEMENTS, "oordeelen: []\n", "1:1", /oordeelen/],
  ["an indicator", JUDGEMENTS, "oordelen:\n  - {over: mbk, datum: 2026-01-01, oordeel: aandacht}\n", "2:12", /mkb/],
  ["indentation", JUDGEMENTS, "oordelen:\n  - over: mkb\n   datum: 2026-01-01\n", "3:4", /./],
];

for (const [name, file, text, place, message] of MISTAKES)
  test(`marked while typing: ${name}`, async () => {
    const mistakes = await client.mistakes(file, text);
    assert.ok(
      mistakes.some((one) => one.startsWith(`${place} `) && message.test(one)),
      mistakes.join("\n"),
    );
  });
