// npm run demo:clickhouse: a real ClickHouse on this machine with the sample and 20 million generated facts, and the workbook that may ask it.
//   --facts N (20000000)  --data FOLDER (kept between runs)  --port N of the page  --no-open
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const data = option('data', join(tmpdir(), 'almanac-demo-clickhouse'));
const password = 'demo';

/** Starts the server over its data and resolves with its address, at `port` (0: any free one). */
async function startServer(port) {
  const child = spawn(
    process.execPath,
    [join(root, 'src/cli/clickhouse-server.mjs'), '--data', data, '--port', port, '--password', password],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, UV_THREADPOOL_SIZE: '24' } },
  );
  child.on('exit', (code) => {
    console.error(
      `The local ClickHouse has ended (${code}). If it did not start: chdb has binaries for Linux and macOS only.`,
    );
    process.exit(code ?? 1);
  });
  const address = await new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      const line = /\{"url".*\}/.exec(said)?.[0];
      if (line) resolve(JSON.parse(line).url);
    });
  });
  return { child, url: address };
}

let server = await startServer(option('server-port', '18123'));
const { url } = server;
/** Ends it; by SIGKILL in the middle of whatever it does. What it has acknowledged is on disk. */
const stop = (signal) => {
  server?.child.removeAllListeners('exit');
  server?.child.kill(signal);
  server = null;
};

console.log(`ClickHouse: ${url} (data: ${data})`);
const filled = spawnSync(
  process.execPath,
  [join(root, 'src/cli/almanac.mjs'), 'demo-data', '--to', url, '--facts', option('facts', '20000000')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ALMANAC_PASSWORD: password } },
);
if (filled.status !== 0) {
  stop('SIGTERM');
  process.exit(filled.status ?? 1);
}
console.log(`连接 / connect: 数据 › 连接数据库服务器…  地址 ${url}  用户 default  口令 ${password}`);
const page = spawn(
  process.execPath,
  [
    join(root, 'src/cli/start.mjs'),
    '--engine',
    url,
    ...(option('port') ? ['--port', option('port')] : []),
    ...(process.argv.includes('--no-open') ? ['--no-open'] : []),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
const end = (code) => {
  page.removeAllListeners('exit');
  page.kill();
  stop('SIGTERM');
  process.exit(code);
};
// One without the other is no demonstration.
page.on('exit', (code) => end(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));

// What a lost connection looks like, to be seen at will.
console.log('回车：切断数据库，再按恢复 / Enter cuts the database off, Enter again puts it back.');
let turning = false;
createInterface({ input: process.stdin }).on('line', async () => {
  if (turning) return;
  turning = true;
  if (server) {
    stop('SIGKILL');
    console.log('已切断 / cut off');
  } else {
    server = await startServer(new URL(url).port);
    console.log('已恢复 / back');
  }
  turning = false;
});
