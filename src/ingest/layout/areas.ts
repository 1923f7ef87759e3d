import { resolveArea, type Catalog } from '../../catalog';
import type { ColumnRole } from '../recipe';
import type { Column } from './columns';
import type { Region } from './region';
import { couldBeNames, looksLikeNames } from './properNames';
import { areaLevel, isAttribute, isHead } from './stub';
import { ofTwoTongues, unitLine } from './cells';

/**
 * Which of the columns say what area a row is about, and which (where no head says it) what indicator. By the words of
 * the head first; a stub with an empty head is told by what stands in it.
 */
export function areaRoles(
  columns: readonly Column[],
  known: readonly ColumnRole[],
  across = false,
  title = '',
): readonly ColumnRole[] {
  const roles: ColumnRole[] = [];
  const texts = columns.filter((c) => c.share.text >= 0.5 && c.filled > 0);
  const worded = texts.filter((c) => levelOf(c) >= 0 || namesCode(c, columns));
  const codes = codeColumns(columns, worded);
  const named = worded.filter((c) => !codes.includes(c));
  roles.push(...codes.map((c): ColumnRole => ({ at: c.at, role: 'area_code' })));
  const abbreviations = (c: Column): boolean =>
    c.medianLength <= 3 && /^[\x20-\x7e]*$/.test(c.head.text) && named.length > 1;
  const candidates = named.filter((c) => !abbreviations(c));
  const beside = codes.length === 1 ? texts.find((c) => codes[0] !== c && goesWith(c, codes[0])) : undefined;
  const byWord = narrowest(candidates.length > 0 ? candidates : named);
  const own = finer(byWord, codes, texts) ?? byWord ?? beside;
  if (own) roles.push({ at: own.at, role: 'area_name' });
  for (const column of named) {
    if (column === own || column.share.area + column.share.text < 0.5) continue;
    const wider = own && (levelOf(own) < 0 ? column.distinct < own.distinct : levelOf(column) < levelOf(own));
    roles.push({ at: column.at, role: wider && !abbreviations(column) ? 'parent' : 'skip' });
  }
  if (!own && codes.length === 0) {
    // Where areas stand across, the stub is about something else.
    // A column that says the same in every row (`Level`: `UF`) says nothing of any.
    const telling = texts.filter((c) => c.distinct > 1 || texts.every((other) => other.distinct <= 1));
    const stub =
      across && known.some(({ role }) => role === 'indicator')
        ? undefined
        : telling.find(({ head }) => !known.some(({ role }) => role === 'indicator') || !OFFICE.test(head.text.trim()));
    const hasIndicator = known.some(({ role }) => role === 'indicator');
    // Numbers without a head beside names are codes of any kind, no values.
    const codeless = (c: Column): boolean => c.head.text === '' && c.at === (telling[0]?.at ?? NaN) - 1;
    const firstValue =
      columns.find((c) => c.share.number >= 0.5 && !isBareCode(c) && !codeless(c) && !isAttribute(c))?.at ?? Infinity;
    if (stub && stub.at < firstValue) {
      const code = columns.find((c) => c.at === stub.at - 1 && isBareCode(c));
      const areas =
        !across &&
        (hasIndicator ||
          looksLikeAreas(stub) ||
          looksLikeNames(stub, code ? 1 : 2) ||
          (BY_AREA.test(title) && couldBeNames(stub)));
      roles.push({ at: stub.at, role: areas ? 'area_name' : 'indicator' });
      if (areas && code) roles.push({ at: code.at, role: 'area_code' });
    }
  }
  return roles;
}

/** A title that says whose figures the rows are, and no other division beside it. */
const BY_AREA =
  /\b(?:by|per|por|par|pro|nach|theo|phân theo)\s+(?:the\s+)?(?:count(?:y|ies)|regions?|provinces?|states?|districts?|municipalit(?:y|ies)|localit(?:y|ies)|cit(?:y|ies)|prefectures?|provincias?|municipios?|comunidad(?:es)? aut[oó]nomas?|regi[oó]n(?:es)?|d[eé]partements?|communes?|r[eé]gions?|kreisen?|gemeinden?|bundesl[aä]ndern?|munic[ií]pios?|địa phương|tỉnh|vùng)(?![\p{L}])/iu;

/** Heads of columns beside the names of indicators that say whose they are or where they come from, and no area. */
const OFFICE = /(?:部门|科室|处室|责任单位|牵头单位|填报单位|来源|频率|频度|责任人|负责人|口径)$/;

/** By the whole head, else by one of its levels. */
const levelOf = ({ head, levels }: Column): number =>
  Math.max(...[head.text, ...levels].flatMap((text) => [text, ofTwoTongues(text)]).map((text) => areaLevel(text)));

/** Level words decide; of two of the same level the one with more different texts. */
function narrowest(columns: readonly Column[]): Column | undefined {
  return [...columns].sort((a, b) => levelOf(b) - levelOf(a) || b.distinct - a.distinct || a.at - b.at)[0];
}

const isCodeLike = (c: Column): boolean => c.filled > 0 && c.share.code >= 0.8;

