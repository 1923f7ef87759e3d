import type { Catalog, Indicator } from '../catalog';
import { indicatorProblems, understandFormula, unitFactor, writeFormula } from '../query';
import { formulaTitle, readFormula } from '../view';
import { saveIndicator } from '../workspace';
import type { ViewState } from './view.svelte';

/** Keeps the active formula column as an indicator of the catalog, computed by the same formula everywhere. */
export async function keepFormula(state: ViewState): Promise<void> {
  const { app, formula } = state;
  const { active } = formula;
  const { catalog } = app;
  if (!active || !catalog) return;
  const made = indicatorOfFormula(state, catalog);
  if (!made) {
    app.messages.say('warning', 'formula.problem.not_kept');
    return;
  }
  if (await app.do(saveIndicator, { indicator: made })) {
    app.messages.say('good', 'formula.kept', { name: formulaTitle(active) });
  }
}

/** The indicator that says the same as the column; null where none can: a text, a place, what depends on the areas of the table. */
function indicatorOfFormula(state: ViewState, catalog: Catalog): Indicator | null {
  const { active } = state.formula;
  const scope = state.formula.scope(active?.id ?? null);
  const read = active && scope ? readFormula(active.text, scope) : null;
  if (!active || !read?.ok || read.value.sense.type !== 'number') return null;
  const { expr, sense } = read.value;
  const text = writeFormula(expr, catalog, null);
  if (indicatorProblems(text, catalog).length > 0) return null;
  // A number written in a sum counts in base units there: what would mean another thing is not kept.
  const there = understandFormula(expr, { catalog, among: null, base: true });
  const said = (node: unknown): string =>
    JSON.stringify(node, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  if (!there.ok || there.value.type !== 'number' || said(there.value.node) !== said(sense.node)) return null;
  // What a unit is called must say by itself how much it is.
  const [own, called] = [sense.measure.factor, unitFactor(sense.measure.label)];
  if (own.num !== called.num || own.den !== called.den) return null;
  const title = formulaTitle(active);
  const percent = sense.form === 'percent' || sense.form === 'points';
  return {
    key: freshKey(catalog),
    names: [{ name: title, lang: langOf(title), preferred: true }],
    unit: active.unit ?? sense.measure.label,
    decimals: active.decimals ?? sense.decimals,
    kind: percent || sense.measure.label.includes('/') || sense.measure.label === '' ? 'rate' : 'flow',
    addArea: 'recompute',
    addPeriod: 'none',
    better: 'neither',
    growth: percent ? 'points' : 'levels',
    origin: 'formula',
    formula: text,
    publish: 'public',
    breaks: [],
  };
}

/** Names with a Han character are Chinese ones. */
const langOf = (name: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(name) ? 'zh' : 'en');

function freshKey(catalog: Catalog): string {
  let n = 1;
  while (catalog.indicator(`formula_${n}`)) n += 1;
  return `formula_${n}`;
}
