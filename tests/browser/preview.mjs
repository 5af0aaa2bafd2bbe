// A running `peil serve` on a copy of a project, for tests and for the benchmark.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export function copyProject(source) {
  const folder = mkdtempSync(path.join(process.env.PEIL_SCRATCH ?? tmpdir(), 'serve-'));
  for (const part of ['data', 'content', 'themes', '.peil'])
    if (existsSync(path.join(source, part))) cpSync(path.join(source, part), path.join(folder, part), { recursive: true });
  return {
    folder,
    read: file => readFileSync(path.join(folder, file), 'utf8'),
    write(file, text) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const copySmallProject = () => copyProject(path.join(root, 'tests/sites/klein/project'));
export const copyShippedProject = () => copyProject(root);

/// Starts on a free port; gives the address and a way to stop.
export async function startPreview(project) {
  const program = process.env.PEIL ?? path.join(root, 'build/release/peil');
  const child = spawn(program, ['serve', '-C', project.folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise(resolve => { child.on('exit', resolve); });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', more => {
      said += more;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    ended.then(code => reject(new Error(`peil serve ended with ${code}`)));
  });
  return { address, stop: () => { child.kill('SIGTERM'); return ended; } };
}
