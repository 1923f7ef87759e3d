import type { Catalog } from '../../catalog';
import { placeholders, readDocument } from '../../summary';

/** Shorter names are parts of other words. */
const SHORTEST = 2;

/**
 * A template's text with the name of its own area, in title and prose, replaced by another's. What stands in braces stays: who names an area
 * there means it.
 */
export function renameArea(text: string, own: string, to: string, catalog: Catalog): string {
  if (own === to) return text;
  const names = [...new Set([catalog.areaName(own, 'zh'), catalog.areaName(own, 'en')])].filter(
    (name) => name.length >= SHORTEST,
  );
  const put = (part: string): string =>
    names.reduce(
      (said, name) => said.replaceAll(name, catalog.areaName(to, /\p{Script=Han}/u.test(name) ? 'zh' : 'en')),
      part,
    );
  const { bodyStart } = readDocument(text);
  const head = text
    .slice(0, bodyStart)
    .replace(/^(\s*(?:标题|title)\s*[:：])(.*)$/gim, (_, name: string, title: string) => name + put(title));
  let out = head;
  let at = bodyStart;
  for (const { start, end } of placeholders(text, bodyStart)) {
    out += put(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return out + put(text.slice(at));
}
