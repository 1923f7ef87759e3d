// A static file server for the built page: plain Node, no packages. It serves one folder, read-only, and puts the
// security headers on every answer.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { compressed } from './compress.mjs';
import { securityHeaders } from './policy.mjs';

/** @type {Record<string, string>} CSV has no charset: offices' files are GB18030 as often as UTF-8. */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};
const compressible = new Set(['.html', '.js', '.mjs', '.css', '.json', '.map', '.webmanifest', '.wasm', '.svg', '.md']);

/**
 * Serves the files under `root`. Rejects when the port cannot be had (`error.code` says why).
 * @param {{root: string, port?: number, host?: string, extraConnect?: readonly string[]}} options port 0: any free one
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve({ root, port = 0, host = '127.0.0.1', extraConnect = [] }) {
  const base = await realpath(root);
  const headers = securityHeaders(extraConnect);
  const server = createServer((request, response) => {
    answer(base, headers, request, response).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else refuse(response, headers, 500, 'Internal error');
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${reachable(host)}:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(base, headers, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, { ...headers, Allow: 'GET, HEAD' }, 405, 'Only GET and HEAD');
  }
  const file = await find(base, request.url ?? '/');
  if (!file) return refuse(response, headers, 404, 'Not found');

  const type = extname(file.path).toLowerCase();
  const sent = compressible.has(type)
    ? await compressed(file, String(request.headers['accept-encoding'] ?? ''), isLocal(request))
    : { encoding: null, bytes: null };
  const etag = `"${file.version}${sent.encoding ? `-${sent.encoding}` : ''}"`;
  const all = {
    ...headers,
    'Content-Type': types[type] ?? 'application/octet-stream',
    // Names that Vite built from the content never change their content.
    'Cache-Control': /[/\\]assets[/\\].+-[\w-]{8,}\.\w+$/.test(file.path)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding',
  };
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(200, {
    ...all,
    'Content-Length': sent.bytes?.length ?? file.size,
    ...(sent.encoding ? { 'Content-Encoding': sent.encoding } : {}),
  });
  if (request.method === 'HEAD') response.end();
  else if (sent.bytes) response.end(sent.bytes);
  else
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The file a URL names: inside the folder also when links are followed; a folder means its index.html. Null: there is none. */
async function find(base, url) {
  try {
    const name = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
    if (name.includes('\0') || name.split(/[/\\]/).includes('..')) return null;
    const path = await realpath(join(base, name.endsWith('/') ? `${name}index.html` : name));
    if (!path.startsWith(base.endsWith(sep) ? base : base + sep)) return null;
    const found = await stat(path);
    if (!found.isFile()) return null;
    const version = createHash('sha256').update(`${path} ${found.size} ${found.mtimeMs}`).digest('hex').slice(0, 16);
    return { path, size: found.size, version };
  } catch {
    return null; // no such file, not readable, or no URL at all
  }
}

function refuse(response, headers, status, text) {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

const matches = (header, etag) => (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

const isLocal = (request) => /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');

/** An address that a browser on this machine can open: every interface means also this one. */
const reachable = (host) =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
