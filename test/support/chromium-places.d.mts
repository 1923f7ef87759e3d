export const chromiumPlaces: readonly string[];
