import { clean } from './cells';
import type { Column } from './columns';

/** Heads of columns that say by which power of ten values are smaller than what they stand for (SDMX, Statistics Canada). */
const SCALE = /^(?:[A-Z_]+:\s*)?(?:scalar[_ ]?factor|unit[_ ]?mult(?:iplier)?|power ?code|multiplier)$/i;
/** `Scale` alone (IMF) heads many things: only where its cells are such words. */
const SCALE_WORD = /^scales?$/i;
const NAMED_POWER = /^(?:hundreds?|thousands?|millions?|billions?|trillions?|units?|ones?)$/i;
/** Heads of columns that say something of the series and measure nothing. */
const ABOUT =
  /^(?:[A-Z_]+:\s*)?(?:decimals?|scalar[_ ]?id|uom[_ ]?id|power ?code code|id ?bank|terminated|coordinate|vector)$/i;

export const isScaleHead = (text: string): boolean => SCALE.test(text.trim());
export const isAboutSeries = (text: string): boolean => isScaleHead(text) || ABOUT.test(text.trim());

const POWERS: Readonly<Record<string, string>> = { '3': 'thousands', '6': 'millions', '9': 'billions' };
const NONE = /^(?:|0|1|units?|ones?)$/i;

/** `thousands` of a cell that says thousands or 3; empty where values are as they stand. */
export function scaleOf(cell: string | undefined): string {
  const text = clean(cell);
  return NONE.test(text) ? '' : (POWERS[text] ?? text.toLowerCase());
}

/** The column of powers of ten, where one says any. */
export const scaleColumn = (columns: readonly Column[]): number | undefined =>
  columns.find(
    ({ head, examples }) =>
      (isScaleHead(head.text) || saysPowers(head.text, examples)) && examples.some((text) => scaleOf(text) !== ''),
  )?.at;

const saysPowers = (head: string, examples: readonly string[]): boolean =>
  SCALE_WORD.test(head.trim()) && examples.every((text) => NAMED_POWER.test(text.trim()));
