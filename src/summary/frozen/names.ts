import type { Binding } from '../bind';
import { freshName } from '../names';

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
    const fresh = freshName(taken, random);
    taken.add(fresh);
    had.add(fresh);
    const inside = text.slice(start, end - 2).replace(/\s+$/, '');
    out +=
      text.slice(at, start) + (name === null ? inside : inside.slice(0, -name.length - 1).trimEnd()) + ` #${fresh}}}`;
    at = end;
  }
  return out + text.slice(at);
}
