import type { DuckDBConfig } from '@duckdb/duckdb-wasm';
import { FILE_FOLDER } from '../../core';
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

/**
 * The first statements of a database. Extensions are never fetched: without a network that would end in a dead page, with
 * one it would leave the machine. Files and addresses cannot be opened, whatever a statement says, except what
 * a load step has put into FILE_FOLDER; and no later statement can take that back.
 */
const lockdown = [
  'SET autoload_known_extensions=false',
  'SET autoinstall_known_extensions=false',
  'SET errors_as_json=true', // positions of errors; see failure.ts
  `SET allowed_directories=['${FILE_FOLDER}']`,
  'SET enable_external_access=false',
  'SET lock_configuration=true',
];

/** Runs the first statements on a first connection and gives it back. */
export async function setUp(driver: Driver): Promise<number> {
  const connection = await driver.connect();
  for (const statement of lockdown) {
    let header = await driver.start(connection, statement, false);
    while (header === null) header = await driver.poll(connection);
  }
  return connection;
}
