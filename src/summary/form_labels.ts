import { resolveArea, resolveIndicator, splitUnit, type Catalog, type Period } from '../catalog';
import { quoted } from './tokens';

/** What the heads of a row and a column say together of the number that belongs there. */
export type LabelAnswer =
  | { readonly expression: string }
  | { readonly problem: 'no_indicator' | 'ambiguous' | 'not_understood'; readonly word: string };

/** Words by which forms ask for what is derived, and the word of the language for it. The first that fits counts. */
const DERIVED: readonly (readonly [RegExp, string])[] = [
  [/上年同期|去年同期|同期数/u, '上年同期'],
  [/环比/u, '环比'],
  [/增减额|增减量|增加额|净增/u, '增减额'],
  [/同比|增长|增速|增幅|±/u, '同比'],
  [/完成率|完成.*[%％]|完成比例/u, '完成率'],
  [/年度目标|目标任务|目标值|任务数/u, '目标'],
  [/占比|比重|占全/u, '占比'],
  [/位次|排名|名次/u, '位次'],
];

/** Heads that say nothing of their own: 本期数, 数值, 合计. */
const EMPTY = /^(?:本期|本期数|本年|本年数|本月|累计|数值|数量|实绩|完成数|值|合计)$/u;
const MONEY = /^(万|亿)元$/u;

/**
 * The words in braces for a cell whose heads are `labels` (of its row and of its column, in any order), completed by what a person typed
 * (`base`: an indicator where the form names areas alone, and the other way round). Nothing is guessed: what is not understood is said.
 */
export function expressionOfLabels(
  labels: readonly string[],
  base: string,
  catalog: Catalog,
  period: Period | null,
): LabelAnswer {
  let indicator: string | null = null;
  let area: string | null = null;
  let derivation: string | null = null;
  let money: string | null = null;
  for (const label of labels
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !EMPTY.test(text))) {
    const plain = label
      .replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])\s*/u, '')
      .replace(/^(?:其中|#)\s*[:：]?\s*/u, '');
    const found = resolveIndicator(catalog, plain);
    const bare = 'indicator' in found ? found : resolveIndicator(catalog, splitUnit(plain).name);
    const place = resolveArea(catalog, { name: plain, ...(period ? { at: period.m0 + period.n - 1 } : {}) });
    const word = DERIVED.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
    if ('ambiguous' in place || 'ambiguous' in bare) return { problem: 'ambiguous', word: plain };
    if ('area' in place && area === null) area = areaWord(place.area.key, catalog, period);
    else if ('indicator' in bare && indicator === null) {
      indicator = indicatorWord(bare.indicator.key, catalog);
      const unit = splitUnit(plain).unit ?? '';
      if (MONEY.test(unit) && unit !== bare.indicator.unit) money = unit;
    } else if (word !== null && derivation === null) derivation = word;
    else return { problem: 'not_understood', word: plain };
  }
  const said = base.trim();
  if (indicator === null && said === '') return { problem: 'no_indicator', word: labels.join(' ') };
  const [words = '', format = ''] = said.split('|', 2);
  const parts = [
    ...(indicator === null ? [] : [quoted(indicator)]),
    ...(words.trim() === '' ? [] : [words.trim()]),
    ...(area === null ? [] : [quoted(area)]),
    ...(derivation === null ? [] : [derivation]),
  ];
  const after = [format.trim(), money ?? ''].filter((part) => part !== '').join(' ');
  return { expression: `${parts.join(' ')}${after === '' ? '' : ` | ${after}`}` };
}

/** By its name where that means just this one, so that a person can read it; else by its key. */
function indicatorWord(key: string, catalog: Catalog): string {
  const name = catalog.indicatorName(key, 'zh');
  const found = resolveIndicator(catalog, name);
  return 'indicator' in found && found.indicator.key === key ? name : key;
}

function areaWord(key: string, catalog: Catalog, period: Period | null): string {
  const at = period ? period.m0 + period.n - 1 : undefined;
  const name = catalog.areaName(key, 'zh', at);
  const found = resolveArea(catalog, { name, ...(at === undefined ? {} : { at }) });
  // An area alone in brackets must not be taken for an indicator of that name.
  const taken = resolveIndicator(catalog, name);
  return 'area' in found && found.area.key === key && 'unknown' in taken ? name : key;
}
