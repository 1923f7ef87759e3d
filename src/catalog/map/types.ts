/**
 * Borders of areas as a person dropped them in, projected and put on a grid of whole numbers: what a map is drawn from, not
 * what anything is measured on. Saved with the catalog.
 */
export interface AreaMap {
  /** The file that it came from. */
  readonly name: string;
  /** Size of the grid; y runs downwards. */
  readonly width: number;
  readonly height: number;
  /** Area key → its rings: `x y dx dy dx dy …`, rings apart by `;`. Rings within rings are holes (even-odd). */
  readonly shapes: Readonly<Record<string, string>>;
}

/** Points of a ring, the first not repeated at its end. */
export type Ring = readonly (readonly [number, number])[];

/** The rings of a shape. */
export function ringsOf(shape: string): readonly Ring[] {
  return shape.split(';').map((text) => {
    const steps = text.split(' ').map(Number);
    const ring: [number, number][] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i + 1 < steps.length; i += 2) {
      x += steps[i] ?? 0;
      y += steps[i + 1] ?? 0;
      ring.push([x, y]);
    }
    return ring;
  });
}

/** Rings as a shape. */
export function shapeOf(rings: readonly Ring[]): string {
  return rings
    .map((ring) =>
      ring
        .map(([x, y], i) => {
          const [px, py] = ring[i - 1] ?? [0, 0];
          return `${x - px} ${y - py}`;
        })
        .join(' '),
    )
    .join(';');
}
