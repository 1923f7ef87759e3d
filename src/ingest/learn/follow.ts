import type { Catalog } from '../../catalog';
import { issue, type Issue, type Place } from '../../core';
import { inferRecipe, type Inferred } from '../layout/infer';
import { clean } from '../layout/cells';
import { periodOf, takePeriod } from '../layout/periods';
import { dataRegion } from '../layout/dataRows';
import { DEFAULT_SYMBOLS } from '../layout/symbols';
import { readWhole } from '../layout/title';
import type { FactBatch, RawSheet } from '../plan';
import { recipeFromPattern } from '../profile';
import type { ColumnRole, FactsRecipe, Profile, Recipe } from '../recipe';
import { latestPeriod, spanText, stepBetween } from './latest';
import { roleFrom, sameWord, wordOf, type Learnt } from './learnt';
import { sheetShape } from './learn';
import { fileShape, headShape, headShapes, headTexts, likeness } from './shape';

/** How a sheet is read, and by which learnt profile, if by any. */
export interface Followed extends Inferred {
  readonly profile?: Profile;
  /** As it would be read without any profile: what corrections are told by. */
  readonly bare?: Recipe | null;
}

/** Heads that two files must share to be of one shape where the names of file and sheet are; else all of them. */
const ALIKE = 0.5;

/**
 * How a sheet is read: as inferred, with what the learnt profile of its shape adds. What the file itself says always counts: periods, units
 * and indicators are taken from it, never from the file before. A profile adds what a person said that no such file says, and the
 * person's corrections, each only where the new file says in that place just what the old one said. What differs from the file before
 * is told. Where the profile cannot be followed the sheet is read as inferred, and that is told too.
 */
export function inferWithProfiles(
  sheet: RawSheet,
  catalog: Catalog,
  file: string,
  profiles: readonly Profile[],
): Followed {
  const inferred = inferRecipe(sheet, catalog, file);
  const profile = matchLearnt(profiles, file, sheet, inferred.recipe);
  const bare = inferred.recipe;
  if (!profile?.learnt) return { ...inferred, bare };
  const place = { file, sheet: sheet.name };
  const setAside = (): Followed => ({
    ...inferred,
    bare,
    issues: [...inferred.issues, issue('warning', 'profile_set_aside', place, { profile: profile.name })],
  });
  const base = profile.learnt.header ? withHeader(profile.learnt, sheet, catalog, file) : inferred.recipe;
  if (!base || base.kind !== profile.recipe.kind) return setAside();
  if (base.kind === 'ledger') return ledger(profile, profile.learnt, sheet, inferred, place) ?? setAside();
  const found = merged(base, profile, profile.learnt, sheet, place);
  const issues = base === inferred.recipe ? inferred.issues : [];
  return { recipe: found.recipe, issues: [...issues, ...found.issues], profile, bare };
}

/** The learnt profile whose shape a sheet has: the names of file and sheet and most heads, or all heads under other names. */
function matchLearnt(
  profiles: readonly Profile[],
  file: string,
  sheet: RawSheet,
  recipe: Recipe | null,
): Profile | undefined {
  const own = recipe ? headShapes(headTexts(sheet, recipe.header)) : [];
  const [fileName, sheetName] = [fileShape(file), sheetShape(sheet, file)];
  let best: Profile | undefined;
  let score = 0;
  for (const profile of profiles) {
    const { learnt } = profile;
    if (!learnt) continue;
    const heads = learnt.heads.map(({ shape }) => shape);
    const there = learnt.header && headerRows(learnt, sheet) !== null ? 1 : 0;
    const like = Math.max(likeness(own, heads), there);
    const named = learnt.file === fileName && learnt.sheet === sheetName;
    const enough = named ? like >= ALIKE : like === 1 && heads.length >= 3 && learnt.said === undefined;
    const value = like + (named ? 1 : 0);
    if (enough && value > score) [best, score] = [profile, value];
  }
  return best;
}

