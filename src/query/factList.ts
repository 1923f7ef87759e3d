import { column, raw, sql, STATUSES, type Frame, type Sql, type Status } from '../core';
import type { Period } from '../catalog';

/** One fact as it was read, for listing and for checking an import. */
export interface ListedFact {
  readonly areaCode: string;
  readonly area: string;
  readonly areaKey: string;
  readonly period: Period;
  /** Name in the catalog. */
  readonly indicator: string;
  readonly indicatorKey: string;
  readonly unit: string;
  /** The unit that the file states, where it was kept with the cell's text. */
  readonly statedUnit: string;
  readonly value: number | null;
  readonly status: Status;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Sheets that have facts, in the order in which they came. Column: id. */
export const sheetsStatement = (): Sql => sql`
SELECT s.id AS id FROM sheet s JOIN source src ON src.id = s.source
WHERE src.kind <> 'hand' AND s.id IN (SELECT sheet FROM fact) ORDER BY src.imported, src.id, s.id`;

/** Facts of one sheet in the order of its cells, superseded ones too: a page of them. A base (同期数) is the value of the year before. */
export const factsOfSheet = (sheetId: number, page: { readonly offset: number; readonly limit: number }): Sql => sql`
SELECT a.code AS code, a.name_zh AS area_name, f.m0 - 12 * f.role AS m0, f.n AS n, x.name_zh AS indicator_name, x.unit AS unit, f.value AS value,
  f.status AS status, src.name AS file, s.name AS sheet_name, f.r AS r, f.c AS c, x.key AS key, t.unit AS stated, a.key AS area_key
FROM (SELECT * FROM fact WHERE sheet = ${sheetId}) f
JOIN (SELECT id, indicator AS key, name_zh, unit FROM indicators) x ON x.id = f.indicator
JOIN (SELECT id, area AS key, code, name_zh FROM areas) a ON a.id = f.area
LEFT JOIN sheet s ON s.id = f.sheet
LEFT JOIN source src ON src.id = s.source
LEFT JOIN (SELECT * FROM fact_text WHERE sheet = ${sheetId}) t ON t.r = f.r AND t.c = f.c
ORDER BY f.r, f.c, f.indicator, f.area, f.m0, f.n LIMIT ${raw(String(page.limit))} OFFSET ${raw(String(page.offset))}`;

/** The answer of `factsOfSheet`. */
export function readFactList(frame: Frame): readonly ListedFact[] {
  const names = [
    'code',
    'area_name',
    'm0',
    'n',
    'indicator_name',
    'unit',
    'value',
    'status',
    'file',
    'sheet_name',
    'r',
    'c',
    'key',
    'stated',
    'area_key',
  ];
  const columns = names.map((name) => column(frame, name));
  return Array.from({ length: frame.rows }, (_, i): ListedFact => {
    const at = (c: number): string | number | boolean | null => columns[c]?.[i] ?? null;
    return {
      areaCode: String(at(0) ?? ''),
      area: String(at(1) ?? ''),
      areaKey: String(at(14) ?? ''),
      period: { m0: Number(at(2)), n: Number(at(3)) },
      indicator: String(at(4) ?? ''),
      indicatorKey: String(at(12) ?? ''),
      unit: String(at(5) ?? ''),
      statedUnit: String(at(13) ?? ''),
      value: at(6) === null ? null : Number(at(6)),
      status: STATUSES[Number(at(7))] ?? 'missing',
      file: String(at(8) ?? ''),
      sheet: String(at(9) ?? ''),
      row: Number(at(10)),
      column: Number(at(11)),
    };
  });
}
