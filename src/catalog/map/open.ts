import { feature } from 'topojson-client';
import { err, issue, type Issue, type Result } from '../../core';
import type { Catalog } from '../lookup';
import type { Point } from './project';
import { areaMap, type MapFeature, type ReadMap } from './read';

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** True for a text that is GeoJSON or TopoJSON, by what stands at its beginning: a table of figures is neither. */
export const looksLikeMap = (head: string): boolean =>
  /^\s*\{/.test(head) && /"type"\s*:\s*"(FeatureCollection|Topology|Feature|GeometryCollection)"/.test(head);

/**
 * Reads GeoJSON or TopoJSON. Refuses what is neither (`map_unreadable`), what has no surfaces (`map_no_surface`), and what
 * `areaMap` refuses. Of a topology the object with most surfaces counts.
 */
export function openMap(name: string, text: string, catalog: Catalog): Result<ReadMap, Issue> {
  const data = parsed(text);
  if (data === null) return err(issue('error', 'map_unreadable', { file: name }, {}));
  const topology = data['type'] === 'Topology';
  const features = topology ? largestObject(data) : featuresOf(data);
  if (features === null) return err(issue('error', 'map_unreadable', { file: name }, {}));
  const surfaces = features.flatMap(surface);
  if (surfaces.length === 0) {
    return err(issue('error', 'map_no_surface', { file: name }, {}));
  }
  return areaMap(name, surfaces, topology && onScreen(surfaces), catalog);
}

function parsed(text: string): Plain | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isPlain(value) ? value : null;
  } catch {
    return null;
  }
}

function featuresOf(data: Plain): readonly unknown[] | null {
  if (data['type'] === 'FeatureCollection') return list(data['features']);
  if (data['type'] === 'Feature') return [data];
  if (data['type'] === 'GeometryCollection') return list(data['geometries']).map((geometry) => ({ geometry }));
  return null;
}

function largestObject(data: Plain): readonly unknown[] | null {
  const objects = isPlain(data['objects']) ? Object.values(data['objects']) : [];
  const all = objects.flatMap((object): (readonly unknown[])[] => {
    try {
      const made: unknown = feature(data as never, object as never);
      return isPlain(made) ? [featuresOf(made) ?? []] : [];
    } catch {
      return []; // an arc that is not there: this object cannot be drawn
    }
  });
  return all.reduce<readonly unknown[] | null>(
    (most, next) => (most && most.length >= next.length ? most : next),
    null,
  );
}

function surface(one: unknown): readonly MapFeature[] {
  if (!isPlain(one) || !isPlain(one['geometry'])) return [];
  const { type, coordinates } = one['geometry'];
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? list(coordinates) : [];
  const rings = polygons.flatMap((polygon) => list(polygon).map(pointsOf)).filter((ring) => ring.length >= 4);
  if (rings.length === 0) return [];
  const properties = isPlain(one['properties']) ? one['properties'] : {};
  const texts = Object.entries({ id: one['id'], ...properties }).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [],
  );
  return [{ properties: Object.fromEntries(texts), rings }];
}

const pointsOf = (ring: unknown): readonly Point[] =>
  list(ring).flatMap((point): readonly Point[] => {
    const [x, y] = list(point);
    return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [[x, y]] : [];
  });

/** A topology that was projected beforehand is drawn for a screen: small positive numbers, y downwards. */
function onScreen(features: readonly MapFeature[]): boolean {
  return features.every(({ rings }) =>
    rings.every((ring) => ring.every(([x, y]) => x >= -5 && y >= -5 && x < 4000 && y < 4000)),
  );
}
