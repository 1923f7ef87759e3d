import { clean, ofTwoTongues, withoutColumnCode } from '../layout/cells';
import { headLevels } from '../layout/columns';
import { isUnit, unitAtEnd } from '../layout/units';
import type { RawSheet } from '../plan';

/** Stands for a period, or for a number that tells one export from the next. */
const MARK = '#';

const HAN_PERIOD =
  /(?:前?第?[一二三四]个?季度?|上半年|下半年|全年|半年|年度|(?:十[一二]?|[一二三四五六七八九])(?:\s*[-—–~至]\s*(?:十[一二]?|[二三四五六七八九]))?月份?)/g;
const MONTH_NAME =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/gi;
const NUMBERS = /\d+(?:\s*(?:[-—–~至到./_:：年月日季度第]|[qh](?=\d))*\s*\d+)*\s*[年月日季]?(?:度|份|末)?/gi;

/**
 * A text with its periods and numbers taken out: `2024年1—5月主要指标` and `2024年1—6月主要指标` are of one shape, and so are
 * `2023年` and `2024年`. What is left is what does not change from one export of a publication to the next.
 */
export const shapeOf = (text: string): string =>
  clean(text)
    .toLowerCase()
    .replace(NUMBERS, MARK)
    .replace(HAN_PERIOD, MARK)
    .replace(MONTH_NAME, MARK)
    .replace(/#(?:[\s\-—–~至_.,，、]*#)+/g, MARK);

/** A file's name without its folder, as a shape. The ending stays: the same table as XLSX and as CSV is another export. */
export const fileShape = (name: string): string => shapeOf(name.replace(/^.*[\\/]/, ''));

/** The same for people and for `match.file`: `月度累计_*.csv`. */
export const fileGlob = (name: string): string => fileShape(name).replaceAll(MARK, '*');

/** The head of each column (0-based), its levels joined; '' where it has none. */
export function headTexts(sheet: RawSheet, header: { readonly from: number; readonly to: number }): readonly string[] {
  const rows = sheet.cells.slice(header.from, header.to + 1);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return headLevels(sheet.cells, { header }, width).map((levels) =>
    levels
      .filter((level, i) => level !== '' && level !== levels[i - 1])
      .join(' ')
      .replaceAll('!!', ' '),
  );
}

/** A head as a shape, without its unit: in another unit it is still the same column. */
export function headShape(head: string): string {
  // In a head of several levels the unit may stand in the upper one: `人口（万人） 市辖区`.
  const upper = withoutColumnCode(clean(head)).replace(
    /\s*[(（]([^()（）]{1,12})[)）](?=\s\S)/g,
    (all, unit: string) => (isUnit(unit) ? '' : all),
  );
  const { rest } = unitAtEnd(ofTwoTongues(upper));
  const words = rest.split(' ');
  // A unit in a row of its own below the heads is the last level.
  const named = words.length > 1 && isUnit(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : rest;
  return shapeOf(named === '' ? head : named);
}

/** Shapes of heads, each once, in their order. */
export const headShapes = (heads: readonly string[]): readonly string[] => [
  ...new Set(heads.map(headShape).filter((shape) => shape !== '')),
];

/** How much two lists of heads have in common: 1 the same, 0 nothing. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)];
  const both = [...one].filter((shape) => other.has(shape)).length;
  const all = one.size + other.size - both;
  return all === 0 ? 0 : both / all;
}
