import { fullCode } from './area-code';
import { kindOfName } from './area-name';
import type { Area, AreaKind, AreaName, Month } from './types';

export interface NewArea {
  readonly name: string;
  readonly code?: string;
  readonly scheme?: string;
  /** Key of the area above. */
  readonly parent?: string;
  readonly parentName?: string;
  readonly kind?: AreaKind;
  readonly from?: Month;
  readonly ord?: number;
  readonly pinyin?: string;
}

/**
 * An area that the catalog does not know, as a file names it. Its key is its code under a scheme (`us:06025`, `cn:110101`, with `@year` where the
 * code is used again), else `x:` with the parent's name and its own, so that the same name from another file gives the same key.
 */
export function newArea(given: NewArea): Area {
  const name = given.name.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const coded = given.code !== undefined && given.code !== '' && given.scheme !== undefined && given.scheme !== 'x';
  const code = given.code === undefined ? '' : fullCode(given.code, given.scheme ?? 'x');
  const isNation = coded && /^0+$/.test(code);
  const proper: AreaName = {
    name: name || code,
    lang: /\p{Script=Han}/u.test(name) ? 'zh' : 'en',
    preferred: true,
    ...(given.ord === undefined ? {} : { ord: given.ord }),
    ...(given.pinyin === undefined ? {} : { pinyin: given.pinyin }),
  };
  return {
    key: coded ? `${given.scheme}:${code}` : `x:${[given.parentName, name].filter(Boolean).join('/') || code}`,
    scheme: coded ? (given.scheme ?? 'x') : 'x',
    code,
    kind: given.kind ?? (isNation ? 'country' : kindOf(name, code, given.scheme)),
    names: [proper],
    parents: given.parent === undefined ? [] : [{ parent: given.parent, tree: 'admin', inTotal: inTotal(name) }],
    ...(given.from === undefined ? {} : { from: given.from }),
  };
}

/** The code tells where the name does not: 06000 is a state, 110000 a province, 330100 a city. */
function kindOf(name: string, code: string, scheme: string | undefined): AreaKind {
  const byName = kindOfName(name);
  if (scheme === 'us') return code.length === 2 || code.endsWith('000') ? 'province' : 'county';
  if (scheme === 'cn' && byName === 'custom') {
    return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county';
  }
  // 县级市 and 直辖市 both end in 市; only the code tells them from a prefecture.
  if (scheme === 'cn' && byName === 'city')
    return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county';
  return byName;
}

/** Parks overlap the districts they lie in, so a total over both would count twice. */
const inTotal = (name: string): boolean => kindOfName(name) !== 'park';
