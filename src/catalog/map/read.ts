import { err, issue, ok, type Issue, type Result } from '../../core';
import type { Catalog } from '../lookup';
import { resolveArea } from '../resolve-area';
import { extentOf, projectionFor, type Point } from './project';
import { shapeOf, type AreaMap, type Ring } from './types';

/** One area of a file: its properties as text, and its rings as they stand there. */
export interface MapFeature {
  readonly properties: Readonly<Record<string, string>>;
  readonly rings: readonly (readonly Point[])[];
}

/** What a file of borders comes to: the map, which areas it has, and which of its features are no area that is known. */
export interface ReadMap {
  readonly map: AreaMap;
  readonly matched: number;
  readonly unknown: readonly string[];
}

/** Fineness of the grid; borders of more points than fit are put on a coarser one, so that a workspace stays light. */
const GRIDS = [4096, 2048, 1024, 512] as const;
const MOST_POINTS = 160_000;

/**
 * Borders as a map of known areas. A feature is known by the property (code or name) that most features of the file are known
 * by. Refuses a file with no feature that is known (`map_no_area`) and one too detailed for the coarsest grid (`map_too_detailed`).
 */
export function areaMap(
  name: string,
  features: readonly MapFeature[],
  screen: boolean,
  catalog: Catalog,
): Result<ReadMap, Issue> {
  const known = knownAreas(features, catalog);
  const wanted = known.flatMap(({ area, feature }) => (area === null ? [] : [{ area, feature }]));
  const unknown = known.flatMap(({ area, text }) => (area === null ? [text] : []));
  if (wanted.length === 0) {
    return err(issue('error', 'map_no_area', { file: name }, { names: sample(unknown) }));
  }
  const points = wanted.flatMap(({ feature }) => feature.rings.flat());
  const project = projectionFor(points, screen);
  const projected = wanted.map(({ area, feature }) => ({ area, rings: feature.rings.map((r) => r.map(project)) }));
  const extent = extentOf(projected.flatMap(({ rings }) => rings.flat()));
  const side = Math.max(extent.x1 - extent.x0, extent.y1 - extent.y0) || 1;
  for (const grid of GRIDS) {
    const at = ([x, y]: Point): Point => [
      Math.round(((x - extent.x0) / side) * grid),
      Math.round(((y - extent.y0) / side) * grid),
    ];
    const shapes = new Map<string, readonly Ring[]>();
    for (const { area, rings } of projected) {
      shapes.set(area, [...(shapes.get(area) ?? []), ...rings.map((ring) => onGrid(ring.map(at))).filter(isRing)]);
    }
    const count = [...shapes.values()].flat().reduce((sum, ring) => sum + ring.length, 0);
    if (count > MOST_POINTS) continue;
    const drawn = [...shapes].filter(([, rings]) => rings.length > 0);
    const [width, height] = at([extent.x1, extent.y1]);
    const map = { name, width, height, shapes: Object.fromEntries(drawn.map(([key, rings]) => [key, shapeOf(rings)])) };
    return ok({ map, matched: drawn.length, unknown });
  }
  return err(issue('error', 'map_too_detailed', { file: name }, { most: MOST_POINTS }));
}

const sample = (names: readonly string[]): string => names.slice(0, 3).join('、');
const isRing = (ring: Ring): boolean => ring.length >= 3;

/** Without points that fall on the one before, or that lie between their neighbours; the first not repeated at the end. */
function onGrid(points: readonly Point[]): Ring {
  const kept: Point[] = [];
  for (const point of points) {
    const [a, b] = [kept.at(-2), kept.at(-1)];
    if (b && b[0] === point[0] && b[1] === point[1]) continue;
    if (a && b && between(a, b, point)) kept.pop();
    kept.push(point);
  }
  const [first, last] = [kept[0], kept.at(-1)];
  if (kept.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) kept.pop();
  return kept;
}

/** On one line, and between: a straight border needs no points. Both neighbours drop it alike, so that no gap opens. */
const between = (a: Point, b: Point, c: Point): boolean =>
  (b[0] - a[0]) * (c[1] - a[1]) === (b[1] - a[1]) * (c[0] - a[0]) &&
  (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0;

interface Known {
  readonly feature: MapFeature;
  readonly area: string | null;
  readonly text: string;
}

function knownAreas(features: readonly MapFeature[], catalog: Catalog): readonly Known[] {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const readings = names.flatMap((property) =>
    (['code', 'name'] as const).map((as) => {
      const areas = features.map(({ properties }) => areaBy(properties[property], as, catalog));
      const distinct = new Set(areas.filter((area) => area !== null)).size;
      return { property, areas, distinct };
    }),
  );
  // The property by which most different areas are known; the first of equals, and codes before names.
  const best = readings.reduce<(typeof readings)[number] | undefined>(
    (top, next) => (top && top.distinct >= next.distinct ? top : next),
    undefined,
  );
  return features.map((feature, i) => ({
    feature,
    area: best?.areas[i] ?? null,
    text: Object.values(feature.properties).find((text) => text !== '' && !/^\d+$/.test(text)) ?? `#${i + 1}`,
  }));
}

function areaBy(text: string | undefined, as: 'code' | 'name', catalog: Catalog): string | null {
  if (text === undefined || text.trim() === '') return null;
  if (as === 'code' && !/\d/.test(text)) return null;
  const own = as === 'code' ? catalog.area(text) : undefined;
  if (own) return own.key;
  const answer = resolveArea(catalog, as === 'code' ? { code: text } : { name: text });
  return 'area' in answer ? answer.area.key : lasting('ambiguous' in answer ? answer.ambiguous : []);
}

/** Of areas that had the name one after the other, the one that still has it. */
function lasting(areas: readonly { readonly key: string; readonly to?: number }[]): string | null {
  const [only, more] = areas.filter(({ to }) => to === undefined);
  return only && !more ? only.key : null;
}
