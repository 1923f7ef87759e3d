/** What the text of one cell looks like. `text` is none of the others: a sentence, or two cells that were not told apart. */
export type CellKind =
  'empty' | 'number' | 'money' | 'percent' | 'day' | 'time' | 'moment' | 'address' | 'code' | 'truth' | 'word' | 'text';

const NUMBER =
  /^[-+−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:[  ']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|\d+\.|[.,]\d+)(?:[eE][-+]?\d+)?$/;
const DAY =
  /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4})$/;
const TIME = /^\d{1,2}[:.]\d{2}[:.]\d{2}(?:[.,]\d+)?(?:Z|[-+]\d{2}:?\d{2})?$|^\d{1,2}:\d{2}(?: ?[AaPp][Mm])?$/;
const ADDRESS =
  /^(?:(?:https?|ftp|file):\/\/\S+|www\.\S+|[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+|(?:\.{0,2}|~)\/[\w.\-/]*\w)$/i;
const CODE = /^(?=.*\d)[\p{L}\d]+(?:([-_./:#])[\p{L}\d]+(?:\1[\p{L}\d]+)*)?$/u;
const TRUTH = /^(?:true|false|yes|no|[tfyn])$/i;
/** Letters and digits as they stand in names; a sign that may also separate stands between letters only. */
const WORD = /^[\p{L}\p{N}(（](?:[\p{L}\p{M}\p{N} .()（）?!'’%°·]|(?<=[\p{L}\p{M} ])[-&/_](?=[\p{L} ]))*$/u;
const THREE_NUMBERS = /(?:^|\P{L})\d[\d.]*(?= )(?:.*? \d[\d.]*(?= |$)){2}/u;
const MISSING = /^(?:n\/a|n\.a\.?|[-—–]{1,3}|…{1,2}|\.{1,3}|\*{1,3})$/i;

/** No number, day or code is longer. */
const SHORT = 48;
const LONGEST = 400;

/** The kind of one cell, judged by its text alone; marks for "no value" count as empty. */
export function kindOf(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (text.length > LONGEST) return 'text';
  const short = text.length <= SHORT;
  const kind = short ? (numeric(text) ?? shortKind(text)) : null;
  if (kind !== null) return kind;
  if (ADDRESS.test(text)) return 'address';
  if (short && CODE.test(text)) return 'code';
  return WORD.test(text) && !THREE_NUMBERS.test(text) ? 'word' : 'text';
}

/** Numbers, days and times: they begin with a digit, a sign or a currency. */
function numeric(text: string): CellKind | null {
  const first = text.charCodeAt(0);
  const digit = first >= 48 && first <= 57;
  if (digit || '+-−.,'.includes(text.charAt(0))) {
    if (NUMBER.test(text) || /^[-+]inf(?:inity)?$/i.test(text)) return 'number';
    if (text.endsWith('%') && NUMBER.test(text.slice(0, -1).trimEnd())) return 'percent';
  }
  if (digit) {
    if (DAY.test(text)) return 'day';
    if (TIME.test(text)) return 'time';
    const at = text.search(/[ T]/);
    if (at > 0 && DAY.test(text.slice(0, at)) && TIME.test(text.slice(at + 1).trim())) return 'moment';
  }
  const bare = /\p{Sc}/u.test(text)
    ? text.replace(/^([-+(]?)\s*\p{Sc}\s*|\s*\p{Sc}$|\)$/gu, '$1').replace('(', '')
    : '';
  return bare !== '' && NUMBER.test(bare) ? 'money' : null;
}

function shortKind(text: string): CellKind | null {
  if (MISSING.test(text)) return 'empty';
  if (/^(?:nan|inf(?:inity)?)$/i.test(text)) return 'number';
  return TRUTH.test(text) ? 'truth' : null;
}

/** True for kinds that a heading hardly ever is. */
export const isDatum = (kind: CellKind): boolean =>
  kind === 'number' || kind === 'money' || kind === 'percent' || kind === 'day' || kind === 'time' || kind === 'moment';
