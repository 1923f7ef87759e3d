import type { Name } from './types';

interface Terms {
  readonly names: readonly Name[];
  readonly codes: readonly string[];
}

/**
 * Items by what a person types: the whole name first, then names that begin with it, contain it, pinyin (`qingxi`), initials (`qxx`,
 * also inside a name), codes. The first name counts before its translation, that before aliases; among equals the catalog's order stays.
 */
export function find<T>(
  items: readonly T[],
  text: string,
  normalise: (text: string) => string,
  terms: (item: T) => Terms,
): readonly T[] {
  const wanted = normalise(text);
  const typed = text.toLowerCase().replace(/[\s']/g, '');
  if (wanted === '') return [];
  return items
    .map((item) => ({ item, score: best(terms(item), wanted, typed, normalise) }))
    .filter(({ score }) => score < Infinity)
    .sort((a, b) => a.score - b.score)
    .map(({ item }) => item);
}

function best({ names, codes }: Terms, wanted: string, typed: string, normalise: (text: string) => string): number {
  const scores = names.map((name, i) => {
    const own = Math.min(nameScore(normalise(name.name), wanted), pinyinScore(name.pinyin, typed));
    return own + (i === 0 ? 0 : name.preferred ? 0.25 : 0.5);
  });
  return Math.min(...scores, ...codes.map((code) => codeScore(code.toLowerCase(), typed)), Infinity);
}

function nameScore(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 5 : Infinity;
}

/** `pinyin` holds the full spelling and the initials, blank between: 'qingxixian qxx'. */
function pinyinScore(pinyin: string | undefined, typed: string): number {
  if (!pinyin || !/^[a-z\d]+$/.test(typed)) return Infinity;
  const [full = '', initials = ''] = pinyin.split(' ');
  if (full === typed || initials === typed) return 3;
  if (initials.startsWith(typed)) return 3.6;
  if (full.startsWith(typed)) return 4;
  return typed.length >= 2 && initials.includes(typed) ? 6 : Infinity;
}

function codeScore(code: string, typed: string): number {
  if (code === typed) return 1;
  return typed.length >= 2 && code.startsWith(typed) ? 7 : Infinity;
}
