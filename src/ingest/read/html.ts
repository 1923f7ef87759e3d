import { Parser } from 'htmlparser2';
import type { RawSheet } from '../plan';

/** One table of a page: its cells in rows, with what spans over several. */
interface Table {
  caption: string;
  readonly rows: (string | null)[][];
  /** Per column: for how many more rows a cell from above reaches down, and its text. */
  readonly down: Map<number, { left: number; text: string }>;
  row: (string | null)[] | null;
  cell: { text: string; columns: number; rows: number; value: string | undefined } | null;
  inCaption: boolean;
  hiddenRow: boolean;
}

/** Spans beyond these are slips of the pen or of malice; a sheet has no more columns. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 65_536;
/** Cells that spans may make out of nothing, in a whole page. */
const MOST_SPANNED = 2_000_000;

export interface HtmlTables {
  readonly sheets: readonly RawSheet[];
  /** Rows that the page's own style hides: read all the same. */
  readonly hiddenRows: number;
}

/**
 * The tables of a page, each as a sheet. Cells that span several repeat their text. Nothing of the page is carried out: scripts,
 * styles and comments are not text. Where Excel wrote a cell's full number beside the shown one (`x:num`), the number counts.
 * A table within a cell is a table of its own; one that only lays out others is left out.
 */
export function htmlTables(html: string, name: string): HtmlTables {
  const found: Table[] = [];
  const open: Table[] = [];
  let quiet = 0;
  let hiddenRows = 0;
  let spanned = 0;

  const closeCell = (table: Table): void => {
    const { cell, row } = table;
    if (!cell || !row) return;
    table.cell = null;
    const text = cell.value ?? clean(cell.text);
    let at = 0;
    for (let i = 0; i < cell.columns; i++) {
      while (row[at] !== undefined && row[at] !== null) at++;
      if (at >= MOST_COLUMNS) return;
      if (i > 0 && ++spanned > MOST_SPANNED) return;
      while (row.length < at) row.push(null);
      row[at] = text;
      if (cell.rows > 1) table.down.set(at, { left: cell.rows - 1, text });
    }
  };
  const closeRow = (table: Table): void => {
    closeCell(table);
    if (!table.row) return;
    table.rows.push(table.row);
    if (table.hiddenRow) hiddenRows++;
    table.row = null;
  };
  const openRow = (table: Table, hidden: boolean): void => {
    closeRow(table);
    const row: (string | null)[] = [];
    for (const [at, reach] of table.down) {
      if (++spanned > MOST_SPANNED) break;
      while (row.length < at) row.push(null);
      row[at] = reach.text;
      reach.left--;
      if (reach.left === 0) table.down.delete(at);
    }
    table.row = row;
    table.hiddenRow = hidden;
  };

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === 'script' || tag === 'style' || tag === 'noscript' || tag === 'template') quiet++;
        const table = open.at(-1);
        if (tag === 'table') {
          const made: Table = {
            caption: '',
            rows: [],
            down: new Map(),
            row: null,
            cell: null,
            inCaption: false,
            hiddenRow: false,
          };
          found.push(made);
          open.push(made);
          return;
        }
        if (!table) return;
        if (tag === 'caption') table.inCaption = true;
        else if (tag === 'tr') openRow(table, /display\s*:\s*none/i.test(attributes.style ?? ''));
        else if (tag === 'td' || tag === 'th') {
          closeCell(table);
          if (!table.row) openRow(table, false);
          const num = attributes['x:num'] ?? attributes['sdval'];
          table.cell = {
            text: '',
            columns: span(attributes.colspan, MOST_COLUMNS),
            rows: span(attributes.rowspan, MOST_ROWS),
            value: num !== undefined && /^-?\d+(\.\d+)?$/.test(num) && !isDateStyle(attributes.style) ? num : undefined,
          };
        } else if (tag === 'br' && table.cell) table.cell.text += '\n';
        else if (table.cell && /^(p|div|li)$/.test(tag) && table.cell.text !== '') table.cell.text += '\n';
      },
      ontext(text) {
        if (quiet > 0) return;
        const table = open.at(-1);
        if (table?.cell) table.cell.text += text.replace(/[ \t\r\n\f]+/g, ' ');
        else if (table?.inCaption) table.caption += text;
      },
      onclosetag(tag) {
        if (tag === 'script' || tag === 'style' || tag === 'noscript' || tag === 'template')
          quiet = Math.max(0, quiet - 1);
        const table = open.at(-1);
        if (!table) return;
        if (tag === 'td' || tag === 'th') closeCell(table);
        else if (tag === 'tr') closeRow(table);
        else if (tag === 'caption') table.inCaption = false;
        else if (tag === 'table') {
          closeRow(table);
          open.pop();
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  for (const table of open) closeRow(table);

  const filled = found
    .map((table) => ({ caption: clean(table.caption), cells: table.rows.map((row) => row.map((cell) => cell ?? '')) }))
    .filter(({ cells }) => cells.some((row) => row.some((cell) => cell !== '')));
  const sheets = filled.map(({ caption, cells }, i) => ({
    name: filled.length === 1 ? name : `${name} ${i + 1}`,
    cells: caption === '' ? cells : [[caption], ...cells],
  }));
  return { sheets, hiddenRows };
}

const span = (text: string | undefined, most: number): number => {
  const n = Number(text);
  return Number.isInteger(n) && n > 1 ? Math.min(n, most) : 1;
};

const isDateStyle = (style: string | undefined): boolean => /mso-number-format:[^;]*[ymd年月日]/i.test(style ?? '');

/** Blanks that only lay out are none; a no-break space is a blank, and several in front indent the text as in a sheet. */
function clean(text: string): string {
  const plain = text
    .replaceAll('\u00a0', ' ')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
  const indent = /^[ \t\r\n]*([\u00a0\u3000][ \u00a0\u3000]*)/.exec(text)?.[1]?.replaceAll('\u00a0', ' ') ?? '';
  return plain !== '' && (indent.length > 1 || indent === '\u3000') ? indent + plain : plain;
}

/** The encoding that a page or an XML text says it is in: `<meta charset>`, `http-equiv` or the XML declaration. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const match =
    /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head) ??
    /<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  return match?.[1];
}
