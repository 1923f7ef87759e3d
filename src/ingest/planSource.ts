import { indexCatalog, type Catalog, type CatalogData } from '../catalog';
import type { AreaList } from '../catalog';
import { issue, type Issue } from '../core';
import { AreaBook } from './apply/areas';
import { applyFacts, type Context } from './apply/facts';
import { IndicatorBook } from './apply/indicators';
import { applyLedger } from './apply/ledger';
import { completed } from './completed';
import { isFormSheet, planForm } from './blank';
import { delimitedPlan } from './delimited/plan';
import { withCorrections } from './correct/found';
import type { Answers, FileAnswer, RawSheet, RawSource, SheetPlan, SourcePlan } from './plan';
import { inferWithProfiles, periodNews, rowUnitNews, withLesson, type Followed, type Lesson } from './learn';
import { proposeMeasures } from './proposals/propose';
import { areaOfLedger } from './areas/ledgerArea';
import { readStanding } from './standing';
import { matchProfile, recipeFromPattern } from './profile';
import type { FactsRecipe, Profile, Recipe } from './recipe';
import { fiscalNews, withFiscalYears } from './layout/fiscalYears';
import { withYearsOfEras } from './layout/yearsOfEras';
import { splitTables } from './layout/tables';

/**
 * What a source would load: each sheet by a matching profile, else by what can be inferred from it, with a person's answers to
 * what it does not say. `lists`: the public lists of areas that it may speak of (`areaListsFor`). Changes nothing; what could not be read is in the issues.
 */
export function planSource(
  opened: RawSource,
  data: CatalogData,
  profiles: readonly Profile[],
  answers: Answers = {},
  lists: readonly AreaList[] = [],
): SourcePlan {
  const catalog = indexCatalog(data);
  // What a form hides are its keys: nothing to tell of, and no table of its own.
  const isForm = opened.sheets.some(isFormSheet);
  const source = isForm ? opened : withTables(opened, answers[opened.name]);
  const file = source.name;
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
  const issues: Issue[] = source.issues.filter(({ code }) => !(isForm && code === 'rows_hidden'));
  const answer = answers[file] ?? {};
  const areas = new AreaBook(catalog, stem, answer.areas, lists);
  const indicators = new IndicatorBook(catalog, answer.indicators);
  const decimals = new Map<string, number>();
  const sheets = source.sheets.map((sheet): SheetPlan => {
    if (sheet.cells.every((row) => row.every((cell) => cell.trim() === ''))) return unread(sheet);
    const given = answer.recipes?.[sheet.name];
    if (given === null) return unread(sheet);
    const returned = planForm(sheet, catalog, file);
    if (returned) {
      issues.push(...returned.issues);
      return returned.plan;
    }
    const profile = given ? undefined : matchProfile(profiles, file, sheet);
    const first: Followed = given
      ? { recipe: given, issues: [] }
      : profile
        ? { ...fromProfile(profile, sheet, file, catalog), profile }
        : inferWithProfiles(sheet, catalog, file, profiles);
    const found = withCorrections(first, answer.corrections?.[sheet.name] ?? [], sheet, { catalog, file });
    issues.push(...found.issues);
    const inferred = found.recipe;
    if (!inferred) return unread(sheet);
    const named = found.profile ? { profile: found.profile.id } : {};
    const lesson = { file, sheet, bare: found.bare ?? null, answer, several: source.sheets.length > 1 };
    const taught = (plan: SheetPlan, rowUnits: Lesson['rowUnits'] = new Map()): SheetPlan =>
      withLesson(plan, { ...lesson, rowUnits, ...(found.profile ? { before: found.profile } : {}) });
    if (inferred.kind === 'ledger') {
      const { rows, issues: told } = applyLedger(
        sheet,
        inferred,
        file,
        areas,
        areaOfLedger(catalog, answer.area, `${sheet.name} ${stem}`),
      );
      issues.push(...told);
      return taught({ kind: 'ledger', sheet: sheet.name, recipe: inferred, ...named, rows });
    }
    const { recipe, fallback, issues: asked } = completed(inferred, sheet, file, answer, catalog.data);
    issues.push(...asked);
    if (sheet.sample && onlyRowByRow(recipe)) {
      issues.push(issue('error', 'large_layout', { file, sheet: sheet.name }));
      return unread(sheet);
    }
    if (sheet.sample) {
      return taught({
        kind: 'facts_sql',
        sheet: sheet.name,
        recipe,
        ...named,
        load: {
          ...delimitedPlan(sheet, recipe, fallback, answer),
          ...(found.profile?.learnt?.rowUnits ? { unitsBefore: found.profile.learnt.rowUnits } : {}),
        },
      });
    }
    const context: Context = { file, areas, indicators, decimals, fallback };
    const { facts, issues: told, rowUnits } = applyFacts(sheet, recipe, context);
    const place = { file, sheet: sheet.name };
    issues.push(...told, ...fiscalNews(sheet, facts, place), ...periodNews(found.profile, facts, place));
    issues.push(...rowUnitNews(found.profile, rowUnits, place));
    return taught({ kind: 'facts', sheet: sheet.name, recipe, ...named, facts }, rowUnits);
  });
  const { count, examples } = areas.summary();
  if (count > 0) issues.push(issue('info', 'new_areas', { file }, { count, examples: examples.join('、') }));
  const newIndicators = indicators.list(decimals);
  if (newIndicators.length > 0) {
    const names = newIndicators.slice(0, 5).map(({ names: [first], key }) => first?.name ?? key);
    issues.push(issue('info', 'new_indicators', { file }, { count: newIndicators.length, examples: names.join('、') }));
  }
  const proposals = sheets.flatMap((plan) =>
    plan.kind === 'ledger' ? proposeMeasures(plan.sheet, plan.recipe, plan.rows, catalog) : [],
  );
  const areaQuestions = areas.asked();
  const newChanges = areas.changes();
  return {
    source,
    sheets,
    newAreas: areas.list(),
    newIndicators,
    issues,
    ...readStanding(opened),
    ...(proposals.length === 0 ? {} : { proposals }),
    ...(newChanges.length === 0 ? {} : { newChanges }),
    ...(areaQuestions.length === 0 ? {} : { areaQuestions }),
    meant: { areas: areas.meant.list(), indicators: indicators.meant() },
    areaNames: areas.meant.names(),
  };
}

