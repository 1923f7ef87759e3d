// Finds a Chromium, or installs Debian's; says what to do when neither can be had.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPlaces } from './chromium-places.mjs';

/** Path of a Chromium that runs. Exits with advice when there is none and none can be installed. */
export function ensureChromium() {
  const found = find();
  if (found) return found;
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium and a Chinese font with apt-get …');
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'apt-get', '-y', '-q', ...args];
      return spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    };
    apt('update');
    apt('install', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    const installed = find();
    if (installed) return installed;
  }
  console.error(
    'The end-to-end tests need a Chromium or Chrome. Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to it.',
  );
  process.exit(2);
}

function find() {
  return [process.env.CHROMIUM_PATH, ...chromiumPlaces].find((path) => path && existsSync(path));
}
