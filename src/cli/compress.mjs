// Compressed copies of files, made once and kept in memory. A precompressed neighbour (x.wasm.br, x.wasm.gz) goes first.
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Larger files are sent as they are until their compressed copy is ready: nobody waits seconds for it. */
const WAIT_UP_TO = 4 * 2 ** 20;
/** Over the loopback a large file travels faster than a browser unpacks it. */
const LOCAL_UP_TO = 2 ** 20;

const encoders = {
  br: { ending: '.br', pack: (bytes) => promisify(brotliCompress)(bytes, { params: brotli(bytes.length) }) },
  gzip: { ending: '.gz', pack: (bytes) => promisify(gzip)(bytes, { level: 6 }) },
};
const brotli = (size) => ({
  [constants.BROTLI_PARAM_QUALITY]: size > WAIT_UP_TO ? 6 : 9,
  [constants.BROTLI_PARAM_SIZE_HINT]: size,
});

/** @type {Map<string, {version: string, copy: Promise<Buffer>, bytes: Buffer | null}>} */
const copies = new Map();

/**
 * What to send for a file: its bytes in the best encoding that the other side accepts, or nothing packed.
 * @param {{path: string, size: number, version: string}} file
 * @param {string} accepts the Accept-Encoding header
 * @param {boolean} local the request comes from this machine
 * @returns {Promise<{encoding: string | null, bytes: Buffer | null}>}
 */
export async function compressed(file, accepts, local) {
  const plain = { encoding: null, bytes: null };
  if (file.size < 1024 || (local && file.size > LOCAL_UP_TO)) return plain;
  const encoding = Object.keys(encoders).find((name) => accepted(accepts, name));
  if (!encoding) return plain;

  const key = `${encoding} ${file.path}`;
  let kept = copies.get(key);
  if (kept?.version !== file.version) {
    kept = { version: file.version, copy: make(file.path, encoders[encoding]), bytes: null };
    const mine = kept;
    copies.set(key, mine);
    mine.copy.then(
      (bytes) => (mine.bytes = bytes),
      () => copies.delete(key), // the file went away meanwhile: the plain answer will say so
    );
  }
  if (file.size > WAIT_UP_TO && !kept.bytes) return plain;
  return { encoding, bytes: await kept.copy };
}

async function make(path, { ending, pack }) {
  try {
    return await readFile(path + ending);
  } catch {
    return pack(await readFile(path));
  }
}

const accepted = (header, name) =>
  header.split(',').some((part) => {
    const [token = '', ...settings] = part.split(';').map((text) => text.trim().toLowerCase());
    return token === name && !settings.some((setting) => /^q=0(\.0*)?$/.test(setting));
  });
