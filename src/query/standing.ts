import type { Period } from '../catalog';
import { column, join, sql, type Frame, type Sql } from '../core';

/** Which figures rest on sources that are not public: asked before a table leaves. */
export interface StandingAsk {
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  /** First month, and the month after the last, that any of the figures reaches to. */
  readonly from: number;
  readonly to: number;
}

/** One stored figure that counts, with the standing of the source it was read from. */
export interface StoredStanding {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly publish: 'public' | 'internal' | 'unpublished';
}

/**
 * Every figure that counts, of those indicators of which some source is not public. Hand numbers and overrides have no source and are
 * as their indicator is.
 */
export const standingStatement = ({ indicators, areas, from, to }: StandingAsk): Sql => sql`
SELECT i.key AS indicator, a.key AS area, f.m0 AS m0, f.n AS n, COALESCE(s.publish, 'public') AS publish
FROM fact_now f
JOIN indicator i ON i.id = f.indicator
JOIN area a ON a.id = f.area
LEFT JOIN sheet h ON h.id = f.sheet
LEFT JOIN source s ON s.id = h.source
WHERE i.key IN (${list(indicators)}) AND a.key IN (${list(areas)}) AND f.m0 < ${to} AND f.m0 + f.n > ${from}
AND f.indicator IN (
  SELECT x.indicator FROM fact x JOIN sheet y ON y.id = x.sheet JOIN source z ON z.id = y.source
  WHERE z.publish IN ('internal', 'unpublished')
)
ORDER BY i.key, a.key, f.m0, f.n`;

const list = (keys: readonly string[]): Sql =>
  join(
    (keys.length === 0 ? [''] : keys).map((key) => sql`${key}`),
    ', ',
  );

export function readStanding(frame: Frame): readonly StoredStanding[] {
  const [indicators, areas, starts, lengths, publishes] = ['indicator', 'area', 'm0', 'n', 'publish'].map((name) =>
    column(frame, name),
  );
  return Array.from({ length: frame.rows }, (_, row): StoredStanding => {
    const publish = publishes?.[row];
    return {
      indicator: String(indicators?.[row] ?? ''),
      area: String(areas?.[row] ?? ''),
      period: { m0: Number(starts?.[row]), n: Number(lengths?.[row]) },
      publish: publish === 'internal' || publish === 'unpublished' ? publish : 'public',
    };
  });
}

/** A file behind the figures of one indicator and span. */
export interface StoredFile {
  readonly indicator: string;
  readonly period: Period;
  readonly file: string;
}

/** The files that the figures which count were read from, each once for its indicator and span: for the source line of a table. */
export const filesStatement = ({ indicators, areas, from, to }: StandingAsk): Sql => sql`
SELECT i.key AS indicator, f.m0 AS m0, f.n AS n, s.name AS file
FROM fact_now f
JOIN indicator i ON i.id = f.indicator
JOIN area a ON a.id = f.area
JOIN sheet h ON h.id = f.sheet
JOIN source s ON s.id = h.source
WHERE i.key IN (${list(indicators)}) AND a.key IN (${list(areas)}) AND f.m0 < ${to} AND f.m0 + f.n > ${from}
GROUP BY i.key, f.m0, f.n, s.name
ORDER BY i.key, f.m0, f.n, s.name`;

export function readFiles(frame: Frame): readonly StoredFile[] {
  const [indicators, starts, lengths, files] = ['indicator', 'm0', 'n', 'file'].map((name) => column(frame, name));
  return Array.from({ length: frame.rows }, (_, row): StoredFile => ({
    indicator: String(indicators?.[row] ?? ''),
    period: { m0: Number(starts?.[row]), n: Number(lengths?.[row]) },
    file: String(files?.[row] ?? ''),
  }));
}
