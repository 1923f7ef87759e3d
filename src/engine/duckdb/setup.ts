import type { DuckDBConfig } from '@duckdb/duckdb-wasm';
import { FILE_FOLDER } from '../../core';
import { execute } from './answer';
import type { Driver } from './driver';

/** How a database is opened. Nothing is turned into floating point on the way out. */
export const openWith: DuckDBConfig = {
  path: ':memory:',
  query: {
    queryPollingInterval: 40, // milliseconds between two chances to cancel
    castBigIntToDouble: false,
    castDecimalToDouble: false,
    castTimestampToDate: false,
    castDurationToTime64: false,
  },
};

/** Of a whole database. Extensions are never fetched: without a network that ends in a dead page, with one it leaves the machine. */
const first = ['SET autoload_known_extensions=false', 'SET autoinstall_known_extensions=false'];

/** Of each connection: errors with their position; see failure.ts. */
const each = 'SET errors_as_json=true';

/**
 * Files and addresses cannot be opened, whatever a statement says, except what a load step has put into FILE_FOLDER; and
 * no later statement can take that back. Also nothing can be set any more, so all connections are made before.
 */
const lock = [
  `SET allowed_directories=['${FILE_FOLDER}']`,
  'SET enable_external_access=false',
  'SET lock_configuration=true',
];

/** So many reads take turns at most: the wasm has one thread, more connections only hold more half-made results. */
const READERS = 4;

/** So many results of a person's queries are kept at a time, each by a connection of its own. */
const HOLDERS = 4;

export interface ConnectionNumbers {
  readonly readers: readonly number[];
  readonly holders: readonly number[];
  readonly writer: number;
}

/** Sets a database up and gives its connections: several for reads and for kept results, one for loads. */
export async function setUp(driver: Driver): Promise<ConnectionNumbers> {
  const writer = await driver.connect();
  for (const statement of first) await execute(driver, writer, statement);
  const readers: number[] = [];
  while (readers.length < READERS) readers.push(await driver.connect());
  const holders: number[] = [];
  while (holders.length < HOLDERS) holders.push(await driver.connect());
  for (const connection of [writer, ...readers, ...holders]) await execute(driver, connection, each);
  for (const statement of lock) await execute(driver, writer, statement);
  return { readers, holders, writer };
}