/** The source with each table of a sheet as a sheet of its own; a sheet that was accepted as one stays one. */
function withTables(source: RawSource, answer: FileAnswer = {}): RawSource {
  const sheets = source.sheets.flatMap((sheet) => {
    const parts = splitTables(sheet).map(dated);
    const second = parts[1]?.name;
    const asOne = answer.recipes?.[sheet.name] !== undefined && second !== undefined && !(second in answer.recipes);
    return asOne ? [dated(sheet)] : parts;
  });
  return { ...source, sheets };
}

function dated(sheet: RawSheet): RawSheet {
  const cells = withFiscalYears(withYearsOfEras(sheet.cells));
  return cells === sheet.cells ? sheet : { ...sheet, cells };
}

/**
 * What the engine, which reads a large file by itself, cannot do: rows that depend on those above them, spans that depend on the row's,
 * decimal commas. Reading such a file without it would be reading it wrong.
 */
const onlyRowByRow = ({ sections, fill, numbers, columns }: FactsRecipe): boolean =>
  sections !== undefined ||
  fill !== undefined ||
  numbers?.decimal === ',' ||
  columns.some((column) => 'months' in column || 'span' in column || 'every' in column);

const unread = (sheet: RawSheet): SheetPlan => ({ kind: 'unread', sheet: sheet.name, rows: sheet.cells.length });

function fromProfile(
  profile: Profile,
  sheet: RawSheet,
  file: string,
  catalog: Catalog,
): { readonly recipe: Recipe | null; readonly issues: readonly Issue[] } {
  const recipe = recipeFromPattern(profile.recipe, sheet, catalog);
  const place = { file, sheet: sheet.name };
  return recipe
    ? { recipe, issues: [] }
    : { recipe: null, issues: [issue('error', 'profile_does_not_fit', place, { profile: profile.name })] };
}
