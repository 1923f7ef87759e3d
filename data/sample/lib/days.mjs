const DAY = 86400000;
/** Days are whole numbers since 1970, so that they can be counted; `text` writes YYYY-MM-DD. */
export const day = (y, month, date) => Date.UTC(y, month - 1, date) / DAY;
export const text = (d) => (d === undefined ? '' : new Date(d * DAY).toISOString().slice(0, 10));
export const yearOf = (d) => new Date(d * DAY).getUTCFullYear();
export const monthOf = (d) => new Date(d * DAY).getUTCMonth() + 1;
export const asDate = (d) => (d === undefined ? '' : new Date(d * DAY));
export const lastDay = (y) => day(y, 12, 31);

/** The next weekday at or after a day that stays in its month: announcements come on working days. */
export function weekday(d) {
  const shift = { 0: -2, 6: -1 }[new Date(d * DAY).getUTCDay()] ?? 0;
  return monthOf(d + shift) === monthOf(d) ? d + shift : d + 3;
}
/** Three years on, the day before: how long a certificate holds. */
export const threeYears = (d) => {
  const from = new Date(d * DAY);
  return Date.UTC(from.getUTCFullYear() + 3, from.getUTCMonth(), from.getUTCDate()) / DAY - 1;
};
