import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { standalone, type Sql } from '../../src/core';
import type { Dialect } from '../../src/query';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'sql', 'golden');

/**
 * The statement is, to the letter, the one in test/sql/golden (of ClickHouse: in a folder of that name). UPDATE_GOLDEN=1 writes it; a
 * commit that changes one says why.
 */
export function expectSql(statement: Sql, name: string, dialect: Dialect): void {
  const path = dialect.name === 'duckdb' ? join(folder, name) : join(folder, dialect.name, name);
  const text = `${standalone(statement)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path), `no golden file ${name}: run once with UPDATE_GOLDEN=1`).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