function codeColumns(columns: readonly Column[], named: readonly Column[]): readonly Column[] {
  const parts = columns.filter(
    (c) => isHead('partCode', c.head.text) && isCodeLike(c) && c.medianLength <= 3 && c.filled > 0,
  );
  const whole = columns.filter(
    (c) =>
      [c.head.text, ...c.levels].some((text) => isHead('areaCode', text) || isHead('codeAbroad', text)) &&
      isCodeLike(c) &&
      c.medianLength >= 4,
  );
  const suffixed = columns.filter((c) => ownCode(c, named) && isCodeLike(c) && c.medianLength >= 4);
  const best = whole[0] ?? suffixed[0];
  if (best) return [best];
  return parts.length === 2 ? parts : [];
}

/** Names without a head, right of the numbers that stand below `Region/Country/Area`. */
const namesCode = (c: Column, columns: readonly Column[]): boolean =>
  c.head.text === '' &&
  columns.some((code) => code.at === c.at - 1 && levelOf(code) >= 0 && code.share.number + code.share.year >= 0.9);

/** Where codes tell at least twice as many areas as the column whose head names areas: the column that has one text for each code. */
const finer = (own: Column | undefined, codes: readonly Column[], texts: readonly Column[]): Column | undefined => {
  const [code, more] = codes;
  if (!own || !code || more || own.distinct * 2 > code.distinct) return undefined;
  return texts.find((c) => c !== own && c !== code && !isCodeLike(c) && goesWith(c, code));
};

/** A text of its own for each code of an area: `Description` beside `Code`. */
const goesWith = (column: Column, code: Column | undefined): boolean =>
  code !== undefined &&
  column.distinct === code.distinct &&
  (column.distinct > 2 || code.examples.every(isOfficeCode)) &&
  column.filled === code.filled;

/** E06000005: a form that nothing but the code of an area has. */
export const isOfficeCode = (text: string): boolean => /^[EWSNK]\d{8}$/.test(text);

/** Codes without a head: a different one in every row, all of one length, some with a zero in front. */
const isBareCode = (c: Column): boolean =>
  c.head.text === '' &&
  c.share.code === 1 &&
  c.medianLength >= 2 &&
  c.distinct === c.filled &&
  c.examples.every((text) => text.length === c.medianLength) &&
  c.examples.some((text) => text.startsWith('0'));

/** `city_code` beside `city`: the code of that column, not of `province`. */
function ownCode(column: Column, named: readonly Column[]): boolean {
  const own = narrowest(named);
  const base = /^(.+?)[\s_]*(?:code|id|代码|编码)$/i.exec(column.head.text)?.[1];
  return own !== undefined && base !== undefined && base.toLowerCase() === own.head.text.toLowerCase();
}

const AREA_NAME =
  /(?:省|市|区|县|州|盟|旗|乡|镇|村|街道|园区|开发区|本级|縣|區|鄉|鎮|県|町|郡|東京都|北海道|大阪府|京都府|[가-힣](?:특별시|광역시|특별자치[시도])|\b(?:county|parish|borough|census area|municipio|city|state|district|province))(?:, ?(?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))?$|^(?:全[国省市县区州](?:合计|总计|总数)?|合计|总计|total|united states)$/i;

/** Provinces as they are called for short. */
const PROVINCE =
  /^(?:北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)$/;

/** A text that by itself is called as areas are. */
export const calledLikeArea = (text: string): boolean =>
  PROVINCE.test(text) || (AREA_NAME.test(text) && !GENERIC.test(text));

const GENERIC =
  /^(?:市区|城区|郊区|城镇|乡镇|县城|县域|社区|小区|园区|村|行政村|自然村|街道|镇|乡|县|区|市|省|州|地区|县区|市县|区县|各[省市县区镇乡村]+|分[省市县区]+|超市|城市|农村|乡村|都市|门市|景区|校区|厂区|库区|山区|矿区|林区|牧区|灾区|学区|辖区|灌区|保护区|居民区|生活区)$/;

/** 社区, 乡镇, 各县区 …: kinds of areas, none of them. */
export const isGenericArea = (text: string): boolean => GENERIC.test(text);

/** A text that names an area, by the catalog or by its ending: 青溪县, Adams County; 社区, 乡镇 and the like name kinds. */
export function namesArea(text: string, catalog: Catalog): boolean {
  const plain = text.replace(/^(?:其中|[#＃])\s*[:：]?/, '').trim();
  if (plain.length < 2 || plain.length > 40 || GENERIC.test(plain) || /[\d%％:：]/.test(plain)) return false;
  if (/^[\p{Script=Han}（）()]+$/u.test(plain) && plain.length > 16) return false;
  return (
    PROVINCE.test(plain) ||
    (AREA_NAME.test(plain) && !/(?:总数|合计|总计|total)$/i.test(plain)) ||
    !('unknown' in resolveArea(catalog, { name: plain }))
  );
}

/** Texts of an unnamed stub: names of areas rather than of indicators (which carry units, or have no such ending). */
export function looksLikeAreas(column: Column, share = 0.5): boolean {
  if (column.share.area >= Math.max(0.3, share - 0.2)) return true;
  const like = column.examples.filter((text) => AREA_NAME.test(text)).length;
  return like >= column.examples.length * share && column.examples.length > 0;
}

/** A unit in the corner of the table: `单位：万元` within the header itself. */
export function cornerUnit(region: Region): string | undefined {
  return region.headerTexts.map((text) => unitLine(text)).find((unit) => unit !== null) ?? undefined;
}
