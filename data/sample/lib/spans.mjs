/** Periods as {m0, n}: months count from year 0, m0 = year × 12 + month − 1. */
export const YEARS = Array.from({ length: 13 }, (_, i) => 2012 + i);
export const year = (y) => ({ m0: y * 12, n: 12 });
/** 1—k月: from January on. */
export const upTo = (y, k) => ({ m0: y * 12, n: k });

/** A period as offices write it: 2024年, 2024年1—5月. */
export function spoken({ m0, n }) {
  const y = Math.floor(m0 / 12);
  return n === 12 ? `${y}年` : `${y}年1—${n}月`;
}
