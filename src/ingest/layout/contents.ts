import { parseDay } from '../../catalog';
import { clean } from './cells';

/** What the cells of a ledger's column are by their form, whatever its heading says. */
export type Content =
  'id_card' | 'mobile' | 'phone' | 'email' | 'credit_code' | 'patent_no' | 'day' | 'serial_day' | 'span' | 'other';

const FORMS: readonly (readonly [Content, (text: string) => boolean])[] = [
  ['id_card', (text) => /^\d{17}[\dXx]$/.test(text) && parseDay(text.slice(6, 14)) !== null && /^[1-8]/.test(text)],
  ['mobile', (text) => /^(?:\+?86[- ]?)?1[3-9](?:\d{9}|\d[\d*]{4,5}\d{4}|\d-\d{4}-\d{4})$/.test(text)],
  ['phone', (text) => /^(?:\(?0\d{2,3}\)?[- ]?)\d{7,8}(?:[-转]\d{1,5})?$/.test(text)],
  ['email', (text) => /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text)],
  ['credit_code', (text) => /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)],
  ['patent_no', (text) => /^(?:ZL|CN)?\s?(?:19|20)\d{2}[1-9]\d{7}(?:\.[\dXx])?$/.test(text)],
  ['day', (text) => parseDay(text) !== null || /^\d{1,2}\/\d{1,2}\/(?:19|20)\d{2}/.test(text)],
  ['serial_day', (text) => serialDay(text) !== null],
  ['span', (text) => daySpan(text) !== null],
];

/** The form that at least eight in ten of these texts have; persons' numbers are taken at half, since a few are enough to harm. */
export function contentOf(examples: readonly string[]): Content {
  const texts = examples.map(clean).filter((text) => text !== '' && !/^[-—/无空]+$/.test(text));
  if (texts.length === 0) return 'other';
  for (const [content, fits] of FORMS) {
    const share = texts.filter(fits).length / texts.length;
    if (share >= (PERSONAL_CONTENTS.has(content) ? 0.5 : 0.8)) return content;
  }
  return 'other';
}

export const PERSONAL_CONTENTS: ReadonlySet<Content> = new Set(['id_card', 'mobile', 'email', 'phone']);

/** A day that a spreadsheet handed over as its number: 45000 is 2023-03-15. Between 1954 and 2064, so that amounts seldom fit. */
export function serialDay(text: string): string | null {
  const found = /^(\d{5})(?:\.\d+)?$/.exec(clean(text));
  const number = Number(found?.[1]);
  if (!found || number < 20_000 || number > 60_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + number * 86_400_000).toISOString().slice(0, 10);
}

/** The first or the last day of a month that stands without one: `2023年5月`, `2023.8`. */
export function monthDay(text: string, end: boolean): string | null {
  const found = /^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(clean(text));
  const [year, month] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || month < 1 || month > 12) return null;
  return new Date(Date.UTC(year, end ? month : month - 1, end ? 0 : 1)).toISOString().slice(0, 10);
}

/** `2023.8—2025.7`, `2020-12-01至2023-11-30`: both days; an open end (`2024-03-01—`, `至今`) is none. */
export function daySpan(text: string): { readonly from: string; readonly to: string | null } | null {
  const plain = clean(text).replace(/^(?:有效期|自|从)\s*[:：]?\s*/, '');
  const one = String.raw`((?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*日?|\s*月)?)`;
  const found = new RegExp(`^${one}\\s*(?:[-—–~～]{1,2}|至|到)\\s*(?:${one}|至?今|长期|现在)?$`).exec(plain);
  if (!found) return null;
  const from = parseDay(found[1] ?? '') ?? monthDay(found[1] ?? '', false);
  const to = found[2] === undefined ? null : (parseDay(found[2]) ?? monthDay(found[2], true));
  if (from === null || (found[2] !== undefined && to === null)) return null;
  return to !== null && to < from ? null : { from, to };
}
