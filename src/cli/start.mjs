// npm start: installs what is missing, builds, serves on this machine only, prints the address, opens the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { ensureBuilt } from './build.mjs';
import { serve } from './serve.mjs';

const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

ensureInstalled();
ensureBuilt('web');
// The one address beside the page's own that the page may ask: a database server, named on purpose.
const engine = option('--engine');
const engineOrigin = engine === undefined ? undefined : originOf(engine);
const wanted = option('--port') ?? process.env.PORT;
const host = option('--host') ?? '127.0.0.1';
const { url: page } = await listen(wanted ? [Number(wanted)] : [5710, 5711, 5712, 5713, 0]);
const url = engine === undefined ? page : `${page}?engine=${encodeURIComponent(engine)}`;
console.log(`县鉴 Almanac: ${url}`);
console.log('Ctrl+C 停止 / stops it.');
if (!process.argv.includes('--no-open')) open(url);

async function listen(ports) {
  const [port, ...others] = ports;
  try {
    return await serve({
      root: join(root, 'dist', 'web'),
      port,
      host,
      extraConnect: engineOrigin === undefined ? [] : [engineOrigin],
    });
  } catch (error) {
    if (error.code === 'EADDRINUSE' && others.length > 0) return listen(others);
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use; try --port with another.` : String(error));
    process.exit(2);
  }
}

/** The origin of a server's address; what is none ends the program with advice. */
function originOf(address) {
  try {
    const { protocol, origin } = new URL(address);
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
    // said below
  }
  console.error(`--engine needs the address of a server, like http://10.1.2.3:8123; this is ${address}`);
  process.exit(2);
}

/** Opens the address where there is a screen; a machine without one just keeps serving. */
function open(address) {
  const command = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(command[0], [...command.slice(1), address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
