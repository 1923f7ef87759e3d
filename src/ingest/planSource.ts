import { indexCatalog, type CatalogData } from '../catalog';
import type { AreaList } from '../catalog/reference';
import { issue, type Issue } from '../core';
import { AreaBook } from './apply/areas';
import { applyFacts, type Context } from './apply/facts';
import { IndicatorBook } from './apply/indicators';
import { applyLedger } from './apply/ledger';
import { delimitedPlan } from './delimited/plan';
import { resolveIndicatorName } from './apply/lookups';
import { withCorrections } from './correct/found';
import { indicatorFromName } from './layout/title';
import type { Answers, RawSheet, RawSource, SheetPlan, SourcePlan } from './plan';
import { inferWithProfiles, periodNews, withLesson, type Followed } from './learn';
import { matchProfile, recipeFromPattern } from './profile';
import type { FactsRecipe, Profile, Recipe } from './recipe';

/**
 * What a source would load: each sheet by a matching profile, else by what can be inferred from it, with a person's answers to
 * what it does not say. `lists`: the public lists of areas that it may speak of (`areaListsFor`). Changes nothing; what could not be read is in the issues.
 */
export function planSource(
  source: RawSource,
  data: CatalogData,
  profiles: readonly Profile[],
  answers: Answers = {},
  lists: readonly AreaList[] = [],
): SourcePlan {
  const catalog = indexCatalog(data);
  const file = source.name;
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
  const issues: Issue[] = [...source.issues];
  const answer = answers[file] ?? {};
  const areas = new AreaBook(catalog, stem, answer.areas, lists);
  const indicators = new IndicatorBook(catalog);
  const decimals = new Map<string, number>();
  const sheets = source.sheets.map((sheet): SheetPlan => {
    if (sheet.cells.every((row) => row.every((cell) => cell.trim() === ''))) return unread(sheet);
    const given = answer.recipes?.[sheet.name];
    if (given === null) return unread(sheet);
    const profile = given ? undefined : matchProfile(profiles, file, sheet);
    const first: Followed = given
      ? { recipe: given, issues: [] }
      : profile
        ? { ...fromProfile(profile, sheet, file), profile }
        : inferWithProfiles(sheet, catalog, file, profiles);
    const found = withCorrections(first, answer.corrections?.[sheet.name] ?? [], sheet, { catalog, file });
    issues.push(...found.issues);
    const inferred = found.recipe;
    if (!inferred) return unread(sheet);
    const named = found.profile ? { profile: found.profile.id } : {};
    const lesson = { file, sheet, bare: found.bare ?? null, answer, several: source.sheets.length > 1 };
    const taught = (plan: SheetPlan): SheetPlan =>
      withLesson(plan, { ...lesson, ...(found.profile ? { before: found.profile } : {}) });
    if (inferred.kind === 'ledger') {
      const { rows, issues: told } = applyLedger(sheet, inferred, file, areas);
      issues.push(...told);
      return taught({ kind: 'ledger', sheet: sheet.name, recipe: inferred, ...named, rows });
    }
    const { recipe, fallback, issues: asked } = completed(inferred, sheet, file, answer, catalog.data);
    issues.push(...asked);
    if (sheet.sample) {
      return taught({
        kind: 'facts_sql',
        sheet: sheet.name,
        recipe,
        ...named,
        load: delimitedPlan(sheet, recipe, fallback),
      });
    }
    const context: Context = { file, areas, indicators, decimals, fallback };
    const { facts, issues: told } = applyFacts(sheet, recipe, context);
    issues.push(...told, ...periodNews(found.profile, facts, { file, sheet: sheet.name }));
    return taught({ kind: 'facts', sheet: sheet.name, recipe, ...named, facts });
  });
  const { count, examples } = areas.summary();
  if (count > 0) issues.push(issue('info', 'new_areas', { file }, { count, examples: examples.join('、') }));
  const newIndicators = indicators.list(decimals);
  if (newIndicators.length > 0) {
    const names = newIndicators.slice(0, 5).map(({ names: [first], key }) => first?.name ?? key);
    issues.push(issue('info', 'new_indicators', { file }, { count: newIndicators.length, examples: names.join('、') }));
  }
  const areaQuestions = areas.asked();
  const newChanges = areas.changes();
  return {
    source,
    sheets,
    newAreas: areas.list(),
    newIndicators,
    issues,
    ...(newChanges.length === 0 ? {} : { newChanges }),
    ...(areaQuestions.length === 0 ? {} : { areaQuestions }),
  };
}

