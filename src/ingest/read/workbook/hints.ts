import type { Parts } from './package';

/** What the reading library does not tell of a sheet of an XLSX. */
export interface SheetHints {
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Cells with a formula and no computed value: how many, and the first. Their value is nowhere in the file. */
  readonly uncomputed: number;
  readonly first?: { readonly row: number; readonly column: number };
}

const decoder = new TextDecoder();
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s(?:[\\w]+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];

/** Hints by the name of the sheet, out of the parts of an XLSX. A sheet whose part cannot be told is left out. */
export function sheetHints(parts: Parts): ReadonlyMap<string, SheetHints> {
  const lower = new Map([...parts].map(([name, bytes]) => [name.toLowerCase(), bytes]));
  const text = (name: string): string => decoder.decode(lower.get(name.toLowerCase()) ?? new Uint8Array());
  const targets = new Map<string, string>();
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
    if (id !== undefined && target !== undefined)
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const hints = new Map<string, SheetHints>();
  for (const [tag] of text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
    const [name, id] = [attribute(tag, 'name'), attribute(tag, 'id')];
    const target = id === undefined ? undefined : targets.get(id);
    if (name !== undefined && target !== undefined) hints.set(plainXml(name), hintsOf(text(target)));
  }
  return hints;
}

function hintsOf(xml: string): SheetHints {
  const hiddenRows = xml.includes('hidden=')
    ? (xml.match(/<(?:\w+:)?row\b[^>]*\shidden=["'](?:1|true)["']/g)?.length ?? 0)
    : 0;
  const hiddenColumns = columnsHidden(xml);
  if (!/<(?:\w+:)?f[\s>/]/.test(xml)) return { hiddenRows, hiddenColumns, uncomputed: 0 };
  const found = xml.matchAll(
    /<(?:\w+:)?c\s([^<>]*[^<>/])>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g,
  );
  let uncomputed = 0;
  let first: SheetHints['first'];
  for (const [, attributes = ''] of found) {
    // A text formula may rightly give an empty text.
    if (/\st=["']str["']/.test(` ${attributes}`)) continue;
    uncomputed++;
    first ??= address(attribute(` ${attributes}`, 'r') ?? '');
  }
  return { hiddenRows, hiddenColumns, uncomputed, ...(first ? { first } : {}) };
}

function columnsHidden(xml: string): number {
  const head = xml.slice(0, xml.search(/<(?:\w+:)?sheetData\b/) + 1);
  let count = 0;
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    if (!/^(1|true)$/.test(attribute(tag, 'hidden') ?? '')) continue;
    count += Math.max(1, Math.min(Number(attribute(tag, 'max')), 16384) - Number(attribute(tag, 'min')) + 1) || 1;
  }
  return count;
}

function address(text: string): SheetHints['first'] {
  const match = /^([A-Z]{1,3})(\d+)$/.exec(text);
  if (!match) return undefined;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]), column };
}

const plainXml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16) || 32))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code) || 32))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
