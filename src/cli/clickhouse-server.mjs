// A real ClickHouse (the chdb library) behind the part of its HTTP interface that Almanac speaks: for tests and for
// `npm run demo:clickhouse`, never for an office. What it proves and what not: src/engine/README.md.
//   node src/cli/clickhouse-server.mjs [--data FOLDER] [--port N] [--user NAME] [--password WORD] [--with-parent] [--forget]
// `--with-parent`: ends when its standard input ends, as it does when whoever started it is gone. `--forget`: the data go with it.
// Prints one line, {"url": …}, when it listens. The queries' threads are libuv's: UV_THREADPOOL_SIZE must be set before.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureChdb, loadChdb } from './chdb.mjs';

if (!ensureChdb()) process.exit(2);
const { Session } = loadChdb();

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const folder = option('data');
const data = folder === undefined ? mkdtempSync(join(tmpdir(), 'almanac-clickhouse-')) : resolve(folder);
const scratch = mkdtempSync(join(tmpdir(), 'almanac-insert-'));
const user = option('user', 'default');
const password = option('password', '');
mkdirSync(data, { recursive: true });

/** Keeps the database open while no request has a session. */
const keeper = new Session(data);
/** The client's query ids and the engine's own, of what runs at present. */
const running = new Map();

/** Named in the address but no settings. */
const RESERVED = new Set(
  'database query query_id default_format session_id session_timeout session_check close_session user password role'.split(
    ' ',
  ),
);
/** Sessions that requests come back to, for the tables that one question keeps. */
const sessions = new Map();
/** Settings of the HTTP interface, not of a query. */
const OF_HTTP = new Set([
  'wait_end_of_query',
  'add_http_cors_header',
  'cancel_http_readonly_queries_on_client_close',
  'send_progress_in_http_headers',
  'enable_http_compression',
]);

const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
  answer(request, response).catch((error) => {
    if (response.headersSent) response.destroy();
    else refuse(response, 500, 1002, String(error?.message ?? error));
  });
});
server.listen(Number(option('port', '0')), '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}`, data }));
});
const end = () => {
  server.close();
  server.closeAllConnections();
  keeper.close();
  rmSync(scratch, { recursive: true, force: true });
  if (folder === undefined || process.argv.includes('--forget')) rmSync(data, { recursive: true, force: true });
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
if (process.argv.includes('--with-parent')) process.stdin.on('end', end).resume();

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'origin, x-requested-with, content-type, authorization',
  'Access-Control-Allow-Methods': 'POST, GET, OPTIONS',
  'Access-Control-Max-Age': '86400',
};

async function answer(request, response) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
  if (url.pathname === '/ping') return void response.writeHead(200, cors).end('Ok.\n');
  const body = await bytesOf(request);
  const asked = new URLSearchParams(url.search);
  let query = asked.get('query') ?? '';
  let payload = null;
  if (/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) {
    const form = await new Response(body, { headers: { 'content-type': request.headers['content-type'] } }).formData();
    for (const [name, value] of form) asked.set(name, String(value));
    query = asked.get('query') ?? '';
  } else if (query === '') query = body.toString('utf8');
  else payload = body;
  if (!known(request, asked)) {
    return refuse(
      response,
      403,
      516,
      `${user}: Authentication failed: password is incorrect, or there is no such user.`,
    );
  }
  await run(request, response, asked, query, payload);
}

async function run(request, response, asked, query, payload) {
  const id = asked.get('query_id') ?? randomUUID();
  const named = asked.get('session_id');
  const session = (named && sessions.get(named)) || new Session(data);
  if (named) sessions.set(named, session);
  const mark = `/*${id}*/`;
  const gone = () => void stop(id);
  const cancels = asked.get('cancel_http_readonly_queries_on_client_close') === '1';
  if (cancels) response.on('close', gone);
  running.set(id, mark);
  try {
    const database = asked.get('database');
    if (database) await session.queryAsync(`USE ${quoted(database)}`);
    await settle(session, asked);
    const text = payload === null || payload.length === 0 ? query : intoTable(query, payload);
    const from = performance.now();
    const result = await session.queryAsync(`${mark}${await translated(text)}`, {
      format: asked.get('default_format') ?? 'TabSeparated',
    });
    const bytes = result.bytes();
    if (cancels) response.off('close', gone);
    response.writeHead(200, {
      ...cors,
      'Content-Type': 'application/octet-stream',
      'Content-Length': bytes.length,
      'X-ClickHouse-Query-Id': id,
      'X-ClickHouse-Summary': JSON.stringify({
        read_rows: String(result.rowsRead),
        read_bytes: String(result.bytesRead),
        elapsed_ns: String(Math.round((performance.now() - from) * 1e6)),
      }),
    });
    response.end(bytes);
  } catch (error) {
    if (cancels) response.off('close', gone);
    const message = String(error?.message ?? error);
    const code = Number(error?.clickhouseCode ?? /Code: (\d+)/.exec(message)?.[1] ?? 1002);
    refuse(response, { 60: 404, 81: 404, 62: 400, 47: 404, 159: 408, 164: 403, 241: 500 }[code] ?? 500, code, message);
  } finally {
    running.delete(id);
    if (!named || asked.get('close_session') === '1') {
      sessions.delete(named);
      session.close();
    } else setTimeout(() => sessions.delete(named) && session.close(), 60_000).unref();
  }
}

