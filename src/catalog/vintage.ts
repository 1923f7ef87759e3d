/** Editions of a figure, the weakest first: stored in `fact.vintage` as the position here. What is unknown sorts lowest. */
export const VINTAGES = ['unknown', 'flash', 'preliminary', 'annual', 'verified', 'census'] as const;
export type Vintage = (typeof VINTAGES)[number];

/** The position of a vintage's name; 0 for none and for names that are none. */
export const vintageRank = (name: string | undefined): number => Math.max(0, VINTAGES.indexOf(name as Vintage));

/** Bits of `fact.flags`. */
export const FLAGS = { provisional: 1, estimated: 2, rebased: 4, assumed_period: 8 } as const;

/** Values of `fact.role`. */
export const ROLES = ['value', 'base'] as const;
