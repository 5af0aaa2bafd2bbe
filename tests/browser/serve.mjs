// Serves a built site as a host would, with the headers that the site's own `_headers` asks for.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.jsonld': 'application/ld+json',
  '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.xml': 'application/xml',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};

// What the configuration of each web server in hosting/ asks to compress: text, not fonts.
const isText = type => type !== undefined && type !== 'font/woff2';

/// The rules of `_headers`: an address, `*` for the rest of one, and below it its headers.
export function readHeaders(site) {
  const rules = [];
  for (const line of readFileSync(path.join(site, '_headers'), 'utf8').split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    if (!/^\s/.test(line)) {
      rules.push({ start: line.trim().replace(/\*$/, ''), headers: [] });
    } else {
      const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line);
      rules.at(-1).headers.push([name, value]);
    }
  }
  return rules;
}

function fileFor(site, address) {
  const file = path.join(site, decodeURIComponent(new URL(address, 'http://site').pathname));
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ? path.join(file, 'index.html') : file;
}

/// Starts on a free port; gives the address and a way to stop.
export async function serve(site) {
  const rules = readHeaders(site);
  const server = createServer((request, response) => {
    // Browsers ask for it once, whether a site has one or not.
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    const file = fileFor(site, request.url);
    const found = statSync(file, { throwIfNoEntry: false })?.isFile();
    for (const { start, headers } of rules)
      if (request.url.startsWith(start))
        for (const [name, value] of headers) response.setHeader(name, value);
    const type = types[path.extname(file)];
    const compress = isText(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (compress) response.setHeader('Content-Encoding', 'gzip');
    response.writeHead(found ? 200 : 404, { 'Content-Type': type ?? 'text/plain' });
    const body = createReadStream(found ? file : path.join(site, '404.html'));
    (compress ? body.pipe(createGzip()) : body).pipe(response);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
