import { readCn, type CnFile } from './cn';
import { areaList } from './list';
import type { AreaList, ListName } from './types';
import { readUs } from './us';
import { readWorld } from './world';

const loading = new Map<ListName, Promise<AreaList>>();

/** A public list, fetched when first asked for: each is a file of its own that a workspace without such areas never loads. */
export function loadAreaList(name: ListName): Promise<AreaList> {
  const known = loading.get(name);
  if (known) return known;
  const made = fetchList(name);
  loading.set(name, made);
  // A failure is not kept: the next file may ask again.
  made.catch(() => loading.delete(name));
  return made;
}

async function fetchList(name: ListName): Promise<AreaList> {
  if (name === 'cn') {
    const file: CnFile = (await import('../../../data/catalog/areas/cn.json')).default;
    const { areas, changes } = readCn(file);
    return areaList('cn', 'cn', areas, changes);
  }
  if (name === 'us') {
    return areaList('us', 'us', readUs((await import('../../../data/catalog/areas/us.json')).default), []);
  }
  const [codes, en, zh] = await Promise.all([
    import('i18n-iso-countries/codes.json'),
    import('i18n-iso-countries/langs/en.json'),
    import('i18n-iso-countries/langs/zh.json'),
  ]);
  const files = {
    codes: codes.default as readonly (readonly string[])[],
    en: en.default.countries,
    zh: zh.default.countries,
  };
  return areaList('world', 'iso', readWorld(files), []);
}
