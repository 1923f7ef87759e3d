import type { Binding } from '../bind';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A name of four letters or digits that is not taken: `k3f9`. `random` gives numbers from 0 to below 1. */
export function newNumberName(taken: ReadonlySet<string>, random: () => number): string {
  for (let length = 4; ; length += 1) {
    for (let tries = 0; tries < 100; tries += 1) {
      const name = Array.from({ length }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length))).join('');
      // One that is all digits could be taken for a number by who reads the text.
      if (/[a-z]/.test(name) && !taken.has(name)) return name;
    }
  }
}

/**
 * The text in which every number has a lasting name of its own: those without get one, of those that share one all but the first. What else
 * stands in the text is not touched; tables and charts need none.
 */
export function nameNumbers(text: string, bindings: readonly Binding[], random: () => number): string {
  const taken = new Set(bindings.flatMap(({ name }) => name ?? []));
  const had = new Set<string>();
  let out = '';
  let at = 0;
  for (const { kind, start, end, name } of bindings) {
    if (kind === 'embed') continue;
    if (name !== null && !had.has(name)) {
      had.add(name);
      continue;
    }
    const fresh = newNumberName(taken, random);
    taken.add(fresh);
    had.add(fresh);
    const inside = text.slice(start, end - 2).replace(/\s+$/, '');
    out +=
      text.slice(at, start) + (name === null ? inside : inside.slice(0, -name.length - 1).trimEnd()) + ` #${fresh}}}`;
    at = end;
  }
  return out + text.slice(at);
}
