import { CN_PROVINCES } from '../../catalog';
import { loadAreaList, type AreaList, type ListName } from '../../catalog';
import { clean } from '../layout/cells';
import { isAreaHead } from '../layout/stub';
import type { RawSource } from '../plan';

const ROWS = 400;

/** The public lists that a file may need, loaded: none for a file that speaks of no areas that they know. */
export async function areaListsFor(source: RawSource): Promise<readonly AreaList[]> {
  const texts = source.sheets.flatMap(({ cells }) => spread(cells).flatMap((row) => row.slice(0, 60)));
  return Promise.all(listsOf([source.name, ...texts]).map(loadAreaList));
}

/** The same by texts that stand for areas. */
export const areaListsForTexts = async (texts: readonly string[]): Promise<readonly AreaList[]> =>
  Promise.all(listsOf(texts).map(loadAreaList));

/** The first rows, and some of the others. */
function spread(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (cells.length <= ROWS) return cells;
  const step = Math.ceil(cells.length / (ROWS / 2));
  return cells.filter((_, i) => i < ROWS / 2 || i % step === 0);
}

const CN_CODE = /^(\d{2})\d{4}(?:\d{6})?(?:\.0+)?$/;
const CN_NAME = /\p{Script=Han}(?:省|市|县|縣|区|區|旗|州|盟)$/u;
const CN_SHORT =
  /^(?:北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|全国)$/;
const CN_LATIN =
  /^(?:beijing|tianjin|hebei|shanxi|inner mongolia|liaoning|jilin|heilongjiang|shanghai|jiangsu|zhejiang|anhui|fujian|jiangxi|shandong|henan|hubei|hunan|guangdong|guangxi|hainan|chongqing|sichuan|guizhou|yunnan|tibet|shaanxi|gansu|qinghai|ningxia|xinjiang)\b/i;
const US_NAME =
  /\b(?:county|parish|borough|census area|municipio)(?:, ?[A-Z]{2})?$|^(?:fips|state_?fips|county_?fips)/i;
const US_STATE =
  /^(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new (?:hampshire|jersey|mexico|york)|(?:north|south) (?:carolina|dakota)|ohio|oklahoma|oregon|pennsylvania|rhode island|tennessee|texas|utah|vermont|(?:west )?virginia|washington|wisconsin|wyoming)$/i;
const COUNTRY =
  /^(?:country|countries|country[ _/]?(?:name|code|region)|iso ?(?:code|3|3166)?|nation|国家|国别|国家和地区|国家\/地区)$/i;

/** Which lists texts ask for: by the look of codes and names, two at least, so that one chance word loads nothing. */
export function listsOf(texts: readonly string[]): readonly ListName[] {
  const seen = new Set<string>();
  let [cn, codes, us, world] = [0, 0, 0, 0];
  for (const raw of texts) {
    if (raw.length < 2 || raw.length > 40 || seen.has(raw)) continue;
    seen.add(raw);
    const text = clean(raw).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
    const code = CN_CODE.exec(text)?.[1];
    // 桐庐, 淳安 below 县（市）: short names have no ending by which they would be known.
    if (/\p{Script=Han}/u.test(text) && isAreaHead(text)) cn += 2;
    else if (code !== undefined && CN_PROVINCES.has(code)) codes++;
    else if (CN_NAME.test(text) || CN_SHORT.test(text) || CN_LATIN.test(text)) cn++;
    else if (US_NAME.test(text) || US_STATE.test(text)) us++;
    else if (COUNTRY.test(text)) world++;
  }
  // Beside counties of the United States and no place of China, numbers of six digits are people and dollars.
  if (cn > 0 || us < 2) cn += codes;
  return [
    ...(cn >= 2 ? ['cn' as const] : []),
    ...(us >= 2 ? ['us' as const] : []),
    ...(world >= 1 ? ['world' as const] : []),
  ];
}
