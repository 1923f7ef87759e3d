import type { Status } from '../../core';
import { clean } from './cells';

/** Words by which notes say what a symbol stands for; the first that fits counts. */
const MEANINGS: readonly (readonly [RegExp, Status])[] = [
  [
    /不足.{0,12}(?:单位|0\.\d)|小于.{0,10}单位|less than (?:half|0\.\d|one|1\b)|less than .*unit|negligible/i,
    'below_unit',
  ],
  [/保密|为保护|不便公[布开]|不宜公[布开]|confidential|suppress|withheld|disclos/i, 'suppressed'],
  [/尚未|未公布|暂未|not yet/i, 'not_yet'],
  [/未报|not reported/i, 'not_reported'],
  [
    /数据不详|无数据|没有数据|无该项(?:统计)?(?:指标)?数据|无此项(?:统计)?数据|无资料|缺|不详|未统计|无统计|not available|unavailable|no data|missing|n\/a/i,
    'missing',
  ],
  [/不适用|无此项|没有此项|无该项|不存在|^无$|not applicable/i, 'not_applicable'],
];

const SIGN =
  '(?:[-‐‑–—―－─]{1,4}|…{1,2}|\\.{1,3}|\\*{1,3}|[:：#/／·]|[xXzZ]|\\([A-Za-z]\\)|\\[[A-Za-z]{1,4}\\]|[nN]\\.?[aA]\\.?|空格)';
const CHINESE = new RegExp(
  `(?:[“"‘'「『＂]\\s*(${SIGN})\\s*[”"’'」』＂]|(?<![\\w\\p{Script=Han}])(${SIGN}))\\s*(?:符?号)?\\s*(?:为|表示|代表|是指|指|系|即)\\s*([^；;。，,、“"‘「]+)`,
  'gu',
);
const ENGLISH = new RegExp(
  `(?:^|[;,.]\\s*|\\s)[“"'(]?(${SIGN})[”"')]?\\s*(?:=|:(?=\\s)|means|denotes|indicates)\\s*([^;,.\\n]{3,80})`,
  'gu',
);

/**
 * What the sheet's own notes say of symbols that stand where a number is not: `“…”表示不足本表最小单位数`, `: not available`. What they say
 * in words that are not known, or that it means zero, is left open.
 */
export function legendOf(lines: readonly (readonly string[])[]): Readonly<Record<string, Status>> {
  const found: Record<string, Status> = {};
  const enter = (sign: string | undefined, words: string | undefined): void => {
    const status = MEANINGS.find(([pattern]) => pattern.test(clean(words)))?.[1];
    if (sign === undefined || status === undefined || sign === '空格') return;
    for (const form of new Set([sign, clean(sign)])) found[form] ??= status;
    // One dash is as good as another, and three points are an ellipsis.
    if (/^(?:…{1,2}|\.{3})$/.test(sign)) for (const form of ['…', '……', '...']) found[form] ??= status;
  };
  for (const row of lines) {
    const cells = row.filter((cell) => clean(cell) !== '');
    if (cells.length === 2 && new RegExp(`^${SIGN}$`).test((cells[0] ?? '').trim())) enter(cells[0]?.trim(), cells[1]);
    for (const cell of new Set(cells)) {
      if (cell.length > 2000) continue;
      for (const [, quoted, bare, words] of cell.matchAll(CHINESE)) enter(quoted ?? bare, words);
      for (const [, sign, words] of cell.matchAll(ENGLISH)) enter(sign, words);
    }
  }
  return found;
}
