import { Parser } from 'htmlparser2';

/** Where the rows and cells of a sheet stand in its text, so that some can be exchanged and all else stays to the letter. */
export interface SheetPlaces {
  readonly rows: readonly RowPlace[];
  /** Where `sheetData` ends, and where it is empty and closes itself. */
  readonly dataEnd: number;
  readonly emptyData: { readonly start: number; readonly end: number } | null;
  /** What stands before the names of its elements: `x:`; mostly nothing. */
  readonly prefix: string;
  readonly merges: readonly string[];
  /** Styles of whole columns: from, to (from 0, inclusive). */
  readonly columns: readonly { readonly from: number; readonly to: number; readonly style: string }[];
}

export interface RowPlace {
  readonly row: number;
  readonly start: number;
  /** Behind its opening tag. */
  readonly inside: number;
  /** Behind its closing tag. */
  readonly end: number;
  /** It closes itself. */
  readonly empty: boolean;
  readonly style: string | null;
  readonly cells: CellPlace[];
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  end: number;
  readonly style: string | null;
  readonly type: string;
  formula: boolean;
  /** The cached result, if there is one. */
  value: { readonly start: number; readonly end: number; readonly text: string } | null;
  /** Text that stands in the cell itself. */
  inline: string;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `D17` as row and column from 0; null for what is no address. */
export function addressOf(ref: string): { readonly row: number; readonly column: number } | null {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
  return letters === undefined || row === undefined ? null : { row: Number(row) - 1, column: columnNumber(letters) };
}

/** Finds rows and cells with their offsets. Cells that do not say where they are follow the one before. */
export function sheetPlaces(xml: string): SheetPlaces {
  const rows: RowPlace[] = [];
  const merges: string[] = [];
  const columns: SheetPlaces['columns'][number][] = [];
  let data: { start: number; end: number; empty: boolean } | null = null;
  let prefix = '';
  let row: { -readonly [K in keyof RowPlace]: RowPlace[K] } | null = null;
  let cell: CellPlace | null = null;
  let value: { start: number; text: string } | null = null;
  let inText = false;
  let inPhonetic = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const at = parser.startIndex;
        const behind = parser.endIndex + 1;
        const closed = xml[behind - 2] === '/';
        switch (local(name)) {
          case 'sheetData':
            prefix = name.slice(0, name.length - 'sheetData'.length);
            data = { start: at, end: behind, empty: closed };
            break;
          case 'col':
            if (attributes['style'] !== undefined)
              columns.push({
                from: Number(attributes['min']) - 1,
                to: Number(attributes['max']) - 1,
                style: attributes['style'],
              });
            break;
          case 'mergeCell':
            merges.push(attributes['ref'] ?? '');
            break;
          case 'row': {
            const said = Number(attributes['r']);
            row = {
              row: Number.isInteger(said) && said > 0 ? said - 1 : (rows.at(-1)?.row ?? -1) + 1,
              start: at,
              inside: behind,
              end: behind,
              empty: closed,
              style: attributes['customFormat'] === '1' ? (attributes['s'] ?? null) : null,
              cells: [],
            };
            rows.push(row);
            break;
          }
          case 'c': {
            if (!row) break;
            const place = addressOf(attributes['r'] ?? '') ?? {
              row: row.row,
              column: (row.cells.at(-1)?.column ?? -1) + 1,
            };
            cell = {
              ...place,
              start: at,
              end: behind,
              style: attributes['s'] ?? null,
              type: attributes['t'] ?? 'n',
              formula: false,
              value: null,
              inline: '',
            };
            row.cells.push(cell);
            break;
          }
          case 'f':
            if (cell) cell.formula = true;
            break;
          case 'v':
            value = { start: at, text: '' };
            break;
          case 'rPh':
            inPhonetic += 1;
            break;
          case 't':
            inText = inPhonetic === 0;
            break;
        }
      },
      ontext(text) {
        if (value) value.text += text;
        else if (cell && inText) cell.inline += text;
      },
      onclosetag(name) {
        const behind = parser.endIndex + 1;
        switch (local(name)) {
          case 'v':
            if (cell && value) cell.value = { start: value.start, end: behind, text: value.text };
            value = null;
            break;
          case 't':
            inText = false;
            break;
          case 'rPh':
            inPhonetic -= 1;
            break;
          case 'c':
            if (cell) cell.end = behind;
            cell = null;
            break;
          case 'row':
            if (row) row.end = behind;
            row = null;
            break;
          case 'sheetData':
            if (data && !data.empty) data.end = parser.startIndex;
            break;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  const found = data as { start: number; end: number; empty: boolean } | null;
  return {
    rows,
    dataEnd: found?.end ?? -1,
    emptyData: found?.empty ? { start: found.start, end: found.end } : null,
    prefix,
    merges,
    columns,
  };
}
