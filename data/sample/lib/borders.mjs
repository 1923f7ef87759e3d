/**
 * Invented borders for the invented prefecture: cells around twelve seats, their common edges bent alike for both neighbours. They lie
 * on no real place: the coordinates are metres on a plane without an origin on Earth. The same every time.
 */
import { COUNTIES } from './places.mjs';

const GRID = 4096;
const METRES = 25; // a step of the grid

/** Where each county's seat lies, in steps of the grid; y runs upwards here. */
const SEATS = {
  城东区: [2060, 2080],
  云台区: [2600, 2500],
  青溪县: [1330, 1720],
  临江县: [2240, 1340],
  石桥县: [3080, 1850],
  白沙县: [620, 2260],
  南屏县: [1180, 560],
  鹤鸣县: [1560, 2660],
  梅川县: [3420, 2780],
  长乐县: [3140, 780],
  松源县: [800, 3300],
  凤山市: [2360, 3440],
};

/** The border of the whole: a rough disc. */
const OUTLINE = Array.from({ length: 14 }, (_, i) => {
  const angle = (i / 14) * 2 * Math.PI;
  const r = 1930 + 110 * Math.sin(3 * angle + 1);
  return [2048 + r * Math.cos(angle), 2048 + r * Math.sin(angle)];
});

/** Of the outline, what lies nearer to `seat` than to `other`. */
function nearer(polygon, seat, other) {
  const [mx, my] = [(seat[0] + other[0]) / 2, (seat[1] + other[1]) / 2];
  const side = ([x, y]) => (x - mx) * (seat[0] - other[0]) + (y - my) * (seat[1] - other[1]);
  return polygon.flatMap((a, i) => {
    const b = polygon[(i + 1) % polygon.length];
    const [sa, sb] = [side(a), side(b)];
    const kept = sa >= 0 ? [a] : [];
    if (sa >= 0 === sb >= 0) return kept;
    const part = sa / (sa - sb);
    return [...kept, [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]];
  });
}

/** A number from −1 to 1 that two places share, whichever is named first. */
function chance([ax, ay], [bx, by]) {
  let hash = 2166136261;
  for (const n of [ax + bx, ay + by, Math.abs(ax - bx) + Math.abs(ay - by)]) {
    hash = Math.imul(hash ^ Math.round(n), 16777619);
    hash ^= hash >>> 13;
  }
  return ((hash >>> 0) / 4294967295) * 2 - 1;
}

/** The points between a and b of a border bent by chance: middle points moved aside, finer and finer. */
function bent(a, b, depth) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (depth === 0 || length < 60) return [];
  // Named in one order, so that both neighbours bend it alike.
  const [from, to] = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? [a, b] : [b, a];
  const aside = chance(a, b) * 0.16;
  const middle = [
    Math.round((a[0] + b[0]) / 2 - (to[1] - from[1]) * aside),
    Math.round((a[1] + b[1]) / 2 + (to[0] - from[0]) * aside),
  ];
  return [...bent(a, middle, depth - 1), middle, ...bent(middle, b, depth - 1)];
}

/** Corners that cells have in common are computed once for each: brought together. */
function corners() {
  const known = [];
  return (point) => {
    const rounded = point.map(Math.round);
    const same = known.find(([x, y]) => Math.hypot(x - rounded[0], y - rounded[1]) < 4);
    if (same) return same;
    known.push(rounded);
    return rounded;
  };
}

/** Rings of each county, on a grid of whole steps, y upwards, not closed. */
function rings() {
  const corner = corners();
  return COUNTIES.map(({ key, zh }) => {
    const seat = SEATS[zh];
    if (!seat) throw new Error(`no seat for ${zh}`);
    const others = COUNTIES.filter((one) => one.zh !== zh).map((one) => SEATS[one.zh]);
    const cell = others.reduce((polygon, other) => nearer(polygon, seat, other), OUTLINE).map(corner);
    const distinct = cell.filter((point, i) => point !== cell[(i + 1) % cell.length]);
    const ring = distinct.flatMap((a, i) => {
      const b = distinct[(i + 1) % distinct.length];
      return [a, ...bent(a, b, 5)];
    });
    return { key, zh, ring };
  });
}

/** The file that a person could drop in: names and codes as an office's layer has them. */
export function bordersGeoJson() {
  return {
    type: 'FeatureCollection',
    name: '云溪市县级界线（模拟）',
    features: rings().map(({ key, zh, ring }) => ({
      type: 'Feature',
      properties: { NAME: zh, CODE: key.replace('x:', '') },
      geometry: {
        type: 'Polygon',
        coordinates: [[...ring, ring[0]].map(([x, y]) => [x * METRES, y * METRES])],
      },
    })),
  };
}

/** What reading that file comes to (`openMap`), so that the sample starts with its map. */
export function bordersMap() {
  const all = rings();
  const points = all.flatMap(({ ring }) => ring);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.max(x1 - x0, y1 - y0);
  const at = ([x, y]) => [Math.round(((x - x0) / side) * GRID), Math.round(((y1 - y) / side) * GRID)];
  const steps = (ring) => {
    const placed = ring.map(at);
    return placed.map(([x, y], i) => `${x - (placed[i - 1]?.[0] ?? 0)} ${y - (placed[i - 1]?.[1] ?? 0)}`).join(' ');
  };
  const [width, height] = at([x1, y0]);
  return {
    name: '云溪市县级界线（模拟）.geojson',
    width,
    height,
    shapes: Object.fromEntries(all.map(({ key, ring }) => [key, steps(ring)])),
  };
}
