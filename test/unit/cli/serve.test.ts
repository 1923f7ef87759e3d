import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../../src/cli/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'almanac-serve-'));
const root = join(folder, 'root');
const script = `export const words = [${'"县区",'.repeat(400)}];`;
const big = Buffer.alloc(5 * 2 ** 20, 'county ');
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>县鉴</title>');
  writeFileSync(join(root, 'assets', 'main-DfK2_9xQ.js'), script);
  writeFileSync(join(root, 'assets', 'engine-B8gKq1aa.wasm'), big);
  writeFileSync(join(root, '数据 1.csv'), Buffer.from([0xd4, 0xc6, 0xcf, 0xaa]));
  writeFileSync(join(root, 'ready.js'), script);
  writeFileSync(join(root, 'ready.js.gz'), gzipSync('precompressed'));
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
  server = await serve({ root, extraConnect: ['https://db.example:8443'] });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Bare HTTP: `fetch` would tidy the path, ask for encodings and unpack them by itself. */
function get(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('every answer carries the policy', () => {
  test.each(['/', '/assets/main-DfK2_9xQ.js', '/assets/engine-B8gKq1aa.wasm', '/none', '/../secret.txt'])(
    '%s',
    async (path) => {
      const { headers } = await get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toBe(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; " +
          "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' https://db.example:8443; " +
          "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    },
  );

  test('an origin that would smuggle a directive in is refused', async () => {
    await expect(serve({ root, extraConnect: ["https://a.example; script-src 'unsafe-eval'"] })).rejects.toThrow(
      'not an origin',
    );
  });
});

describe('files', () => {
  test('a folder is its index.html', async () => {
    const { status, headers, body } = await get('/?lang=zh');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body.toString()).toContain('县鉴');
  });

  test('a name in Chinese with a space is found, and its bytes and unknown charset are left alone', async () => {
    const { headers, body } = await get(`/${encodeURIComponent('数据 1.csv')}`);
    expect(headers['content-type']).toBe('text/csv');
    expect([...body]).toEqual([0xd4, 0xc6, 0xcf, 0xaa]);
  });

  test('wasm has the type that streaming compilation asks for', async () => {
    const { headers } = await get('/assets/engine-B8gKq1aa.wasm');
    expect(headers['content-type']).toBe('application/wasm');
  });

  test.each(['/none.js', '/assets', '/%', '/a%00b'])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%5csecret.txt', '/link.txt'])(
    '%s does not lead out of the folder',
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(404);
      expect(body.toString()).not.toContain('outside');
    },
  );

  test('nothing but reading is allowed', async () => {
    const { status, headers } = await get('/', { method: 'POST' });
    expect(status).toBe(405);
    expect(headers['allow']).toBe('GET, HEAD');
  });

  test('HEAD tells the same as GET, without the body', async () => {
    const head = await get('/assets/main-DfK2_9xQ.js', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(script)));
  });
});

describe('compression', () => {
  const path = '/assets/main-DfK2_9xQ.js';

  test('brotli where it is accepted, else gzip, else plain', async () => {
    const br = await get(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    const gz = await get(path, { headers: { 'accept-encoding': 'gzip, br;q=0' } });
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gz.body).toString()).toBe(script);
    const plain = await get(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
    expect(new Set([br, gz, plain].map(({ headers }) => headers['etag'])).size).toBe(3);
    expect(br.headers['vary']).toBe('Accept-Encoding');
  });

  test('a precompressed neighbour is used', async () => {
    const { body } = await get('/ready.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(body).toString()).toBe('precompressed');
  });

  test('a large file travels plain on the own machine', async () => {
    const { headers, body } = await get('/assets/engine-B8gKq1aa.wasm', { headers: { 'accept-encoding': 'br' } });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.equals(big)).toBe(true);
  });
});

describe('caching', () => {
  test('a name built from its content may be kept for ever, another is asked for again', async () => {
    expect((await get('/assets/main-DfK2_9xQ.js')).headers['cache-control']).toContain('immutable');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
  });

  test('what has not changed is not sent again, what has changed is', async () => {
    const first = await get('/');
    const headers = { 'if-none-match': `"other", W/${String(first.headers['etag'])}` };
    const second = await get('/', { headers });
    expect(second.status).toBe(304);
    expect(second.body.length).toBe(0);
    writeFileSync(join(root, 'index.html'), '<!doctype html><title>changed</title>');
    const third = await get('/', { headers });
    expect(third.status).toBe(200);
    expect(third.body.toString()).toContain('changed');
  });
});

test('a port in use is an error with its code, not a crash', async () => {
  await expect(serve({ root, port: Number(new URL(server.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
