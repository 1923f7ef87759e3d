/** A point as a file gives it: degrees, or metres of some projection, or pixels. */
export type Point = readonly [number, number];
export interface Extent {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function extentOf(points: Iterable<Point>): Extent {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return { x0, y0, x1, y1 };
}

/** How the points of a file come to lie on paper, y downwards. */
export function projectionFor(points: readonly Point[], screen: boolean): (point: Point) => Point {
  const extent = extentOf(points);
  if (extent.x0 >= -180.001 && extent.x1 <= 360.001 && extent.y0 >= -90.001 && extent.y1 <= 90.001) {
    return conic(points, extent);
  }
  return screen ? (point) => point : ([x, y]) => [x, -y];
}

const RAD = Math.PI / 180;

/**
 * Albers' equal-area conic with its standard parallels a sixth of the span inside: counties keep their sizes, whatever the
 * country. Across the 180th meridian the shorter way round counts.
 */
function conic(points: readonly Point[], { y0, y1 }: Extent): (point: Point) => Point {
  const middle = meanLongitude(points);
  const [a, b] = [y0 + (y1 - y0) / 6, y1 - (y1 - y0) / 6].map((degrees) => degrees * RAD) as [number, number];
  const n = (Math.sin(a) + Math.sin(b)) / 2;
  const around = (x: number): number => ((((x - middle) % 360) + 540) % 360) - 180;
  // On both sides of the equator alike, a cone is a cylinder: Lambert's.
  if (Math.abs(n) < 0.02) return ([x, y]) => [around(x) * RAD, -Math.sin(y * RAD)];
  const c = Math.cos(a) ** 2 + 2 * n * Math.sin(a);
  const radius = (y: number): number => Math.sqrt(Math.max(0, c - 2 * n * Math.sin(y * RAD))) / n;
  const top = radius((y0 + y1) / 2);
  return ([x, y]) => {
    const [r, angle] = [radius(y), n * around(x) * RAD];
    return [r * Math.sin(angle), -(top - r * Math.cos(angle))];
  };
}

function meanLongitude(points: readonly Point[]): number {
  let [sin, cos] = [0, 0];
  for (const [x] of points) {
    sin += Math.sin(x * RAD);
    cos += Math.cos(x * RAD);
  }
  return Math.atan2(sin, cos) / RAD;
}
