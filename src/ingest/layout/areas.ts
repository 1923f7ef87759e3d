import type { ColumnRole } from '../recipe';
import type { Column } from './columns';
import type { Region } from './region';
import { areaLevel, isAreaHead, isHead } from './stub';
import { unitLine } from './cells';

/**
 * Which of the columns say what area a row is about, and which (where no head says it) what indicator. By the words of
 * the head first; a stub with an empty head is told by what stands in it.
 */
export function areaRoles(columns: readonly Column[], known: readonly ColumnRole[]): readonly ColumnRole[] {
  const roles: ColumnRole[] = [];
  const texts = columns.filter((c) => c.share.text >= 0.5 && c.filled > 0);
  const named = texts.filter((c) => isAreaHead(c.head.text));
  const codes = codeColumns(columns, named);
  roles.push(...codes.map((c): ColumnRole => ({ at: c.at, role: 'area_code' })));
  const abbreviations = (c: Column): boolean =>
    c.medianLength <= 3 && /^[\x20-\x7e]*$/.test(c.head.text) && named.length > 1;
  const candidates = named.filter((c) => !abbreviations(c));
  const own = narrowest(candidates.length > 0 ? candidates : named);
  if (own) roles.push({ at: own.at, role: 'area_name' });
  for (const column of named) {
    if (column === own || column.share.area + column.share.text < 0.5) continue;
    const wider = own && areaLevel(column.head.text) < areaLevel(own.head.text);
    roles.push({ at: column.at, role: wider && !abbreviations(column) ? 'parent' : 'skip' });
  }
  if (!own && codes.length === 0) {
    const stub = texts[0];
    const hasIndicator = known.some(({ role }) => role === 'indicator');
    const firstValue = columns.find((c) => c.share.number >= 0.5)?.at ?? Infinity;
    if (stub && stub.at < firstValue) {
      roles.push({ at: stub.at, role: hasIndicator || looksLikeAreas(stub) ? 'area_name' : 'indicator' });
    }
  }
  return roles;
}

/** Level words decide; of two of the same level the one with more different texts. */
function narrowest(columns: readonly Column[]): Column | undefined {
  return [...columns].sort(
    (a, b) => areaLevel(b.head.text) - areaLevel(a.head.text) || b.distinct - a.distinct || a.at - b.at,
  )[0];
}

const isCodeLike = (c: Column): boolean => c.filled > 0 && c.share.code >= 0.8;

function codeColumns(columns: readonly Column[], named: readonly Column[]): readonly Column[] {
  const parts = columns.filter((c) => isHead('partCode', c.head.text) && isCodeLike(c) && c.medianLength <= 3);
  const whole = columns.filter((c) => isHead('areaCode', c.head.text) && isCodeLike(c) && c.medianLength >= 4);
  const suffixed = columns.filter((c) => ownCode(c, named) && isCodeLike(c) && c.medianLength >= 4);
  const best = whole[0] ?? suffixed[0];
  if (best) return [best];
  return parts.length === 2 ? parts : [];
}

/** `city_code` beside `city`: the code of that column, not of `province`. */
function ownCode(column: Column, named: readonly Column[]): boolean {
  const own = narrowest(named);
  const base = /^(.+?)[\s_]*(?:code|id|代码|编码)$/i.exec(column.head.text)?.[1];
  return own !== undefined && base !== undefined && base.toLowerCase() === own.head.text.toLowerCase();
}

const AREA_NAME =
  /(?:省|市|区|县|州|盟|旗|乡|镇|村|街道|园区|开发区|本级|\b(?:county|parish|borough|census area|municipio|city|state|district|province))(?:, ?[A-Z]{2})?$|^(?:全国|全省|全市|全县|合计|总计|total|united states)$/i;

/** Texts of an unnamed stub: names of areas rather than of indicators (which carry units, or have no such ending). */
export function looksLikeAreas(column: Column): boolean {
  if (column.share.area >= 0.3) return true;
  const like = column.examples.filter((text) => AREA_NAME.test(text)).length;
  return like >= column.examples.length * 0.5 && column.examples.length > 0;
}

/** A unit in the corner of the table: `单位：万元` within the header itself. */
export function cornerUnit(region: Region): string | undefined {
  return region.headerTexts.map((text) => unitLine(text)).find((unit) => unit !== null) ?? undefined;
}
