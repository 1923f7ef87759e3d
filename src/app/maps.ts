import { looksLikeMap, openMap, type ReadMap } from '../catalog';
import type { Issue, Result } from '../core';
import type { FileIn } from '../flow';
import { addMap } from '../workspace';
import type { App } from './app.svelte';

const MAP_NAME = /\.(geojson|topojson|json)$/i;
const HEAD = 4096;

/**
 * Takes the maps out of dropped files and puts them into the catalog; gives back the files that are something else. A GeoJSON without
 * surfaces is a table like any other. What cannot be used as a map is said, and not taken for figures.
 */
export async function takeMaps(app: App, files: readonly FileIn[]): Promise<readonly FileIn[]> {
  const rest: FileIn[] = [];
  for (const file of files) {
    const read = MAP_NAME.test(file.name) ? await readMap(app, file) : null;
    if (read === null) rest.push(file);
    else if (!read.ok) app.messages.issue(read.error);
    else if (await app.do(addMap, { map: read.value.map })) tell(app, read.value);
  }
  return rest;
}

async function readMap(app: App, file: FileIn): Promise<Result<ReadMap, Issue> | null> {
  const bytes = await file.bytes();
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  const { catalog } = app;
  if (!catalog || (!looksLikeMap(head) && !/\.topojson$/i.test(file.name))) return null;
  const read = openMap(file.name, new TextDecoder().decode(bytes), catalog);
  return !read.ok && read.error.code === 'map_no_surface' && !/\.topojson$/i.test(file.name) ? null : read;
}

function tell(app: App, { map, matched, unknown }: ReadMap): void {
  const names = unknown.slice(0, 3).join(app.lang === 'zh' ? '、' : ', ');
  if (unknown.length === 0) app.messages.say('good', 'chart.map.added', { name: map.name, n: matched });
  else app.messages.say('warning', 'chart.map.partly', { name: map.name, n: matched, left: unknown.length, names });
}
