import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMainTable } from '../../src/ingest';
import { collection } from './given';

/** csv-spectrum: twelve small files with the records that are in them, as JSON. */
const given = collection('csv-spectrum');
const names = given ? readdirSync(join(given, 'csvs')).map((name) => name.replace(/\.csv$/, '')) : [];

/** Its JSON holds another number than its CSV (a made-up one), and bytes that are no text. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  location_coordinates: ['Contact Phone Number', 'Location Coordinates'],
};

describe.skipIf(!given)('csv-spectrum', () => {
  test('is there as a whole', () => {
    expect(names).toHaveLength(12);
  });

  test.each(names)('%s is read as its JSON says', async (name) => {
    const file = (folder: string, ending: string): Uint8Array =>
      new Uint8Array(readFileSync(join(given ?? '', folder, `${name}.${ending}`)));
    const wanted = [JSON.parse(new TextDecoder().decode(file('json', 'json')))].flat() as Record<string, string>[];
    const { table } = await readMainTable(file('csvs', 'csv'), `${name}.csv`);
    const { header, rows } = table ?? { header: [], rows: [] };
    const found = rows.map((row) => Object.fromEntries(row.map((cell, c) => [header?.[c], cell])));
    const compared = (records: readonly Record<string, string | undefined>[]): unknown =>
      records.map((record) => Object.entries(record).filter(([key]) => !OTHERWISE[name]?.includes(key)));
    expect(compared(found)).toEqual(compared(wanted));
    expect(header).toEqual(Object.keys(wanted[0] ?? {}));
  });
});
