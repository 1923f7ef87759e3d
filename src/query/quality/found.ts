import { raw, sql, type Sql } from '../../core';
import type { Page } from './ask';

/**
 * A list of findings as one statement: `parts` are CTEs of which the last is `found`, with the columns of FOUND. Names, files and cells are
 * joined to the page that is shown only.
 */
export function foundStatement(parts: readonly Sql[], page: Page, order: Sql): Sql {
  const head = parts.reduce((all, part, i) => (i === 0 ? part : sql`${all},\n${part}`), raw(''));
  return sql`WITH ${head},
page AS (SELECT *, CAST(count(*) OVER () AS INTEGER) AS total FROM found ORDER BY ${order}, indicator, area, m0, n, r, c, other_r, other_c, sheet, other_sheet LIMIT ${raw(String(page.limit))} OFFSET ${raw(String(page.offset))})
SELECT p.rule AS rule, i.key AS indicator, a.key AS area, p.m0 AS m0, p.n AS n, p.value AS value, p.digits AS digits, s.sha256 AS sha256, s.name AS file,
  h.name AS sheet, p.r AS r, p.c AS c, oi.key AS other_indicator, oa.key AS other_area, p.other_m0 AS other_m0, p.other_n AS other_n, p.other AS other,
  p.other_digits AS other_digits, os.sha256 AS other_sha256, os.name AS other_file, oh.name AS other_sheet, p.other_r AS other_r, p.other_c AS other_c,
  p.number AS number, p.total AS total
FROM page p
JOIN indicator i ON i.id = p.indicator JOIN area a ON a.id = p.area
LEFT JOIN indicator oi ON oi.id = p.other_indicator LEFT JOIN area oa ON oa.id = p.other_area
LEFT JOIN sheet h ON h.id = p.sheet LEFT JOIN source s ON s.id = h.source
LEFT JOIN sheet oh ON oh.id = p.other_sheet LEFT JOIN source os ON os.id = oh.source
ORDER BY ${order}, p.indicator, p.area, p.m0, p.n, p.r, p.c, p.other_r, p.other_c, p.sheet, p.other_sheet`;
}

/** What every SELECT that ends in `found` gives, by name. `score` orders; `number` is for the wording. */
export interface Found {
  readonly rule: string;
  /** Alias of the row that the finding is about, with the columns of a fact. */
  readonly of: string;
  /** Alias of the row that it is compared with. */
  readonly with: string | null;
  readonly other?: string;
  readonly otherDigits?: string;
  readonly number?: string;
  readonly score: string;
}

/** The columns of `found`. */
export function foundColumns({ rule, of, with: other, ...rest }: Found): Sql {
  const o = (name: string, without = 'CAST(NULL AS INTEGER)'): string =>
    other === null ? without : `${other}.${name}`;
  return raw(
    [
      `${rule} AS rule`,
      ...['indicator', 'area', 'm0', 'n', 'value', 'digits', 'sheet', 'r', 'c'].map(
        (name) => `${of}.${name} AS ${name}`,
      ),
      `${o('indicator', `${of}.indicator`)} AS other_indicator`,
      `${o('area', `${of}.area`)} AS other_area`,
      `${o('m0', `${of}.m0`)} AS other_m0`,
      `${o('n', `${of}.n`)} AS other_n`,
      `${rest.other ?? o('value')} AS other`,
      `${rest.otherDigits ?? o('digits')} AS other_digits`,
      `${o('sheet')} AS other_sheet`,
      `${o('r')} AS other_r`,
      `${o('c')} AS other_c`,
      `CAST(${rest.number ?? 'NULL'} AS INTEGER) AS number`,
      `${rest.score} AS score`,
    ].join(', '),
  );
}

/** Half a unit of the last digit that is printed: what rounding alone can make. */
export const half = (alias: string): string => `(0.5000001 * pow(10.0, -CAST(${alias}.digits AS DOUBLE)))`;

/** Relative difference of two expressions, 0 … 1 and above. */
export const relative = (a: string, b: string): string => `abs(${a} - ${b}) / greatest(abs(${a}), abs(${b}), 1e-300)`;