/** Parameters and settings of one request: its session is its own. `readonly` last, since nothing can be set after it. */
async function settle(session, asked) {
  const pairs = [...asked].filter(([name]) => !RESERVED.has(name) && !OF_HTTP.has(name));
  const unknown = pairs.find(([name]) => !/^\w+$/.test(name));
  if (unknown) throw new Error(`Code: 115. DB::Exception: Unknown setting '${unknown[0]}'. (UNKNOWN_SETTING)`);
  const sets = [];
  for (const [name, value] of pairs) {
    const given = name.startsWith('param_') ? await translated(value) : value;
    sets.push([name, `${name} = ${literal(given)}`]);
  }
  const first = sets.filter(([name]) => name !== 'readonly').map(([, set]) => set);
  const last = sets.filter(([name]) => name === 'readonly').map(([, set]) => set);
  for (const group of [first, last]) if (group.length > 0) await session.queryAsync(`SET ${group.join(', ')}`);
}

/** The library reads no data beside a query: an INSERT … FORMAT takes them out of a file. */
function intoTable(query, payload) {
  const found = /^\s*INSERT\s+INTO\s+([\s\S]+?)\s+FORMAT\s+(\w+)\s*$/i.exec(query);
  if (!found) throw new Error('Code: 62. DB::Exception: Data are taken with INSERT … FORMAT only. (SYNTAX_ERROR)');
  const file = join(scratch, `${randomUUID()}.bin`);
  writeFileSync(file, payload);
  setTimeout(() => rmSync(file, { force: true }), 600_000).unref();
  return `INSERT INTO ${found[1]} SELECT * FROM file(${literal(file)}, ${literal(found[2])})`;
}

/** A query id of the client as the engine's own, wherever it is spoken of. */
async function translated(text) {
  let out = text;
  for (const [id, mark] of running) {
    if (!out.includes(id) || out.includes(mark)) continue;
    const found = await processOf(mark);
    if (found) out = out.replaceAll(id, found);
  }
  return out;
}

async function processOf(mark) {
  const found = await keeper.queryAsync(
    `SELECT query_id FROM system.processes WHERE startsWith(query, ${literal(mark)}) LIMIT 1`,
    { format: 'TabSeparated' },
  );
  return found.text().trim();
}

async function stop(id) {
  const found = await processOf(`/*${id}*/`);
  if (found) await keeper.queryAsync(`KILL QUERY WHERE query_id = ${literal(found)} ASYNC`);
}

function known(request, asked) {
  const [kind = '', value = ''] = (request.headers.authorization ?? '').split(' ');
  const basic = kind === 'Basic' ? Buffer.from(value, 'base64').toString('utf8') : ':';
  const at = basic.indexOf(':');
  const who = asked.get('user') ?? request.headers['x-clickhouse-user'] ?? (basic.slice(0, at) || 'default');
  const word = asked.get('password') ?? request.headers['x-clickhouse-key'] ?? basic.slice(at + 1);
  return who === user && word === password;
}

function refuse(response, status, code, message) {
  const text = /^Code: \d/.test(message) ? message : `Code: ${code}. DB::Exception: ${message}`;
  response.writeHead(status, {
    ...cors,
    'Content-Type': 'text/plain; charset=UTF-8',
    'X-ClickHouse-Exception-Code': code,
  });
  response.end(`${text}\n`);
}

async function bytesOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

const literal = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const quoted = (name) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
