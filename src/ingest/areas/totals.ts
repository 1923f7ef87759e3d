import { normaliseAreaName, type Area, type AreaKind, type Catalog } from '../../catalog';
import { clean } from '../layout/cells';

/** 合计 and its like: a total over the rows around it, which names no area itself. */
const TOTAL =
  /^(?:合\s*计|总\s*计|小\s*计|总数|全部|總\s*計|合\s*計|小\s*計|總數|総数|総計|합계|총계|total|grand total|sum|overall|insgesamt|totaal)$/i;
const ALL_OF = /^全(国|省|市|州|县|区|盟|旗|域)(?:合\s*计|总\s*计)?$/;
/** 市本级 alone, without the name of the city. */
const OWN_PART = /^(?:省|市|区|县|州|旗)(?:本级|直(?:属)?|级)$/;

export const isTotalName = (name: string): boolean => TOTAL.test(clean(name)) || ALL_OF.test(clean(name));
/** A sum that names no area: below the name of a wider one it is that one's (`Total` in the rows of a state). */
export const isSumName = (name: string): boolean => TOTAL.test(clean(name));
export const isOwnPart = (name: string): boolean => OWN_PART.test(clean(name));

const LEVELS: Readonly<Record<string, readonly AreaKind[]>> = {
  国: ['country'],
  省: ['province'],
  市: ['city', 'province', 'county'],
  州: ['city'],
  盟: ['city'],
  县: ['county'],
  旗: ['county'],
  区: ['district', 'county', 'province'],
};

/**
 * The area that 全市 and its like speak of in a workspace: the person's own area or the nearest above it of that rank, whose name ends so
 * where several ranks are possible (全市 in a county-level city is the city itself). Undefined for 合计, which says no rank.
 */
export function homeOf(catalog: Catalog, name: string): Area | undefined {
  const level = ALL_OF.exec(clean(name))?.[1];
  const { home } = catalog.data;
  if (level === undefined || home === undefined) return undefined;
  const line: Area[] = [];
  for (let area = catalog.area(home); area && !line.includes(area); area = catalog.parent(area.key)) line.push(area);
  if (level === '域') return line[0];
  const kinds = LEVELS[level] ?? [];
  const fitting = line.filter(({ kind }) => kinds.includes(kind));
  return fitting.find(({ names }) => names.some((each) => normaliseAreaName(each.name).endsWith(level))) ?? fitting[0];
}
