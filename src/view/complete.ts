import type { Catalog } from '../catalog';
import { FUNCTIONS, functionName, normalFormula } from '../query';
import type { Lang } from '../text';

/** One line of the list under the formula bar. */
export interface Completion {
  readonly kind: 'indicator' | 'column' | 'function';
  /** What is shown; of a function its name. */
  readonly label: string;
  /** The unit of an indicator; of a function its id, whose message says what it does. */
  readonly detail: string;
  /** What replaces the text from `from` to `to`. */
  readonly insert: string;
  /** Where the caret stands then, counted from the beginning of `insert`. */
  readonly caret: number;
}

export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

const MOST = 12;

/**
 * What may stand where the caret is: in brackets indicators by name, pinyin or key, and the other formula columns; at a word functions, Chinese or
 * English, and indicators too, which then get their brackets. Null where nothing is to be completed.
 */
export function completeFormula(
  text: string,
  caret: number,
  catalog: Catalog,
  columns: readonly string[],
  lang: Lang,
): Completions | null {
  const before = normalFormula(text.slice(0, caret));
  const open = openBracket(before);
  if (open !== null) {
    const typed = before.slice(open + 1);
    if (/[,，@]/.test(typed)) return null;
    const rest = /^[^[\](),"]*\]/.exec(text.slice(caret))?.[0] ?? '';
    const items = [...named(typed, columns), ...indicators(typed, catalog, lang)].slice(0, MOST);
    return items.length === 0 ? null : { from: open, to: caret + rest.length, items };
  }
  if (inText(before)) return null;
  const word = /[\p{L}_][\p{L}\d_]*$/u.exec(before)?.[0] ?? '';
  if (word === '') return null;
  const items = [...functions(word, text.charAt(caret) === '(', lang), ...indicators(word, catalog, lang)];
  return items.length === 0 ? null : { from: caret - word.length, to: caret, items: items.slice(0, MOST) };
}

/** Where the bracket stands that the end of the text lies in. */
function openBracket(text: string): number | null {
  const closed = text.replace(/"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]/gu, (part) => ' '.repeat(part.length));
  const at = closed.lastIndexOf('[');
  return at >= 0 && !closed.slice(0, at).includes('"') ? at : null;
}

const inText = (text: string): boolean =>
  (text.replace(/\[(?:[^\]]|\]\])*\]/gu, '').match(/"/g)?.length ?? 0) % 2 === 1;

function indicators(typed: string, catalog: Catalog, lang: Lang): readonly Completion[] {
  const found = typed.trim() === '' ? catalog.data.indicators.slice(0, MOST) : catalog.findIndicators(typed);
  return found.slice(0, MOST).map(({ key }) => {
    const label = catalog.indicatorName(key, lang);
    return reference('indicator', label, catalog.unitName(key, lang));
  });
}

const named = (typed: string, columns: readonly string[]): readonly Completion[] =>
  columns
    .filter((title) => title.toLowerCase().includes(typed.trim().toLowerCase()))
    .map((title) => reference('column', title, ''));

function reference(kind: Completion['kind'], label: string, detail: string): Completion {
  const insert = `[${label.replaceAll(']', ']]')}]`;
  return { kind, label, detail, insert, caret: insert.length };
}

function functions(word: string, called: boolean, lang: Lang): readonly Completion[] {
  const typed = word.toLowerCase();
  const found = FUNCTIONS.flatMap(([id, ...names]) => {
    const places = names.map((name) => name.toLowerCase().indexOf(typed)).filter((at) => at >= 0);
    return places.length === 0 ? [] : [{ id, at: Math.min(...places) }];
  });
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => {
      const name = functionName(id, lang);
      const insert = called ? name : `${name}()`;
      return { kind: 'function', label: name, detail: id, insert, caret: name.length + (called ? 0 : 1) };
    });
}
