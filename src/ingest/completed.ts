import { indexCatalog, type CatalogData } from '../catalog';
import { issue, type Issue } from '../core';
import type { Context } from './apply/facts';
import { resolveIndicatorName } from './apply/lookups';
import { isValueRole, type ValueRole } from './layout/roles';
import { sheetNameOf } from './layout/tables';
import { indicatorFromName } from './layout/title';
import { unitAtEnd } from './layout/units';
import { isGrowth, isRelative } from './layout/words';
import type { RawSheet } from './plan';
import type { FactsRecipe } from './recipe';

/** Fills in what the sheet does not say: a person's answer, else a known indicator in a name, else the file's name with a warning. */
export function completed(
  recipe: FactsRecipe,
  sheet: RawSheet,
  file: string,
  answer: { readonly indicator?: string; readonly unit?: string; readonly area?: string },
  data: CatalogData,
): { readonly recipe: FactsRecipe; readonly fallback: Context['fallback']; readonly issues: readonly Issue[] } {
  const catalog = indexCatalog(data);
  const place = { file, sheet: sheet.name };
  const issues: Issue[] = [];
  const values = recipe.columns.filter(isValueRole);
  const byRow = recipe.columns.some(({ role }) => role === 'indicator') || headed(recipe, 'indicator');
  const unnamed = values.some(({ indicator }) => indicator === undefined) || values.every(isBare);
  const silent = !byRow && unnamed;
  let whole: FactsRecipe['whole'] = recipe.whole;
  const fallback = { indicator: '', unit: '', area: '' };
  if (silent && answer.indicator !== undefined) {
    whole = { ...whole, indicator: answer.indicator, ...(answer.unit === undefined ? {} : { unit: answer.unit }) };
  } else if (silent && whole.indicator === undefined) {
    const found = namedIndicator(catalog, whole.title, sheetNameOf(sheet.name), file, whole.area);
    whole = {
      ...whole,
      indicator: found.indicator,
      ...(whole.unit === undefined && found.unit ? { unit: found.unit } : {}),
    };
    if (!found.sure)
      issues.push(issue('warning', 'indicator_unknown', place, { indicator: found.indicator, from: found.from }));
  } else if (answer.unit !== undefined && whole.unit === undefined) whole = { ...whole, unit: answer.unit };
  if (answer.area !== undefined && whole.area === undefined) whole = { ...whole, area: answer.area };
  const stub =
    recipe.columns.some(({ role }) => role === 'area_name' || role === 'area_code') || headed(recipe, 'area');
  if (!stub && whole.area === undefined && values.some(({ area }) => area === undefined)) {
    fallback.area = file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
    issues.push(issue('warning', 'area_unknown', place, { area: fallback.area }));
  }
  const columns = silent ? recipe.columns.map((role) => ofWhole(role, whole.indicator)) : recipe.columns;
  return { recipe: { ...recipe, columns, whole }, fallback, issues };
}

/** 位次 or 占比 beside values that only the title names are of what it names. */
function ofWhole(role: FactsRecipe['columns'][number], indicator: string | undefined): FactsRecipe['columns'][number] {
  if (!isValueRole(role) || !isBare(role) || indicator === undefined) return role;
  if (isGrowth(unitAtEnd(role.indicator ?? '').rest)) {
    // Titled 工业增加值增速, 增速 is what the title names; titled 工业增加值, its growth.
    const named = isGrowth(/(?:同比)?(?:增[速长幅减]|增长率)$/u.exec(indicator)?.[0] ?? '');
    return { ...role, role: named ? 'value' : 'growth', indicator, unit: '%' };
  }
  return { ...role, indicator: `${indicator} ${role.indicator ?? ''}` };
}

const isBare = ({ indicator }: ValueRole): boolean =>
  indicator !== undefined &&
  (isRelative(indicator) ||
    isGrowth(unitAtEnd(indicator).rest) ||
    /^(?:[环同定]比|平均)?\s*[(（]?[上去\d][^=＝]{0,8}[=＝]\s*100[)）]?$/.test(indicator));

/** Whether the rows are headed with an indicator or area from the first on. */
function headed({ sections = [], data, skipRows }: FactsRecipe, what: 'indicator' | 'area'): boolean {
  const first = sections.find((section) => section[what]);
  if (!first) return false;
  const left = new Set([...skipRows, ...sections.map(({ row }) => row)]);
  for (let r = data.from; r < first.row; r++) if (!left.has(r)) return false;
  return true;
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