const unread = (sheet: RawSheet): SheetPlan => ({ kind: 'unread', sheet: sheet.name, rows: sheet.cells.length });

function fromProfile(
  profile: Profile,
  sheet: RawSheet,
  file: string,
): { readonly recipe: Recipe | null; readonly issues: readonly Issue[] } {
  const recipe = recipeFromPattern(profile.recipe, sheet);
  const place = { file, sheet: sheet.name };
  return recipe
    ? { recipe, issues: [] }
    : { recipe: null, issues: [issue('error', 'profile_does_not_fit', place, { profile: profile.name })] };
}

/** Fills in what the sheet does not say: a person's answer, else a known indicator in a name, else the file's name with a warning. */
function completed(
  recipe: FactsRecipe,
  sheet: RawSheet,
  file: string,
  answer: { readonly indicator?: string; readonly unit?: string; readonly area?: string },
  data: CatalogData,
): { readonly recipe: FactsRecipe; readonly fallback: Context['fallback']; readonly issues: readonly Issue[] } {
  const catalog = indexCatalog(data);
  const place = { file, sheet: sheet.name };
  const issues: Issue[] = [];
  const values = recipe.columns.filter((c) => c.role === 'value' || c.role === 'base' || c.role === 'growth');
  const byRow = recipe.columns.some(({ role }) => role === 'indicator');
  const silent = !byRow && values.some((c) => !('indicator' in c) || c.indicator === undefined);
  let whole: FactsRecipe['whole'] = recipe.whole;
  const fallback = { indicator: '', unit: '', area: '' };
  if (silent && answer.indicator !== undefined) {
    whole = { ...whole, indicator: answer.indicator, ...(answer.unit === undefined ? {} : { unit: answer.unit }) };
  } else if (silent && whole.indicator === undefined) {
    const found = namedIndicator(catalog, whole.title, sheet.name, file, whole.area);
    whole = {
      ...whole,
      indicator: found.indicator,
      ...(whole.unit === undefined && found.unit ? { unit: found.unit } : {}),
    };
    if (!found.sure)
      issues.push(issue('warning', 'indicator_unknown', place, { indicator: found.indicator, from: found.from }));
  } else if (answer.unit !== undefined && whole.unit === undefined) whole = { ...whole, unit: answer.unit };
  if (answer.area !== undefined && whole.area === undefined) whole = { ...whole, area: answer.area };
  const stub = recipe.columns.some(({ role }) => role === 'area_name' || role === 'area_code');
  if (!stub && whole.area === undefined && values.some((c) => !('area' in c) || c.area === undefined)) {
    fallback.area = file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
    issues.push(issue('warning', 'area_unknown', place, { area: fallback.area }));
  }
  return { recipe: { ...recipe, whole }, fallback, issues };
}

interface NamedIndicator {
  readonly indicator: string;
  readonly unit?: string;
  readonly sure: boolean;
  readonly from: string;
}

/** The first of title, sheet name and file name that names an indicator of the catalog; else the title, else the file's name. */
function namedIndicator(
  catalog: ReturnType<typeof indexCatalog>,
  title: string | undefined,
  sheet: string,
  file: string,
  area: string | undefined,
): NamedIndicator {
  const sources = [title, sheet, file].filter((text): text is string => text !== undefined && text !== '');
  const read = sources.map((text) => ({ from: text, ...indicatorFromName(text, area) }));
  // A remark in brackets at the end, (年报) or (初步数), is no part of the name where the name is known without it.
  const known = read
    .flatMap((each) => [each, { ...each, indicator: each.indicator.replace(/(?:\([^()]*\))+$/, '') }])
    .find(({ indicator }) => resolveIndicatorName(catalog, indicator) !== undefined);
  if (known) return { ...known, sure: true };
  // A unit in brackets shows that a name was meant to say what is measured.
  const withUnit = read.find(({ unit }) => unit !== undefined);
  const own = withUnit ?? (title === undefined ? undefined : read[0]);
  const fromFile = indicatorFromName(file);
  return own ? { ...own, sure: withUnit !== undefined } : { ...fromFile, from: file, sure: false };
}
