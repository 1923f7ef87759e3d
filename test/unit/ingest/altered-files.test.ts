import { beforeAll, describe, expect, test } from 'vitest';
import { goldenTexts, outcome, type Outcome, type TextCase } from '../../support/altered';
import { NO_CATALOG } from '../../support/bothWays';
import { canEncode, encodeAs } from '../../support/encode';

/** Every golden case with its header moved, its unit changed, its end cut off or its encoding another: right, or clearly refused. */
let cases: readonly (TextCase & { readonly whole: Outcome })[] = [];
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeAll(async () => {
  const texts = await goldenTexts();
  cases = await Promise.all(texts.map(async (each) => ({ ...each, whole: await outcome(utf8(each.text), each.file) })));
});

const onLines = (text: string, change: (line: string) => string): string =>
  text.replace(/^[^\r\n]+/gm, (line) => change(line));

describe('a header that stands elsewhere', () => {
  test.each<[string, (text: string, delimiter: string) => string]>([
    ['blank lines above', (text) => `\n\n${text}`],
    ['empty cells above', (text, delimiter) => `${delimiter}${delimiter}${delimiter}\n${text}`],
    ['the number of an annex above', (text) => `附件1\n${text}`],
    ['an annex and a blank line above', (text) => `附件2\n\n${text}`],
    ['an office above', (text) => `制表单位：某某县统计局\n${text}`],
    ['a day of making above', (text) => `制表时间：2025-03-01\n${text}`],
    ['a mark of secrecy above', (text) => `内部资料 注意保存\n${text}`],
    ['a column to the left', (text, delimiter) => onLines(text, (line) => delimiter + line)],
    ['two columns to the left', (text, delimiter) => onLines(text, (line) => delimiter + delimiter + line)],
    ['empty columns to the right', (text, delimiter) => onLines(text, (line) => line + delimiter + delimiter)],
    ['line ends of Windows', (text) => text.replace(/\r?\n/g, '\r\n')],
    ['line ends of old machines', (text) => text.replace(/\r?\n/g, '\r')],
  ])('with %s every fact is the same', async (_, change) => {
    for (const { name, file, text, delimiter, whole } of cases) {
      const { facts } = await outcome(utf8(change(text, delimiter)), file);
      expect(facts, name).toEqual(whole.facts);
    }
  });
});

describe('another encoding', () => {
  test.each([
    'gb18030',
    'big5',
    'shift_jis',
    'windows-1252',
    'utf-16le',
    'utf-16be',
    'marked utf-8',
    'marked utf-16le',
    'marked utf-16be',
  ])('every fact is the same in %s', async (label) => {
    const encoding = label.replace('marked ', '');
    const mark = label === encoding ? '' : '\ufeff';
    let tried = 0;
    for (const { name, file, text, whole } of cases) {
      if (!canEncode(text, encoding)) continue;
      tried++;
      const { facts } = await outcome(encodeAs(mark + text, encoding), file);
      expect(facts, name).toEqual(whole.facts);
    }
    expect(tried).toBeGreaterThan(10);
  });
});

describe('a file that is cut', () => {
  test('brings nothing that the whole one has not, but for a last cell of which it says that it may be cut', async () => {
    const wrong: string[] = [];
    for (const { name, file, text, whole } of cases) {
      const bytes = utf8(text);
      const known = new Set(whole.facts.map(placeAndValue));
      const step = Math.max(1, Math.floor(bytes.length / 15));
      for (let n = Math.floor(bytes.length / 3); n < bytes.length; n += step) {
        const { facts, codes } = await outcome(bytes.slice(0, n), file);
        const strange = facts.filter((fact) => fact.endsWith('| value') && !known.has(placeAndValue(fact)));
        const told = codes.includes('no_line_end') && strange.length <= 1;
        if (strange.length > 0 && !told) wrong.push(`${name} at ${n}: ${strange[0] ?? ''} (${codes.join(', ')})`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Area, span and value of a fact. */
const placeAndValue = (fact: string): string => {
  const parts = fact.split(' | ');
  return [parts[1], parts[2], parts[3], parts[6]].join(' | ');
};

/** Units of money as they stand in the cases, and the next greater one, with the power of ten between them. */
const GREATER: readonly (readonly [string, string, number])[] = [
  ['万元', '亿元', 4],
  ['亿元', '万亿元', 4],
  ['万人', '亿人', 4],
];

describe('a unit that changes', () => {
  test.each(GREATER)(
    'from %s to %s gives the figures their new worth, and the profile says so',
    async (was, now, by) => {
      let tried = 0;
      for (const { name, file, text, whole } of cases) {
        const changed = text.replaceAll(was, now);
        if (changed === text || text.includes(now)) continue;
        const plain = await outcome(utf8(changed), file);
        expect(plain.facts, name).toEqual(whole.facts.map((fact) => fact.replaceAll(was, now)).sort());
        tried++;
        const indicators = [...whole.plan.newIndicators];
        const profiles = whole.plan.sheets.flatMap((sheet) =>
          'teaches' in sheet && sheet.teaches ? [sheet.teaches] : [],
        );
        const catalog = { ...NO_CATALOG, indicators, areas: [...whole.plan.newAreas] };
        const second = await outcome(utf8(changed), file, { catalog, profiles });
        const first = await outcome(utf8(text), file, { catalog, profiles });
        const [before, after] = [valuesOf(first), valuesOf(second)];
        const facts = first.plan.sheets.some(({ kind }) => kind === 'facts');
        if (facts && before.every((value, i) => Object.is(value, after[i]))) continue; // it stands over gaps only
        const told = second.codes.filter((code) => /^profile_(?:sheet_)?unit_changed$/.test(code));
        expect(told.length, `${name}: ${second.codes.join(', ')}`).toBeGreaterThan(0);
        expect(after, name).toHaveLength(before.length);
        const grown = after.filter((value, i) => !Object.is(value, before[i]));
        expect(grown, name).toEqual(
          before.filter((value, i) => !Object.is(value, after[i])).map((value) => Number(`${value}e${by}`)),
        );
      }
      expect(tried).toBeGreaterThan(0);
    },
  );
});

/** Figures as they are loaded, in the units of the catalog. */
const valuesOf = ({ plan }: Outcome): readonly number[] =>
  plan.sheets.flatMap((sheet) => (sheet.kind === 'facts' ? Array.from(sheet.facts.value) : []));
