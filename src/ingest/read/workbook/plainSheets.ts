import type { WorkBook } from '@e965/xlsx';
import { errorText, numberText } from './cellText';
import type { Parts } from './package';
import { plainCells, type Meanings } from './plainCells';
import type { DenseSheet } from './sheetCells';

/** A sheet whose cells were taken out of its part: its text, and where they stand in it. */
interface Taken {
  readonly xml: string;
  readonly from: number;
  readonly to: number;
}

/** The parts of an XLSX without the cells of its sheets. */
export interface Emptied {
  readonly parts: Parts;
  readonly taken: readonly Taken[];
}

const OPEN = '<sheetData>';
const CLOSE = '</sheetData>';
/** No cell says this of itself. */
const MARK = 'almanac: cells taken out ';
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Takes the cells out of each sheet; what is left is for the reading library. In their place stands one cell with the number of the sheet, so that it is told
 * which of the library's sheets they belong to.
 */
export function withoutCells(parts: Parts): Emptied {
  const taken: Taken[] = [];
  const rest = new Map<string, Uint8Array>();
  for (const [name, bytes] of parts) {
    const xml = /^xl\/worksheets\/[^/]+\.xml$/i.test(name) ? decoder.decode(bytes) : '';
    const at = xml.indexOf(OPEN);
    const to = xml.indexOf(CLOSE, at);
    if (at < 0 || to < 0 || xml.indexOf(OPEN, to) >= 0) {
      rest.set(name, bytes);
      continue;
    }
    const cell = `<row r="1"><c r="A1" t="str"><v>${MARK}${taken.length}</v></c></row>`;
    taken.push({ xml, from: at + OPEN.length, to });
    rest.set(name, encoder.encode(xml.slice(0, at + OPEN.length) + cell + xml.slice(to)));
  }
  return { parts: rest, taken };
}

/** The cells that were taken out of a sheet of the book; undefined where none were, null where they are not written plainly. */
export function cellsTaken(
  sheet: DenseSheet,
  taken: readonly Taken[],
  meanings: Meanings,
): readonly (readonly string[])[] | null | undefined {
  const place = sheet['!data']?.[0]?.[0]?.v;
  const from =
    typeof place === 'string' && place.startsWith(MARK) ? taken[Number(place.slice(MARK.length))] : undefined;
  return from ? plainCells(from.xml, from.from, from.to, meanings) : undefined;
}

interface Tables {
  readonly Strings?: readonly ({ readonly t?: string } | undefined)[];
  readonly Styles?: { readonly CellXf?: readonly ({ readonly numFmtId?: number } | undefined)[] };
  readonly SSF?: Readonly<Record<number, string | undefined>>;
}

/** The texts and formats that the library found in a workbook. */
export function meaningsIn(book: WorkBook, date1904: boolean): Meanings {
  const { Strings = [], Styles, SSF = {} } = book as Tables;
  const codes = (Styles?.CellXf ?? []).map((style) => SSF[style?.numFmtId ?? 0] ?? '');
  return {
    shared: (at) => {
      const found = Strings[at];
      return found ? (found.t ?? '') : null;
    },
    number: (written, style) => numberText(written, codes[style] ?? SSF[0] ?? '', date1904),
    error: errorText,
  };
}
