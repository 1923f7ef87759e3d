import { sql } from '../../core';
import { toFrame } from '../arrow/toFrame';
import { StartFailed } from '../duckdb/startFailed';
import { bind } from './bind';
import { ClickHouseEngine } from './clickhouseEngine';
import { LIMITS, questionSettings, type Connection, type Limits } from './connection';
import { isWrongPassword, ServerError } from './failure';
import { sender } from './http';

/** Correlated subqueries, which the compiler writes, are on since this version. */
const OLDEST = [25, 8] as const;

/**
 * Connects: asks who answers, and whether it knows what the questions need. Rejects with StartFailed: `unreachable` (no answer),
 * `denied` (user or password), `unsupported` (too old, or no right to the settings without which missing would become zero).
 */
export async function startClickHouse(connection: Connection, limits: Limits = LIMITS): Promise<ClickHouseEngine> {
  const settings = questionSettings(limits);
  const send = sender(connection, { received: 0, sent: 0 });
  const names = Object.keys(settings);
  // Not in a database that may not be there yet, and with no settings but those of the answer: nothing else can be refused.
  const ask = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const bound = bind(
      sql`SELECT version() AS name UNION ALL SELECT name FROM system.settings WHERE has(splitByChar(',', ${names.join(',')}), name)`,
    );
    const answer = await send({ bound, settings: { default_format: 'ArrowStream', ...more }, database: '' });
    return (toFrame(answer).columns[0] ?? []).map(String);
  };
  try {
    const told = await ask({ output_format_arrow_compression_method: 'none' });
    const version = told.find((name) => /^\d+\.\d+/.test(name)) ?? '0.0';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
      throw new StartFailed('unsupported', `ClickHouse ${version}; ${OLDEST.join('.')} or later is needed`);
    }
    const unknown = names.filter((name) => !told.includes(name) && name !== 'wait_end_of_query');
    await ask(Object.fromEntries(Object.entries(settings).filter(([name]) => !unknown.includes(name))));
    return new ClickHouseEngine(connection, version, unknown, limits);
  } catch (thrown) {
    if (thrown instanceof StartFailed) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    if (isWrongPassword(thrown)) throw new StartFailed('denied', message);
    if (thrown instanceof ServerError) throw new StartFailed('unsupported', message);
    throw new StartFailed('unreachable', message);
  }
}
