import { normaliseAreaName, normaliseIndicatorName, type Catalog, type Lang, type Name } from '../catalog';

/** Less alike than this is no help to the person who wrote it. */
const ALIKE = 0.3;
const MOST = 3;

/**
 * Names of indicators and areas that look like what was written: by the pairs of letters that they share (Dice), best first.
 * Only for advice: nothing is ever bound by likeness.
 */
export function nearestNames(catalog: Catalog, written: string, lang: Lang): readonly string[] {
  const { indicators, areas } = catalog.data;
  const likeness = (names: readonly Name[], normalise: (text: string) => string): number =>
    Math.max(0, ...names.map(({ name }) => dice(pairs(normalise(written)), pairs(normalise(name)))));
  const scored = [
    ...indicators.map(({ key, names }) => ({
      name: catalog.indicatorName(key, lang),
      score: likeness(names, normaliseIndicatorName),
    })),
    ...areas.map(({ key, names }) => ({
      name: catalog.areaName(key, lang),
      score: likeness(names, normaliseAreaName),
    })),
  ];
  const best = scored.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score);
  return [...new Set(best.map(({ name }) => name))].slice(0, MOST);
}

/** Neighbouring letters, the ends of the text marked: a two-letter name must be able to resemble another. */
const pairs = (text: string): readonly string[] => {
  const letters = ['^', ...text.toLowerCase(), '$'];
  return letters.slice(1).map((letter, i) => (letters[i] ?? '') + letter);
};

function dice(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of a) {
    const count = left.get(pair) ?? 0;
    if (count > 0) {
      shared += 1;
      left.set(pair, count - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}
