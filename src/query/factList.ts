import { column, sql, STATUSES, type Frame, type Sql, type Status } from '../core';
import type { Period } from '../catalog';

/** One fact as it was read, for listing and for checking an import. */
export interface ListedFact {
  readonly areaCode: string;
  readonly area: string;
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

/** Every value fact of one sheet in the order of its cells, superseded ones too. */
export const factsOfSheet = (sheetId: number): Sql => sql`
SELECT a.code, a.name_zh AS area, f.m0, f.n, x.name_zh AS indicator, x.unit, f.value, f.status, src.name AS file, s.name AS sheet, f.r, f.c,
  x.indicator AS key, t.unit AS stated
FROM fact f
JOIN sheet s ON s.id = f.sheet
JOIN source src ON src.id = s.source
JOIN areas a ON a.id = f.area
JOIN indicators x ON x.id = f.indicator
LEFT JOIN fact_text t ON t.sheet = f.sheet AND t.r = f.r AND t.c = f.c
WHERE f.sheet = ${sheetId} AND f.role = 0
ORDER BY f.r, f.c`;

/** The answer of `factsOfSheet`. */
export function readFactList(frame: Frame): readonly ListedFact[] {
  const names = [
    'code',
    'area',
    'm0',
    'n',
    'indicator',
    'unit',
    'value',
    'status',
    'file',
    'sheet',
    'r',
    'c',
    'key',
    'stated',
  ];
  const columns = names.map((name) => column(frame, name));
  return Array.from({ length: frame.rows }, (_, i): ListedFact => {
    const at = (c: number): string | number | boolean | null => columns[c]?.[i] ?? null;
    return {
      areaCode: String(at(0) ?? ''),
      area: String(at(1) ?? ''),
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