/** The rows in which the heads of a profile stand, where a person pointed them out. */
function headerRows(learnt: Learnt, sheet: RawSheet): { readonly from: number; readonly to: number } | null {
  const wanted = learnt.heads.map(({ shape }) => shape);
  for (let rows = 1; rows <= 3; rows += 1) {
    for (let from = 0; from < Math.min(30, sheet.cells.length); from += 1) {
      const header = { from, to: from + rows - 1 };
      const there = new Set(headShapes(headTexts(sheet, header)));
      if (wanted.every((shape) => there.has(shape))) return header;
    }
  }
  return null;
}

/** The recipe of a sheet whose header was pointed out: its columns as the heads say them, periods read anew. */
function withHeader(learnt: Learnt, sheet: RawSheet, catalog: Catalog, file: string): FactsRecipe | null {
  const header = headerRows(learnt, sheet);
  if (!header) return null;
  const above = sheet.cells
    .slice(0, header.from)
    .flatMap((row) => [...new Set(row.map(clean))])
    .filter((text) => text !== '');
  const { title, indicator, unit, period, area } = readWhole(above, sheet.name, file, catalog);
  const words = new Map(learnt.heads.map((head) => [head.shape, head.corrected?.is]));
  const columns = headTexts(sheet, header).flatMap((head, at): ColumnRole[] => {
    const word = words.get(headShape(head));
    if (head === '') return [];
    if (!word) return [{ at, role: 'skip' }];
    const dated = periodOf(head) ?? takePeriod(head)?.period;
    return [roleFrom(word, dated ? { at, role: 'value', period: dated } : { at, role: 'skip' })];
  });
  const { from, to, skipRows } = dataRegion(sheet.cells, header.to);
  return {
    kind: 'facts',
    header,
    data: { from, to },
    skipRows,
    columns,
    whole: {
      ...(title === undefined ? {} : { title }),
      ...(indicator === undefined ? {} : { indicator }),
      ...(unit === undefined ? {} : { unit }),
      ...(period === undefined ? {} : { period }),
      ...(area === undefined ? {} : { area }),
    },
    symbols: DEFAULT_SYMBOLS,
  };
}

function ledger(profile: Profile, learnt: Learnt, sheet: RawSheet, inferred: Inferred, place: Place): Followed | null {
  const recipe = recipeFromPattern(profile.recipe, sheet);
  if (recipe?.kind !== 'ledger') return null;
  const now = recipe.columns.map(({ label }) => ({ shape: headShape(label), head: label }));
  const units = recipe.columns.flatMap(({ at, label, unit: was, statedUnit }) =>
    was === undefined || statedUnit === undefined
      ? []
      : [
          issue(
            'warning',
            'profile_unit_changed',
            { ...place, row: recipe.header.to + 1, column: at + 1 },
            { column: label, was, now: statedUnit },
          ),
        ],
  );
  const issues = [...inferred.issues, ...columnNews(learnt, now, profile, place), ...units];
  return { recipe, issues, profile, bare: inferred.recipe };
}

function merged(
  base: FactsRecipe,
  profile: Profile,
  learnt: Learnt,
  sheet: RawSheet,
  place: Place,
): { readonly recipe: FactsRecipe; readonly issues: readonly Issue[] } {
  const heads = headTexts(sheet, base.header);
  const known = new Map(learnt.heads.map((head) => [head.shape, head]));
  const at = (column: number): Place => ({ ...place, row: base.header.to + 1, column: column + 1 });
  const issues: Issue[] = [];
  const toldUnit = new Set<string>();
  const columns = base.columns.map((role): ColumnRole => {
    const head = known.get(headShape(heads[role.at] ?? ''));
    if (!head) return role;
    const word = wordOf(role);
    const { corrected } = head;
    const unit = corrected?.was.unit ?? head.unit;
    if (word.unit !== undefined && unit !== undefined && word.unit !== unit && !toldUnit.has(head.shape)) {
      toldUnit.add(head.shape);
      issues.push(
        issue('warning', 'profile_unit_changed', at(role.at), { column: head.head, was: unit, now: word.unit }),
      );
    }
    if (!corrected || sameWord(word, corrected.is)) return role;
    if (sameWord(word, corrected.was)) return roleFrom(corrected.is, role);
    issues.push(issue('warning', 'profile_head_changed', at(role.at), { column: heads[role.at] ?? head.head }));
    return role;
  });
  const now = heads.map((head) => ({ shape: headShape(head), head })).filter(({ shape }) => shape !== '');
  const whole = { ...base.whole, ...sayings(learnt, base.whole) };
  const was = learnt.was?.unit ?? ('whole' in profile.recipe ? profile.recipe.whole.unit : undefined);
  if (was !== undefined && base.whole.unit !== undefined && base.whole.unit !== was)
    issues.push(issue('warning', 'profile_sheet_unit_changed', place, { was, now: base.whole.unit }));
  return {
    recipe: { ...base, columns, whole, symbols: { ...base.symbols, ...learnt.symbols } },
    issues: [...columnNews(learnt, now, profile, place), ...issues],
  };
}

