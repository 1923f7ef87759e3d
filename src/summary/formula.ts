import type { Catalog, Period } from '../catalog';
import { err, ok, type Result } from '../core';
import {
  expandFormula,
  indicatorsOf,
  normalFormula,
  understandFormula,
  writeFormula,
  type Ask,
  type FormulaProblem,
} from '../query';
import { t, type Lang } from '../text';
import { problem, type Problem } from './problem';
import { fitted } from './fit';
import type { NumberFormat, NumberForm } from './format_words';
import { readFormat } from './words';

/** Whether what stands inside `{{…}}` is a formula. */
export const isFormula = (inside: string): boolean => /^[=＝]/u.test(inside);

/**
 * A formula inside `{{=… | 0.0}}`, in the language of formula columns (query/formula/SPEC.md), asked of the document's area and period. Ranks and
 * figures over areas are taken among the areas under the same one above.
 */
export function readFormulaNumber(
  inside: string,
  { catalog, lang, area, period }: { catalog: Catalog; lang: Lang; area: string; period: Period },
): Result<{ readonly ask: Ask; readonly format: NumberFormat }, Problem> {
  const bar = barOf(inside);
  const written = readFormat(bar < 0 ? '' : inside.slice(bar + 1));
  if ('unknown' in written) {
    return err(problem('format', { word: written.unknown }, { start: bar + 1, end: inside.length }));
  }
  if ('twice' in written) {
    return err(problem('format_twice', { word: written.twice }, { start: bar + 1, end: inside.length }));
  }
  const text = bar < 0 ? inside : inside.slice(0, bar);
  const expanded = expandFormula(text, [], catalog);
  if (!expanded.ok) return err(said(expanded.error, lang));
  const sense = understandFormula(expanded.value, { catalog, among: 'siblings' });
  if (!sense.ok) return err(said(sense.error[0], lang));
  const place = { area: { key: area }, period };
  const { format } = written;
  const node = sense.value.type === 'number' ? sense.value.node : null;
  if (node?.kind === 'asked' && node.area === null && node.when.kind === 'same') {
    return fitting({ measure: node.measure, derivation: node.derivation, ...place }, format, catalog, lang);
  }
  // Of a percentage that a formula makes it is not known whether its base is in it: [a]/[b] says the multiple by itself.
  const multiple = MULTIPLES.find((each) => each === format.form);
  if (multiple && sense.value.type === 'number' && sense.value.form === 'percent') {
    return err(problem('form_kind', { word: t(lang, `summary.claim_${multiple}`) }));
  }
  const [measure = ''] = indicatorsOf(expanded.value, catalog);
  const kept = writeFormula(expanded.value, catalog, null);
  return fitting({ measure, derivation: { kind: 'formula', text: kept }, ...place }, format, catalog, lang);
}

function fitting(ask: Ask, format: NumberFormat, catalog: Catalog, lang: Lang): ReturnType<typeof readFormulaNumber> {
  const fit = fitted(format, ask, catalog, lang);
  return 'code' in fit ? err(fit) : ok({ ask, format: fit });
}

function said(mistake: FormulaProblem | undefined, lang: Lang): Problem {
  if (!mistake) return problem('formula', { message: '' });
  const { code, params, from, to } = mistake;
  return problem('formula', { message: t(lang, `formula.problem.${code}`, params) }, { start: from, end: to });
}

const MULTIPLES: readonly NumberForm[] = ['times', 'times_more', 'doubled'];

/** Where the format begins: the first bar outside of names and texts. */
function barOf(inside: string): number {
  const plain = normalFormula(inside).replace(/\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"/gu, (part) =>
    ' '.repeat(part.length),
  );
  return plain.search(/[|｜]/u);
}
