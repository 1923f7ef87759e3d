import type { Catalog } from '../../catalog';
import type { Frame, Sql } from '../../core';
import type { Dialect } from '../dialect';
import type { FindingKind, LedgersAsk, QualityAsk, QualityPage } from './ask';
import { areasStatement, coverageStatement, unreportedStatement } from './coverage';
import { duplicatesStatement, gapsStatement, outliersStatement } from './lists';
import { partsStatement } from './parts';
import { readAreas, readCoverage, readFindings, readUnreported, totalOf } from './read';

/** A question of the quality page as one statement, and how to read what comes back. */
export interface CompiledQuality {
  readonly sql: Sql;
  readonly read: (frame: Frame) => QualityPage;
}

/** Everything but the ledgers, which are asked indicator by indicator (`ledgerStatement`). */
export function compileQuality(
  ask: Exclude<QualityAsk, LedgersAsk>,
  catalog: Catalog,
  dialect: Dialect,
): CompiledQuality {
  const found = (kind: FindingKind, sql: Sql): CompiledQuality => ({
    sql,
    read: (frame) => ({ kind, rows: readFindings(frame, catalog), total: totalOf(frame), notes: [] }),
  });
  switch (ask.kind) {
    case 'coverage':
      return { sql: coverageStatement(ask), read: readCoverage };
    case 'areas':
      return { sql: areasStatement(ask), read: readAreas };
    case 'unreported':
      return { sql: unreportedStatement(ask, dialect), read: readUnreported };
    case 'parts':
      return found('parts', partsStatement(catalog, ask.page, dialect));
    case 'duplicates':
      return found('duplicates', duplicatesStatement(ask.page));
    case 'outliers':
      return found('outliers', outliersStatement(ask.page, dialect));
    case 'gaps':
      return found('gaps', gapsStatement(ask.page));
  }
}
