import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../src/engine/remote';

/** Tests and benches run in the project's folder, bundled or not. */
const script = join(process.cwd(), 'src', 'cli', 'clickhouse-server.mjs');

/** A real ClickHouse in a process of its own, as it answers over HTTP. */
export interface LocalServer {
  readonly url: string;
  connection(database: string, more?: Partial<Connection>): Connection;
  /** Kills the process in the middle of whatever it does: the data stay on disk. */
  cut(): Promise<void>;
  /** Starts it again at the same address over the same data. */
  back(): Promise<void>;
  stop(): Promise<void>;
}

export const PASSWORD = '口令 "1"';

let shared: Promise<LocalServer> | null = null;

/**
 * One server for all files that this process tests; each takes a database of its own name. It ends with the process. Whoever cuts or stops
 * one needs his own: `startServer`.
 */
export const sharedServer = (): Promise<LocalServer> => (shared ??= startServer());

export async function startServer(): Promise<LocalServer> {
  const data = mkdtempSync(join(tmpdir(), 'almanac-server-test-'));
  let child = await spawned(data, 0);
  const { url, port } = child;
  const end = async (): Promise<void> => {
    const { process: own } = child;
    if (own.exitCode !== null || own.signalCode !== null) return;
    const gone = new Promise((resolve) => own.once('exit', resolve));
    own.kill('SIGKILL');
    await gone;
  };
  return {
    url,
    connection: (database, more = {}) => ({ url, user: 'default', password: PASSWORD, database, ...more }),
    cut: end,
    back: async () => {
      child = await spawned(data, port);
    },
    stop: async () => {
      await end();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function spawned(
  data: string,
  port: number,
): Promise<{ readonly process: ChildProcess; readonly url: string; readonly port: number }> {
  const args = [script, '--data', data, '--port', String(port), '--password', PASSWORD, '--with-parent', '--forget'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, UV_THREADPOOL_SIZE: '24' },
    // Held open: when this process ends, however it does, the server sees it.
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const line = /\{"url".*\}/.exec(said)?.[0];
      if (line) resolve((JSON.parse(line) as { readonly url: string }).url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened: ${said}`)));
  });
  return { process: child, url, port: Number(new URL(url).port) };
}
