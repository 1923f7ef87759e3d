/**
 * Format 1 kept no recipes with its sources. They stay as they are: without a recipe a source is read as it was, by what its
 * sheets say. Format 2 keeps recipes, packed, which a program of format 1 could not read.
 */
export const fromFormat1 = (old: Record<string, unknown>): Record<string, unknown> => ({ ...old, format: 2 });
