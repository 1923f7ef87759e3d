import { escapeHtml } from '../core';
import { isRaised, reportWidths, type ReportRow, type ReportTable } from './report';

/** What goes with a copied table. */
export interface CopyLook {
  /** `three_line`: 三线表 for reports; `ruled`: every cell with its rules. */
  readonly rules: 'three_line' | 'ruled';
  readonly title: boolean;
  /** Lines below the table: missing values, breaks, sources. */
  readonly notes: boolean;
  /** A single cell keeps its heads and its name, too: for a text that shows it as a table. */
  readonly whole?: boolean;
}

export const COPY_LOOK: CopyLook = { rules: 'three_line', title: true, notes: true };

/** One cell's text alone, as a spreadsheet copies it. */
export const isOneCell = (table: ReportTable): boolean => table.rows.length === 1 && table.columns.length === 1;

/**
 * Tab-separated text for spreadsheets. Minus signs become hyphens, so that numbers arrive as numbers; names that a spreadsheet
 * would run as a formula (= + - @) are led by an apostrophe; tabs and line ends in names become spaces.
 */
export function tableToTsv(table: ReportTable): string {
  const only = table.rows[0]?.cells[0];
  if (isOneCell(table) && only) return only.value ? numberText(only.text) : plainText(only.text);
  const { stubs, groups, columns } = table;
  const above = groups.flatMap(({ text, span }) => [text, ...Array<string>(span - 1).fill('')]);
  const titles = columns.map(({ title }) => title);
  const heads =
    groups.length === 0
      ? [[...stubs, ...titles]]
      : [
          [...stubs, ...above],
          [...stubs.map(() => ''), ...titles],
        ];
  const lines = [
    ...heads.map((line) => line.map(plainText)),
    ...table.rows.map(({ names, marks, cells }) => [
      ...names.map((name, i) => plainText(i === names.length - 1 ? name + marks : name)),
      ...cells.map(({ text, value }) => (value ? numberText(text) : plainText(text))),
    ]),
  ];
  return lines.map((line) => line.join('\t')).join('\r\n');
}

const flat = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
const numberText = (text: string): string => flat(text.replaceAll('−', '-'));

/** Text that no spreadsheet takes for a formula. */
export const plainText = (text: string): string => (/^[=+\-@]/.test(flat(text)) ? `'${flat(text)}` : flat(text));

const FONT = "font-family:'Times New Roman',SimSun,'宋体',serif;font-size:10.5pt;color:#000";
const HEAD_FONT = "font-family:SimHei,'黑体',sans-serif;font-size:12pt;color:#000";
const THICK = '1.5pt solid #000';
const THIN = '0.75pt solid #000';

/** Rules of a cell by where it stands. */
interface Rules {
  readonly top?: string;
  readonly bottom?: string;
}

/**
 * A table for Word and WPS: by default a three-line table (三线表) with rules above, below the heads and at the foot. Numbers right
 * aligned, units in the heads, notes below. Inline styles and explicit widths only, since office programs read nothing else; all text
 * escaped; what is no number is marked as text for spreadsheets.
 */
export function tableToHtml(table: ReportTable, look: CopyLook = COPY_LOOK): string {
  const only = table.rows[0]?.cells[0];
  if (look.whole !== true && isOneCell(table) && only)
    return `<span>${escapeHtml(only.value ? only.text : plainText(only.text))}</span>`;
  const { stubs, columns } = reportWidths(table);
  const points = [...stubs, ...columns].map((chars) => Math.round(chars * 5.5 + 10));
  const cols = points.map((pt) => `<col style="width:${pt}pt">`).join('');
  const title = look.title
    ? `<p style="${HEAD_FONT};text-align:center;margin:0 0 4pt">${escapeHtml(table.title)}</p>`
    : '';
  const notes = look.notes
    ? table.notes.map((line) => `<p style="${FONT};font-size:9pt;margin:2pt 0 0">${escapeHtml(line)}</p>`)
    : [];
  const border = look.rules === 'ruled' ? `border:${THIN};` : '';
  const paint = cellPainter(look, border);
  const width = points.reduce((sum, pt) => sum + pt, 0);
  return `${title}<table style="border-collapse:collapse;width:${width}pt;${FONT}"><colgroup>${cols}</colgroup><thead>${heads(table, paint)}</thead><tbody>${table.rows
    .map((row, i) => bodyRow(row, i === table.rows.length - 1, paint))
    .join('')}</tbody></table>${notes.join('')}`;
}

type Paint = (tag: 'td' | 'th', html: string, style: string, rules: Rules, attributes?: string) => string;

function cellPainter({ rules }: CopyLook, border: string): Paint {
  return (tag, html, style, { top, bottom }, attributes = '') => {
    const lines =
      rules === 'ruled' ? border : `${top ? `border-top:${top};` : ''}${bottom ? `border-bottom:${bottom};` : ''}`;
    const weight = tag === 'th' ? 'font-weight:bold;' : '';
    return `<${tag}${attributes} style="${FONT};padding:2pt 5pt;${weight}${lines}${style}">${html}</${tag}>`;
  };
}

function heads({ stubs, groups, columns }: ReportTable, paint: Paint): string {
  const two = groups.length > 0;
  const down = two ? ' rowspan="2"' : '';
  const names = stubs.map((text) =>
    paint('th', escapeHtml(text), 'text-align:left', { top: THICK, bottom: THIN }, down),
  );
  const titles = columns.map(({ title }) =>
    paint('th', escapeHtml(title), 'text-align:right', two ? { bottom: THIN } : { top: THICK, bottom: THIN }),
  );
  if (!two) return `<tr>${[...names, ...titles].join('')}</tr>`;
  const above = groups.map(({ text, span }) =>
    paint('th', escapeHtml(text), 'text-align:center', { top: THICK }, span > 1 ? ` colspan="${span}"` : ''),
  );
  return `<tr>${[...names, ...above].join('')}</tr><tr>${titles.join('')}</tr>`;
}

const AS_TEXT = "mso-number-format:'\\@'";

function bodyRow({ names, marks, kind, cells }: ReportRow, last: boolean, paint: Paint): string {
  const rules = last ? { bottom: THICK } : {};
  const weight = kind === 'plain' ? '' : ';font-weight:bold';
  const sup = (text: string): string => (isRaised(text) ? escapeHtml(text) : `<sup>${escapeHtml(text)}</sup>`);
  const stub = names.map((name, i) => {
    const html = escapeHtml(name) + (i === names.length - 1 ? sup(marks) : '');
    return paint('td', html, `text-align:left;${AS_TEXT}${weight}`, rules);
  });
  const figures = cells.map((cell) => {
    const html = escapeHtml(cell.text) + sup(cell.marks);
    if (cell.value === null) {
      const align = /\d/.test(cell.text) ? 'right' : 'center';
      return paint('td', html, `text-align:${align};${AS_TEXT}${weight}`, rules);
    }
    return paint('td', html, `text-align:right${weight}`, rules, ` x:num="${cell.value.number}"`);
  });
  return `<tr>${[...stub, ...figures].join('')}</tr>`;
}
