// Finds LibreOffice and poppler, or installs Debian's; says what to do when neither can be had.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];
/** What opens text, sheets and slides; no desktop. */
const PACKAGES = [
  'libreoffice-writer-nogui',
  'libreoffice-calc-nogui',
  'libreoffice-impress-nogui',
  'poppler-utils',
  'fonts-noto-cjk',
];

/** Path of a LibreOffice that runs. Exits with advice when there is none and none can be installed. */
export function ensureOffice() {
  const found = find();
  if (found) return found;
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    console.log('Installing LibreOffice without a desktop with apt-get …');
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'apt-get', '-y', '-q', ...args];
      return spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    };
    apt('update');
    apt('install', '--no-install-recommends', ...PACKAGES);
    const installed = find();
    if (installed) return installed;
  }
  console.error(
    'The tests of exported files need LibreOffice and pdftotext. Install them (Debian: apt-get install libreoffice-nogui poppler-utils), or set SOFFICE_PATH.',
  );
  process.exit(2);
}

function find() {
  if (!existsSync('/usr/bin/pdftotext') && process.platform === 'linux') return undefined;
  return [process.env.SOFFICE_PATH, ...PLACES].find((path) => path && existsSync(path));
}
