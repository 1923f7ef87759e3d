/** Words that multiply: 万 stands for four zeros. Longest first, so that 百万 is found before 万 would be missed. */
export const SCALES = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
  ['trillion', 12],
  ['billion', 9],
  ['million', 6],
  ['thousand', 3],
] as const;

export type Scale = (typeof SCALES)[number][0];

/** Number of zeros that a scale word stands for; 0 for no scale. */
export const scaleZeros = (scale: string): number => SCALES.find(([word]) => word === scale)?.[1] ?? 0;

// 千 begins these units without multiplying what follows for a reader: 千瓦时 is one word.
const WHOLE_UNITS = /^(?:千(?:瓦|米|克|卡|帕|伏|赫|焦|公顷|粒)|百分|百年|千分|万象)/;

/** A unit taken apart: 万元 → 万 and 元; 千瓦时 → no scale. 件/万人 → no scale: its 万 stands below the line. */
export function splitScale(unit: string): { readonly scale: Scale | ''; readonly unit: string } {
  if (WHOLE_UNITS.test(unit)) return { scale: '', unit };
  const found = SCALES.find(([word]) => unit.toLowerCase().startsWith(word));
  return found ? { scale: found[0], unit: unit.slice(found[0].length).trim() } : { scale: '', unit };
}
