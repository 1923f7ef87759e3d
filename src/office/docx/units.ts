/** Word counts in twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);
export const mmToTwips = (mm: number): number => Math.round((mm / 25.4) * 1440);
export const cmToPixels = (cm: number): number => (cm / 2.54) * 96;