/** What a person said of the whole sheet, where this file says nothing else than that one did. */
function sayings({ said = {}, was = {} }: Learnt, own: FactsRecipe['whole']): NonNullable<Learnt['said']> {
  const holds = (part: 'indicator' | 'unit' | 'area'): boolean =>
    said[part] !== undefined && (own[part] === undefined || own[part] === was[part]);
  return {
    ...(holds('indicator') && said.indicator !== undefined ? { indicator: said.indicator } : {}),
    ...(holds('unit') && said.unit !== undefined ? { unit: said.unit } : {}),
    ...(holds('area') && said.area !== undefined ? { area: said.area } : {}),
  };
}

const SHOWN = 8;

/** How the latest span of a sheet follows on the one of the file before: only where it is not the next one is there something to tell. */
export function periodNews(profile: Profile | undefined, facts: FactBatch, place: Place): readonly Issue[] {
  const was = profile?.learnt?.latest;
  const now = was && latestPeriod(facts);
  if (!was || !now) return [];
  const step = stepBetween(was, now);
  if (step === 'next') return [];
  const params = { was: spanText(was), now: spanText(now), from: profile.learnt?.from ?? '' };
  return [issue(step === 'gap' ? 'warning' : 'info', `profile_period_${step}`, place, params)];
}

/** Indicators whose rows state another unit than those of the file before. */
export function rowUnitNews(profile: Profile | undefined, units: RowUnits, place: Place): readonly Issue[] {
  return unitNews(profile?.learnt?.rowUnits, units).map(({ row, params }) =>
    issue('warning', 'profile_unit_changed', { ...place, row }, params),
  );
}

/** Units that rows state, by indicator, and the first row that does. */
export type RowUnits = ReadonlyMap<string, { readonly unit: string; readonly row: number }>;

/** Indicators whose rows stated another unit in the file before. */
export const unitNews = (
  before: Readonly<Record<string, string>> = {},
  units: RowUnits,
): readonly { readonly row: number; readonly params: { column: string; was: string; now: string } }[] =>
  [...units].flatMap(([column, { unit: now, row }]) => {
    const was = Object.hasOwn(before, column) ? before[column] : undefined;
    return was === undefined || was === now ? [] : [{ row, params: { column, was, now } }];
  });

/** Columns that the file before had and this one has not, and the other way round. */
function columnNews(
  learnt: Learnt,
  now: readonly { readonly shape: string; readonly head: string }[],
  profile: Profile,
  place: Place,
): readonly Issue[] {
  const [before, after] = [learnt.heads.map(({ shape }) => shape), now.map(({ shape }) => shape)].map(
    (shapes) => new Set(shapes),
  );
  const tell = (code: string, heads: readonly string[]): readonly Issue[] =>
    heads.length === 0
      ? []
      : [
          issue('warning', code, place, {
            count: heads.length,
            columns: heads.slice(0, SHOWN).join('、'),
            profile: profile.name,
            from: learnt.from,
          }),
        ];
  return [
    ...tell(
      'profile_columns_gone',
      learnt.heads.filter(({ shape }) => !after?.has(shape)).map(({ head }) => head),
    ),
    ...tell('profile_columns_new', [
      ...new Set(now.filter(({ shape }) => !before?.has(shape)).map(({ head }) => head)),
    ]),
  ];
}
