import type { Catalog, Lang, Month } from '../catalog';
import { STATUSES, cellAddress, type Issue } from '../core';
import type { FactBatch, SheetPlan, SourcePlan } from '../ingest';

/** Issues that say the same of different cells, told once. */
export interface IssueGroup {
  readonly severity: Issue['severity'];
  readonly code: string;
  readonly issues: readonly Issue[];
}

const GRAVITY: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** By kind, gravest first; within one kind in the order of the file. */
export function groupIssues(issues: readonly Issue[]): readonly IssueGroup[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = `${issue.severity} ${issue.code}`;
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  return [...groups.values()]
    .flatMap((list): IssueGroup[] => {
      const first = list[0];
      return first ? [{ severity: first.severity, code: first.code, issues: list }] : [];
    })
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
}

/** True when the file does not say what its numbers are, so that only a person can. */
export const needsAnswer = (plan: SourcePlan): boolean =>
  plan.issues.some(
    (issue) => issue.code === 'indicator_unknown' || issue.code === 'unit_unknown' || issue.code.startsWith('ask_'),
  );

export interface PlanCounts {
  readonly [name: string]: number;
  readonly facts: number;
  readonly rows: number;
  readonly files: number;
}

/** How much would be loaded, over all files. A large file that the engine reads by itself counts its rows as facts. */
export function planCounts(plans: readonly SourcePlan[]): PlanCounts {
  let facts = 0;
  let rows = 0;
  for (const plan of plans) {
    for (const sheet of plan.sheets) {
      if (sheet.kind === 'facts') facts += sheet.facts.length;
      else if (sheet.kind === 'ledger') rows += sheet.rows.length;
      else if (sheet.kind === 'facts_sql') {
        facts += plan.source.sheets.find((raw) => raw.name === sheet.sheet)?.sample?.rows ?? 0;
      }
    }
  }
  return { files: plans.length, facts, rows };
}

/** What was understood of one sheet, in words and counts. */
export interface SheetSummary {
  readonly sheet: string;
  readonly kind: 'facts' | 'ledger' | 'unread';
  readonly profile: string | null;
  readonly count: number;
  readonly indicators: readonly string[];
  readonly areas: number;
  /** First and last month that a fact reaches. */
  readonly months: { readonly from: Month; readonly to: Month } | null;
  readonly columns: readonly string[];
  readonly first: readonly FirstFact[];
}

/** One of the first facts, with the text of the cell as it came. */
export interface FirstFact {
  readonly indicator: string;
  readonly area: string;
  readonly m0: Month;
  readonly n: number;
  readonly text: string;
  readonly unit: string;
  readonly cell: string;
  readonly status: string;
}

const SHOWN = 5;

/** Names come from the catalog and from what the plan itself brings. */
export function sheetSummary(plan: SourcePlan, sheet: SheetPlan, catalog: Catalog, lang: Lang): SheetSummary {
  const base = { sheet: sheet.sheet, profile: 'profile' in sheet ? (sheet.profile ?? null) : null };
  const nothing = { indicators: [], areas: 0, months: null, columns: [], first: [] };
  switch (sheet.kind) {
    case 'facts':
      return { ...base, kind: 'facts', columns: [], ...factsSummary(plan, sheet.sheet, sheet.facts, catalog, lang) };
    case 'facts_sql': {
      const raw = plan.source.sheets.find((found) => found.name === sheet.sheet);
      return { ...base, ...nothing, kind: 'facts', count: raw?.sample?.rows ?? raw?.cells.length ?? 0 };
    }
    case 'ledger':
      return {
        ...base,
        ...nothing,
        kind: 'ledger',
        count: sheet.rows.length,
        areas: new Set(sheet.rows.area.filter((area) => area !== null)).size,
        columns: sheet.recipe.columns.filter((column) => column.role !== 'skip').map((column) => column.label),
      };
    case 'unread':
      return { ...base, ...nothing, kind: 'unread', count: sheet.rows };
  }
}

function factsSummary(
  plan: SourcePlan,
  sheet: string,
  facts: FactBatch,
  catalog: Catalog,
  lang: Lang,
): Pick<SheetSummary, 'count' | 'indicators' | 'areas' | 'months' | 'first'> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < facts.length; i++) {
    const m0 = facts.m0[i] ?? 0;
    from = Math.min(from, m0);
    to = Math.max(to, m0 + (facts.n[i] ?? 1) - 1);
  }
  return {
    count: facts.length,
    indicators: facts.indicators.map((key) => indicatorName(plan, key, catalog, lang)),
    areas: facts.areas.length,
    months: facts.length > 0 ? { from, to } : null,
    first: Array.from({ length: Math.min(SHOWN, facts.length) }, (_, i) =>
      firstFact(plan, sheet, facts, i, catalog, lang),
    ),
  };
}

function firstFact(
  plan: SourcePlan,
  sheet: string,
  facts: FactBatch,
  i: number,
  catalog: Catalog,
  lang: Lang,
): FirstFact {
  const indicator = facts.indicators[facts.indicator[i] ?? 0] ?? '';
  const area = facts.areas[facts.area[i] ?? 0] ?? '';
  const row = facts.row[i] ?? 1;
  const column = facts.column[i] ?? 1;
  const known = catalog.indicator(indicator) ?? plan.newIndicators.find((found) => found.key === indicator);
  return {
    indicator: indicatorName(plan, indicator, catalog, lang),
    area: areaName(plan, area, catalog, lang),
    m0: facts.m0[i] ?? 0,
    n: facts.n[i] ?? 1,
    text: plan.source.sheets.find((found) => found.name === sheet)?.cells[row - 1]?.[column - 1] ?? '',
    unit: known?.unit ?? '',
    cell: cellAddress(row, column),
    status: STATUSES[facts.status[i] ?? 0] ?? 'value',
  };
}

export function indicatorName(plan: SourcePlan, key: string, catalog: Catalog, lang: Lang): string {
  if (catalog.indicator(key)) return catalog.indicatorName(key, lang);
  return plan.newIndicators.find((found) => found.key === key)?.names[0]?.name ?? key;
}

export function areaName(plan: SourcePlan, key: string, catalog: Catalog, lang: Lang): string {
  if (catalog.area(key)) return catalog.areaName(key, lang);
  return plan.newAreas.find((found) => found.key === key)?.names[0]?.name ?? key;
}
