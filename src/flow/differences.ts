import { indexCatalog, vintageRank, type Catalog, type CatalogData } from '../catalog';
import { ident, issue, type Issue, type LoadStep, type Place, type Sql } from '../core';
import type { Engine } from '../engine';
import { discardPlanned, PLANNED, plannedSteps, spanText, type PlannedSheet, type SourcePlan } from '../ingest';
import { fallStatement, jumpStatement, readDifferences, revisedStatement, type Difference } from '../query';
import type { Source } from '../workspace';
import { withCatalog, type Loaded } from './loaded';
import { present, type State } from './state';

/** More facts than this are not compared before they are accepted, which is told: the quality page finds the same of them. */
const MOST = 2_000_000;

interface Sheet {
  readonly file: string;
  readonly sheet: string;
  readonly profile: string | undefined;
}

/**
 * What planned facts say otherwise than what is loaded: values revised, sources that disagree, series that jump by a power of ten, cumulative
 * figures that fall. Worked out by the engine beside the loaded facts, which stay as they are. Each issue names the cell.
 */
export async function findDifferences(
  state: State,
  plans: readonly SourcePlan[],
  sources: readonly Source[],
  catalog: CatalogData,
  signal?: AbortSignal,
): Promise<readonly Issue[]> {
  const planned = plannedSheets(plans, sources, state.loaded);
  const facts = planned.reduce((sum, { size }) => sum + size, 0);
  if (facts === 0) return [];
  if (facts > MOST) return [issue('info', 'not_compared', {}, { facts, most: MOST })];
  const { engine } = state;
  const loaded = withCatalog(state.loaded, catalog);
  const options = signal ? { signal } : {};
  const batches = planned.map(({ batch }) => batch);
  if (!(await laidOut(engine, plannedSteps(batches, loaded.ids, catalog.indicators), options))) return [];
  const compared = { fresh: ident(PLANNED.fact), kinds: ident(PLANNED.kind) };
  const ask = async (statement: Sql): Promise<readonly Difference[]> => {
    const answer = await engine.run(statement, options);
    return answer.ok ? readDifferences(answer.value) : [];
  };
  const found = {
    revised: await ask(revisedStatement(compared)),
    jumped: await ask(jumpStatement(compared)),
    fell: await ask(fallStatement(compared)),
  };
  await engine.load(discardPlanned());
  const words = new Words(indexCatalog(catalog), loaded, sheetsOf(state, planned));
  return [
    ...found.jumped.flatMap((each, i, all) => words.jumped(each, all[i - 1])),
    ...found.fell.flatMap((each, i, all) => words.fell(each, all[i + 1])),
    ...found.revised.flatMap((each, i, all) => words.revised(each, all[i - 1])),
  ];
}

/** Whether all parts came into the engine, which takes one in while the next is made. */
async function laidOut(
  engine: Engine,
  parts: Iterable<readonly LoadStep[]>,
  options: { readonly signal?: AbortSignal },
): Promise<boolean> {
  let last: ReturnType<Engine['load']> | null = null;
  for (const steps of parts) {
    if (last && !(await last).ok) break;
    last = engine.load(steps, options);
    await new Promise((resolve) => setTimeout(resolve)); // others have their turn
  }
  if (last && (await last).ok) return true;
  await engine.load(discardPlanned());
  return false;
}

interface Planned {
  /** Facts to compare. */
  readonly size: number;
  readonly batch: PlannedSheet;
  readonly sheet: Sheet;
}

interface Found {
  readonly facts: PlannedSheet['facts'];
  readonly vintage: number;
  readonly sheet: Sheet;
  readonly size: number;
}

function plannedSheets(
  plans: readonly SourcePlan[],
  sources: readonly Source[],
  { ids, sources: here }: Loaded,
): readonly Planned[] {
  /** A large file is compared with what is loaded alone: of indicators that are new there is nothing. */
  const compared = (indicators: readonly string[]): boolean =>
    here.size > 0 && indicators.some((key) => ids.indicator.has(key));
  const found = plans.flatMap((plan, i) =>
    plan.sheets.flatMap((each): readonly Found[] => {
      const about = {
        vintage: vintageRank(sources[i]?.vintage ?? 'unknown'),
        sheet: { file: plan.source.name, sheet: each.sheet, profile: 'profile' in each ? each.profile : undefined },
      };
      if (each.kind === 'facts' && each.facts.length > 0)
        return [{ ...about, facts: each.facts, size: each.facts.length }];
      if (each.kind === 'facts_sql' && each.resolved && compared(each.resolved.indicators))
        return [{ ...about, facts: each, size: each.resolved.rows }];
      return [];
    }),
  );
  return found.map(({ facts, vintage, sheet, size }, i) => ({ batch: { id: -1 - i, facts, vintage }, sheet, size }));
}

