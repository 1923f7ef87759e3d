import { yearOf } from '../../catalog';
import { clean } from '../layout/cells';
import type { FileAnswer, RawSheet, SheetPlan } from '../plan';
import type { FactsRecipe, Profile, Recipe } from '../recipe';
import { latestPeriod } from './latest';
import { sameWord, wordOf, type Learnt, type LearntHead } from './learnt';
import { fileGlob, fileShape, headShape, headShapes, headTexts, shapeOf } from './shape';

/** What a sheet was planned as, and what a person said of its file. */
export interface Lesson {
  readonly file: string;
  readonly sheet: RawSheet;
  readonly plan: SheetPlan;
  /** As it would be read without profile and corrections; null where it would not. */
  readonly bare: Recipe | null;
  readonly answer?: FileAnswer;
  /** The profile by which it went, if it was a learnt one: what it knows of corrections is kept. */
  readonly before?: Profile;
  /** Units that the sheet's rows state, by indicator. */
  readonly rowUnits?: ReadonlyMap<string, { readonly unit: string }>;
  /** The file has more than one sheet: the name says which. */
  readonly several?: boolean;
}

/**
 * The profile that accepting a sheet leaves behind. Null for sheets that were not read, that have no heads, or that went by a profile that
 * was not learnt (those are kept by people). It holds no period and no number of the file but the latest span, to compare the next one with.
 */
export function learnProfile(lesson: Lesson): Profile | null {
  const { file, sheet, plan, before } = lesson;
  if (plan.kind === 'unread' || (plan.profile !== undefined && !before?.learnt)) return null;
  const { recipe } = plan;
  const heads = headTexts(sheet, recipe.header);
  const shapes = headShapes(heads);
  if (shapes.length < 2) return null;
  const same = { file: fileShape(file), sheet: sheetShape(sheet, file) };
  const latest = plan.kind === 'facts' ? latestPeriod(plan.facts) : null;
  const learnt: Learnt = {
    ...same,
    from: file.replace(/^.*[\\/]/, ''),
    ...(recipe.kind === 'facts'
      ? ofFacts(lesson, recipe, heads)
      : { heads: recipe.columns.map(({ label }) => ({ shape: headShape(label), head: label })) }),
    ...(latest && yearOf(latest) > 0 ? { latest } : {}),
    ...(lesson.rowUnits?.size
      ? {
          rowUnits: Object.fromEntries(
            [...lesson.rowUnits].slice(0, MOST_UNITS).map(([label, { unit }]) => [label, unit]),
          ),
        }
      : {}),
  };
  return {
    id: before?.id ?? `learnt:${digest(JSON.stringify([recipe.kind, same, shapes]))}`,
    name: before?.name ?? nameOf(lesson),
    match: { file: fileGlob(file) },
    recipe: patternOf(recipe),
    learnt,
  };
}

/** More indicators with units of their own no table for people has. */
const MOST_UNITS = 500;

/** A large sheet whose units are known only when its rows were read: its profile keeps them too. */
export function taughtUnits<T extends { readonly teaches?: Profile }>(
  sheet: T,
  units: ReadonlyMap<string, { readonly unit: string }>,
): T {
  const { teaches } = sheet;
  if (!teaches?.learnt || units.size === 0) return sheet;
  const rowUnits = Object.fromEntries([...units].slice(0, MOST_UNITS).map(([label, { unit }]) => [label, unit]));
  return { ...sheet, teaches: { ...teaches, learnt: { ...teaches.learnt, rowUnits } } };
}

/** The name of a sheet says nothing where it is only the file's, as in delimited text. */
export function sheetShape(sheet: RawSheet, file: string): string {
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
  return clean(sheet.name) === clean(stem) ? '' : shapeOf(sheet.name);
}

const nameOf = ({ file, sheet, several }: Lesson): string => {
  const stem = fileGlob(file.replace(/\.[^.\\/]+$/, ''));
  return several ? `${stem} › ${sheet.name}` : stem;
};

/** The same plan with the profile that it would leave behind. */
export function withLesson(plan: SheetPlan, lesson: Omit<Lesson, 'plan'>): SheetPlan {
  const teaches = plan.kind === 'unread' ? null : learnProfile({ ...lesson, plan });
  return teaches && plan.kind !== 'unread' ? { ...plan, teaches } : plan;
}

