import type { Candidate } from './candidates';
import type { Placed } from './context';

/** The area of which the rows are all parts and nothing else: 合计 over them is its total. Null where one is missing or another stands among them. */
export function sharedParent(
  rows: readonly Placed[],
  year: number | undefined,
  told: ReadonlyMap<number, Candidate>,
): Candidate | null {
  const areas = rows.flatMap(({ row, among }) => told.get(row) ?? (among.length === 1 ? among : []));
  const first = areas.find(({ listed }) => listed)?.listed;
  const above = first?.list.parent(first.area, year);
  if (!first || !above) return null;
  const keys = new Set(areas.map(({ key }) => key));
  const parts = first.list.children(above.key, year ?? 9999);
  // Mainland tables of provinces go without 香港, 澳门 and 台湾.
  const needed = parts.filter(({ code }) => !/^(?:71|81|82)0000$/.test(code));
  const whole = needed.length > 1 && needed.every(({ key }) => keys.has(key));
  const inside = new Set([above, ...parts].map(({ key }) => key));
  const others = [...keys].some((key) => !inside.has(key));
  return whole && !others ? { key: above.key, listed: { list: first.list, area: above } } : null;
}