/** What the ids of sheets in an answer stand for, planned and loaded ones. */
function sheetsOf(state: State, planned: readonly Planned[]): ReadonlyMap<number, Sheet> {
  const out = new Map(planned.map(({ batch, sheet }) => [batch.id, sheet]));
  for (const source of present(state).sources) {
    for (const [sheet, id] of state.loaded.sources.get(source.sha256)?.sheets ?? []) {
      const profile = source.sheets.find(({ name }) => name === sheet)?.profile;
      out.set(id, { file: source.name, sheet, profile });
    }
  }
  return out;
}

/** Findings as issues, with names and places for ids. */
class Words {
  private readonly indicators: ReadonlyMap<number, string>;
  private readonly areas: ReadonlyMap<number, string>;

  constructor(
    private readonly catalog: Catalog,
    { ids }: Loaded,
    private readonly sheets: ReadonlyMap<number, Sheet>,
  ) {
    this.indicators = new Map([...ids.indicator].map(([key, id]) => [id, key]));
    this.areas = new Map([...ids.area].map(([key, id]) => [id, key]));
  }

  jumped(found: Difference, before: Difference | undefined): readonly Issue[] {
    const same = before && before.at.sheet === found.at.sheet && before.indicator === found.indicator;
    // One slip in the unit of a column makes all of it jump: said once, where it begins.
    if (found.count > 5 && same && before.power === found.power) return [];
    const times = 10 ** Math.abs(found.power);
    const code = `series_${found.power > 0 ? 'jumped' : 'dropped'}${found.count > 5 ? '_all' : ''}`;
    return [issue('warning', code, this.place(found), { ...this.about(found), times, usual: found.other })];
  }

  fell(found: Difference, after: Difference | undefined): readonly Issue[] {
    const before = spanText({ m0: found.period.m0, n: found.otherMonths });
    const told = issue('warning', 'cumulative_fell', this.place(found), {
      ...this.about(found),
      before,
      was: found.other,
    });
    return [told, ...this.rest(found, after, 'warning')];
  }

  /** A later edition of the same publication, or one of another vintage, revises; another publication of the same vintage disagrees. */
  revised(found: Difference, before: Difference | undefined): readonly Issue[] {
    const [now, was] = [this.sheets.get(found.at.sheet), this.sheets.get(found.otherAt?.sheet ?? 0)];
    const edition = now?.profile !== undefined && now.profile === was?.profile;
    const kept = found.otherVintage > found.vintage;
    const code = found.vintage !== found.otherVintage ? (kept ? 'kept' : 'revised') : edition ? 'revised' : 'disagrees';
    const severity = code === 'disagrees' ? 'warning' : 'info';
    const first = before?.at.sheet !== found.at.sheet || before.otherAt?.sheet !== found.otherAt?.sheet;
    const from = was ? (was.sheet === was.file ? was.file : `${was.file} › ${was.sheet}`) : '';
    const summary = issue(
      severity,
      `values_${code}`,
      { file: now?.file ?? '', sheet: now?.sheet ?? '' },
      { count: found.count, from },
    );
    const params = {
      ...this.about(found),
      was: found.other,
      from,
      row: found.otherAt?.row ?? 0,
      column: found.otherAt?.column ?? 0,
    };
    return [
      ...(first && found.count > 1 ? [summary] : []),
      issue(severity, `value_${code}`, this.place(found), params),
    ];
  }

  private rest(found: Difference, after: Difference | undefined, severity: Issue['severity']): readonly Issue[] {
    const LISTED = 20;
    if (found.count <= LISTED || after?.at.sheet === found.at.sheet) return [];
    const { file, sheet } = this.place(found);
    const place = { ...(file === undefined ? {} : { file }), ...(sheet === undefined ? {} : { sheet }) };
    return [issue(severity, 'more_of_same', place, { all: found.count, count: found.count - LISTED })];
  }

  private about(found: Difference): Record<string, string | number> {
    const [indicator, area] = [this.indicators.get(found.indicator) ?? '', this.areas.get(found.area) ?? ''];
    return {
      indicator: this.catalog.indicatorName(indicator, 'zh'),
      area: this.catalog.areaName(area, 'zh'),
      period: spanText(found.period),
      now: found.value,
      unit: this.catalog.indicator(indicator)?.unit ?? '',
      count: found.count,
    };
  }

  private place({ at }: Difference): Place {
    const sheet = this.sheets.get(at.sheet);
    return { ...(sheet ? { file: sheet.file, sheet: sheet.sheet } : {}), row: at.row, column: at.column };
  }
}
