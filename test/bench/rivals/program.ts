/** Sorted by value, the first rows; one indicator's values from a number on, the first rows; a page anywhere in the sorted rows; figures of a column. */
export const QUESTIONS = ['sort', 'filter', 'page', 'sum'] as const;
export type Question = (typeof QUESTIONS)[number];

/** A program with the file in it. Each question resolves when its rows or numbers are at hand. `reset` undoes what the last one left; it is not timed. */
export type Program = Readonly<Record<Question, (run: number) => Promise<void>>> & {
  readonly reset?: (next: Question) => Promise<void>;
};

/** Milliseconds by question, and of the load. */
export type Answers = Readonly<Record<string, number>>;

export const FILTER = { indicator: '一般公共预算收入', least: 90_000 } as const;
/** Where page number `run` lies among so many rows. */
export const placeOf = (run: number, rows: number): number => ((run + 1) * 234_577) % (rows - 100);
