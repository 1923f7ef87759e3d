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
const wanted = option('--port') ?? process.env.PORT;
const host = option('--host') ?? '127.0.0.1';
const { url } = await listen(wanted ? [Number(wanted)] : [5710, 5711, 5712, 5713, 0]);
console.log(`县鉴 Almanac: ${url}`);
console.log('Ctrl+C 停止 / stops it.');
if (!process.argv.includes('--no-open')) open(url);

async function listen(ports) {
  const [port, ...others] = ports;
  try {
    return await serve({ root: join(root, 'dist', 'web'), port, host });
  } catch (error) {
    if (error.code === 'EADDRINUSE' && others.length > 0) return listen(others);
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use; try --port with another.` : String(error));
    process.exit(2);
  }
}

/** Opens the address where there is a screen; a machine without one just keeps serving. */
function open(address) {
  const command = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(command[0], [...command.slice(1), address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
