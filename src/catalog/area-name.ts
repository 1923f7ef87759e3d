import traditional from '../../data/catalog/areas/traditional.json';
import { remembered } from '../core';
import type { AreaKind } from './types';

/** Traditional characters of place names → simplified; made by data/catalog/areas/generate-cn.mjs. */
const SIMPLIFIED = new Map(
  [...(traditional.pairs.match(/../gu) ?? [])].map((pair): [string, string] => {
    const [from = '', to = ''] = pair;
    return [from, to];
  }),
);
const HAN = /^\p{Script=Han}+$/u;

/** Every traditional character of place names replaced. What else is written in the text stays. */
export const simplified = (text: string): string => [...text].map((c) => SIMPLIFIED.get(c) ?? c).join('');

/** Endings that say what an area is; longest first. */
const HAN_ENDINGS: readonly (readonly [string, AreaKind])[] = [
  ['经济技术开发区', 'park'],
  ['高新技术产业开发区', 'park'],
  ['特别行政区', 'province'],
  ['街道办事处', 'town'],
  ['自治区', 'province'],
  ['自治州', 'city'],
  ['自治县', 'county'],
  ['自治旗', 'county'],
  ['开发区', 'park'],
  ['高新区', 'park'],
  ['经开区', 'park'],
  ['示范区', 'park'],
  ['管理区', 'park'],
  ['工业园区', 'park'],
  ['产业园', 'park'],
  ['工业园', 'park'],
  ['民族乡', 'town'],
  ['地区', 'city'],
  ['林区', 'county'],
  ['特区', 'county'],
  ['街道', 'town'],
  ['社区', 'village'],
  ['省', 'province'],
  ['市', 'city'],
  ['盟', 'city'],
  ['州', 'city'],
  ['县', 'county'],
  ['旗', 'county'],
  ['区', 'district'],
  ['镇', 'town'],
  ['乡', 'town'],
  ['村', 'village'],
];

const PROPER = /(?:市|区|州|地|县)本级|直属|市直|市辖区$/;
const LATIN_ENDINGS =
  /\s+(?:city and borough|census area|county|parish|borough|municipio|municipality|province|prefecture|district|sub-?county|governorate|department|region)$/;
const PEOPLES =
  /(?:(?:土家|苗|壮|回|藏|彝|侗|瑶|蒙古|维吾尔|哈尼|傣|白|傈僳|景颇|布依|朝鲜|黎|畲|羌|满|土|哈萨克|柯尔克孜|锡伯|塔吉克|达斡尔|鄂温克|鄂伦春|东乡|保安|撒拉|裕固|仫佬|毛南|水|佤|拉祜|纳西|独龙|怒|普米|布朗|仡佬|各)族|哈萨克|柯尔克孜|维吾尔|塔吉克|锡伯|蒙古)+$/;

/**
 * The form of an area name under which it is compared: one width, simplified, lower case, no blanks between Han characters, no
 * footnote marks or leading numbers. `Adams County, IA` keeps what is before the comma; see `statedParent`.
 */
export const normaliseAreaName: (name: string) => string = remembered((name) => {
  // Most names are a few Han characters and nothing else.
  if (HAN.test(name)) return region(simplified(name.normalize('NFKC')));
  const plain = simplified(name.normalize('NFKC').toLowerCase().trim())
    .replace(/,\s*[^,]+$/, '')
    .replace(/(?<=[\p{Script=Han}、])\s+(?=[\p{Script=Han}、])/gu, '')
    .replace(/^[\s\d.、*#+-]+(?=\p{L})/u, '')
    .replace(/[\s*#†‡]+$/u, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ');
  return region(plain);
});

/** The autonomous regions as people call them who list provinces: 新疆省, 广西自治区, 内蒙 → 新疆, 广西, 内蒙古. */
const region = (name: string): string =>
  name === '内蒙'
    ? '内蒙古'
    : name.replace(/^(内蒙古?|广西|西藏|宁夏|新疆)(?:省|自治区)$/, (_, own: string) =>
        own === '内蒙' ? '内蒙古' : own,
      );

/** What a name says about its parent: the `IA` of `Adams County, IA`; null when it says nothing. */
export function statedParent(name: string): string | null {
  const found = /,\s*([^,]+)$/.exec(name.normalize('NFKC').trim());
  return found?.[1] ? normaliseAreaName(found[1]) : null;
}

/**
 * The name without the word for what the area is, for names that leave it out: 青溪县 → 青溪, 恩施土家族苗族自治州 → 恩施, Adams County → adams.
 * Never shortens to one character: 黟县 stays. 市本级 and the like are other areas than the city and keep their ending.
 */
export const areaNameStem: (normalised: string) => string = remembered((normalised) => {
  if (PROPER.test(normalised)) return normalised;
  const latin = normalised.replace(LATIN_ENDINGS, '');
  if (latin !== normalised) return latin;
  const ending = HAN_ENDINGS.find(([word]) => normalised.endsWith(word))?.[0] ?? '';
  const bare = normalised.slice(0, normalised.length - ending.length);
  const stem = /^自治/.test(ending) ? bare.replace(PEOPLES, '') : bare;
  return [stem, bare].find((form) => [...form].length >= 2) ?? normalised;
});

/** What the ending of a name says the area is; `custom` when it says nothing. */
export function kindOfName(name: string): AreaKind {
  const normalised = normaliseAreaName(name);
  if (PROPER.test(normalised)) return 'proper';
  const han = HAN_ENDINGS.find(([word]) => normalised.endsWith(word));
  if (han) return han[1];
  if (/\b(?:county|parish|borough|census area|municipio)$/.test(normalised)) return 'county';
  if (/\b(?:province|state)$/.test(normalised)) return 'province';
  if (/\bdistrict$/.test(normalised)) return 'district';
  return /\b(?:city|municipality|prefecture)$/.test(normalised) ? 'city' : 'custom';
}
