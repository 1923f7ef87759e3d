/** What a person said of a numeral: found again by itself and the words around it, wherever they move to. */
export interface Waiver {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** So many characters on each side are kept with it, and so many of them must still be there. */
const KEPT = 12;
const NEAR = 4;

const beforeOf = (source: string, start: number): string => source.slice(Math.max(0, start - KEPT), start);
const afterOf = (source: string, end: number): string => source.slice(end, end + KEPT);

/** The waiver of the numeral at that place. */
export const newWaiver = (source: string, start: number, end: number, reason: string): Waiver => ({
  text: source.slice(start, end),
  before: beforeOf(source, start),
  after: afterOf(source, end),
  reason,
});

/** It holds while the numeral and the words next to it on one side are as they were: who goes on writing around it does not lose it. */
export function waiverAt(source: string, start: number, end: number, waivers: readonly Waiver[]): Waiver | undefined {
  if (waivers.length === 0) return undefined;
  const text = source.slice(start, end);
  const [before, after] = [beforeOf(source, start), afterOf(source, end)];
  const near = (was: string): boolean => was.trim().length > 1;
  return waivers.find(
    (each) =>
      each.text === text &&
      ((near(each.before) && before.endsWith(each.before.slice(-NEAR))) ||
        (near(each.after) && after.startsWith(each.after.slice(0, NEAR))) ||
        (each.before === before && each.after === after)),
  );
}
