import { ringsOf, type AreaMap, type Catalog, type Ring } from '../../catalog';

/** The map with most of these areas, the later one of equals; null where none has three of them, or two thirds of fewer. */
export function mapFor(catalog: Catalog, areas: readonly string[]): AreaMap | null {
  const has = (map: AreaMap): number => areas.filter((area) => Object.hasOwn(map.shapes, area)).length;
  const best = (catalog.data.maps ?? []).reduce<AreaMap | null>(
    (top, next) => (top && has(top) > has(next) ? top : next),
    null,
  );
  return best && has(best) >= Math.max(1, Math.min(3, (areas.length * 2) / 3)) ? best : null;
}

const kept = new WeakMap<AreaMap, Map<string, readonly Ring[]>>();

/** The rings of an area; read once for each map. */
export function shapeRings(map: AreaMap, area: string): readonly Ring[] {
  const known = kept.get(map) ?? new Map<string, readonly Ring[]>();
  kept.set(map, known);
  const found = known.get(area);
  if (found) return found;
  const shape = Object.hasOwn(map.shapes, area) ? map.shapes[area] : undefined;
  const rings = shape === undefined ? [] : ringsOf(shape);
  known.set(area, rings);
  return rings;
}

/** Twice the surface of a ring, above zero when it runs clockwise on a screen. */
export const ringSurface = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);

/** Whether a point lies within these rings, holes left out. */
export function inRings(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
  }
  return inside;
}

/** Where a name stands in a shape: the middle of the widest stretch of its largest ring, near its middle height. */
export function labelPoint(rings: readonly Ring[]): { readonly x: number; readonly y: number; readonly room: number } {
  const largest = [...rings].sort((a, b) => Math.abs(ringSurface(b)) - Math.abs(ringSurface(a)))[0] ?? [];
  const ys = largest.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  let best = { x: 0, y: 0, room: 0 };
  let score = -1;
  for (const part of [0.5, 0.42, 0.58, 0.34, 0.66]) {
    const y = top + (bottom - top) * part + 0.01;
    const crossings = largest
      .flatMap(([x1, y1], i) => {
        const [x2, y2] = largest[(i + 1) % largest.length] ?? [x1, y1];
        return y1 > y !== y2 > y ? [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)] : [];
      })
      .sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from = 0, to = 0] = [crossings[i], crossings[i + 1]];
      const worth = (to - from) * (1 - Math.abs(part - 0.5));
      if (worth > score) [score, best] = [worth, { x: (from + to) / 2, y, room: to - from }];
    }
  }
  return best;
}
