import { existsSync } from 'node:fs';
import { chromiumPlaces } from './chromium-places.mjs';

/** Silent, offline, the same everywhere: a browser that a test drives must make no request of its own. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Path of the Chromium that tests drive. Throws with advice when there is none. */
export function chromiumPath(): string {
  const found = [process.env['CHROMIUM_PATH'], ...chromiumPlaces].find((path) => path && existsSync(path));
  if (found) return found;
  throw new Error(
    'No Chromium or Chrome was found. Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to it.',
  );
}