function patternOf(recipe: Recipe): Profile['recipe'] {
  if (recipe.kind === 'ledger') {
    const { data: _, ...rest } = recipe;
    return rest;
  }
  const { data: _, skipRows: __, ...rest } = recipe;
  const { period: ___, title: ____, ...whole } = rest.whole;
  return { ...rest, whole };
}

function ofFacts(
  { bare, answer, before, plan }: Lesson,
  recipe: FactsRecipe,
  heads: readonly string[],
): Pick<Learnt, 'heads' | 'header' | 'said' | 'was' | 'symbols'> {
  const corrected = answer?.recipes?.[plan.sheet] || answer?.corrections?.[plan.sheet]?.length ? true : undefined;
  const base = corrected && bare?.kind === 'facts' ? bare : null;
  const kept = before?.learnt;
  const moved =
    corrected !== undefined && (base?.header.from !== recipe.header.from || base.header.to !== recipe.header.to);
  const said = {
    ...kept?.said,
    ...(answer?.indicator === undefined ? {} : { indicator: answer.indicator }),
    ...(answer?.unit === undefined ? {} : { unit: answer.unit }),
    ...(answer?.area === undefined ? {} : { area: answer.area }),
    ...(corrected ? wholeCorrections(recipe, base) : {}),
  };
  const was = { ...kept?.was, ...(corrected ? wholeBefore(base) : {}) };
  const symbols = { ...kept?.symbols, ...(corrected ? symbolCorrections(recipe, base) : {}) };
  return {
    heads: learntHeads(recipe, base, heads, kept?.heads ?? [], moved),
    ...(moved || kept?.header ? { header: true } : {}),
    ...(Object.keys(said).length > 0 ? { said } : {}),
    ...(Object.keys(was).length > 0 ? { was } : {}),
    ...(Object.keys(symbols).length > 0 ? { symbols } : {}),
  };
}

/** One entry for each shape of head. Heads of one shape that were corrected differently are no rule: nothing is kept of them. */
function learntHeads(
  recipe: FactsRecipe,
  base: FactsRecipe | null,
  heads: readonly string[],
  kept: readonly LearntHead[],
  moved: boolean,
): readonly LearntHead[] {
  const inferred = new Map(base?.columns.map((role) => [role.at, wordOf(role)]));
  const out = new Map<string, LearntHead>();
  const mixed = new Set<string>();
  for (const role of recipe.columns) {
    const head = heads[role.at] ?? '';
    const shape = headShape(head);
    if (shape === '') continue;
    const [was, is] = [inferred.get(role.at), wordOf(role)];
    const old = kept.find((each) => each.shape === shape)?.corrected;
    // Under another header inference has nothing to say of these columns: all their roles are the person's.
    const corrected = moved ? { was: is, is } : was && !sameWord(was, is) ? { was, is } : old;
    const unit = is.unit;
    const entry = { shape, head, ...(unit === undefined ? {} : { unit }), ...(corrected ? { corrected } : {}) };
    const there = out.get(shape);
    if (there && JSON.stringify(there.corrected) !== JSON.stringify(corrected)) mixed.add(shape);
    if (!there) out.set(shape, entry);
  }
  return [...out.values()].map(({ corrected, ...rest }) =>
    corrected && !mixed.has(rest.shape) ? { ...rest, corrected } : rest,
  );
}

function wholeCorrections(recipe: FactsRecipe, base: FactsRecipe | null): NonNullable<Learnt['said']> {
  const { indicator, unit, area } = recipe.whole;
  return {
    ...(indicator !== undefined && indicator !== base?.whole.indicator ? { indicator } : {}),
    ...(unit !== undefined && unit !== base?.whole.unit ? { unit } : {}),
    ...(area !== undefined && area !== base?.whole.area ? { area } : {}),
  };
}

/** What the file itself said of the whole sheet when it was corrected. */
const wholeBefore = (base: FactsRecipe | null): NonNullable<Learnt['was']> => ({
  ...(base?.whole.indicator === undefined ? {} : { indicator: base.whole.indicator }),
  ...(base?.whole.unit === undefined ? {} : { unit: base.whole.unit }),
  ...(base?.whole.area === undefined ? {} : { area: base.whole.area }),
});

const symbolCorrections = (recipe: FactsRecipe, base: FactsRecipe | null): FactsRecipe['symbols'] =>
  Object.fromEntries(Object.entries(recipe.symbols).filter(([symbol, status]) => base?.symbols[symbol] !== status));

/** FNV-1a: a name for a shape, nothing that must be kept secret. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
