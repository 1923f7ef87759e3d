import { tCode } from '../../text';
import type { SheetPlan } from '../../ingest';
import { parseArgs } from '../args';
import { exitCode, filesIn, language, loadFiles, scratchSession } from '../scratch';

/** `import FILE…`: what was understood of each file and sheet, and every issue, as JSON. 2 when no sheet of any file could be read. */
export async function importFiles(argv: readonly string[]): Promise<number> {
  const files = await filesIn(parseArgs(argv).positional);
  const session = await scratchSession();
  try {
    const { plan, issues } = await loadFiles(session, files);
    const lang = language();
    const report = {
      sources: plan.plans.map(({ source, sheets }) => ({
        name: source.name,
        sha256: source.sha256,
        encoding: source.encoding ?? null,
        sheets: sheets.map(sheetReport),
      })),
      issues: issues.map(({ severity, code, place, params }) => ({
        severity,
        file: place.file ?? null,
        sheet: place.sheet ?? null,
        row: place.row ?? null,
        column: place.column ?? null,
        code,
        message: tCode(lang, 'issue', code, params),
      })),
    };
    console.log(JSON.stringify(report, null, 1));
    const read = plan.plans.some(({ sheets }) => sheets.some(({ kind }) => kind !== 'unread'));
    return read ? exitCode(issues) : 2;
  } finally {
    await session.close();
  }
}

interface SheetReport {
  readonly name: string;
  readonly kind: 'facts' | 'ledger' | 'unread';
  readonly rows: number;
  /** How many different ones it speaks of. */
  readonly indicators: number;
  readonly areas: number;
  readonly periods: number;
}

function sheetReport(plan: SheetPlan): SheetReport {
  const nothing = { name: plan.sheet, rows: 0, indicators: 0, areas: 0, periods: 0 };
  switch (plan.kind) {
    case 'facts': {
      const { facts } = plan;
      const periods = new Set(Array.from(facts.m0, (m0, i) => m0 * 256 + (facts.n[i] ?? 0)));
      const counts = { indicators: facts.indicators.length, areas: facts.areas.length, periods: periods.size };
      return { ...nothing, kind: 'facts', rows: facts.length, ...counts };
    }
    case 'facts_sql': {
      if (!plan.resolved) return { ...nothing, kind: 'unread' };
      const { rows, indicators, areas, period } = plan.resolved;
      return {
        ...nothing,
        kind: 'facts',
        rows,
        indicators: indicators.length,
        areas: areas.length,
        periods: period.length,
      };
    }
    case 'ledger':
      return {
        ...nothing,
        kind: 'ledger',
        rows: plan.rows.length,
        areas: new Set(plan.rows.area.filter((key) => key !== null)).size,
      };
    case 'unread':
      return { ...nothing, kind: 'unread', rows: plan.rows };
  }
}
