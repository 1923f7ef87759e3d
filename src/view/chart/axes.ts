/** Size of the small texts in a chart: pixels on the screen, 8¼ points in a picture. */
export const LABEL = 11;
