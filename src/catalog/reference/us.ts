import type { AreaName } from '../types';
import type { ListedArea } from './types';

/** The file data/catalog/areas/us.json: rows as `01001 Autauga County`, states as `01000 AL Alabama`. */
export interface UsFile {
  readonly rows: readonly string[];
}

/** States and counties with their FIPS codes. States are known by their letters too. */
export function readUs(file: UsFile): readonly ListedArea[] {
  const nation = area('00000', [
    { name: 'United States', lang: 'en', preferred: true },
    { name: 'US', lang: 'en' },
    { name: 'USA', lang: 'en' },
    { name: 'U.S.', lang: 'en' },
    { name: 'United States of America', lang: 'en' },
    { name: '美国', lang: 'zh', preferred: true },
  ]);
  return [nation, ...file.rows.map(readRow)];
}

function readRow(row: string): ListedArea {
  const code = row.slice(0, 5);
  if (!code.endsWith('000')) return area(code, [{ name: row.slice(6), lang: 'en', preferred: true }]);
  const names: AreaName[] = [
    { name: row.slice(9), lang: 'en', preferred: true },
    { name: row.slice(6, 8), lang: 'en' },
  ];
  return area(code, names);
}

const area = (code: string, names: readonly AreaName[]): ListedArea => ({
  key: `us:${code}`,
  scheme: 'us',
  code,
  kind: code === '00000' ? 'country' : code.endsWith('000') ? 'province' : 'county',
  names: names.map((name) => ({ ...name, ord: Number(code) })),
  heirs: [],
  ord: Number(code),
});
