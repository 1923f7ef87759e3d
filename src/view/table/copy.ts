import { escapeHtml } from '../../core';

/** A table as texts for the clipboard; `number` columns are set to the right. */
export interface PlainTable {
  readonly heads: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
  readonly number: readonly boolean[];
}

const flat = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
const NUMBER = /^[−+-]?[\d,]*\.?\d+%?$/;
/** Minus signs become hyphens in numbers; texts that a spreadsheet would run as a formula are led by an apostrophe. */
const safe = (text: string): string => {
  const line = flat(text);
  if (NUMBER.test(line)) return line.replace('−', '-');
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
};

export const plainToTsv = ({ heads, rows }: PlainTable): string =>
  [...heads, ...rows].map((line) => line.map(safe).join('\t')).join('\r\n');

const FONT = "font-family:'Times New Roman',SimSun,'宋体',serif;font-size:10.5pt;color:#000;padding:2pt 5pt";

/** A three-line table: rules above, below the heads and at the foot. Inline styles only; all text escaped. */
export function plainToHtml({ heads, rows, number }: PlainTable): string {
  const head = heads
    .map((line, i) => {
      const rule = `${i === 0 ? 'border-top:1.5pt solid #000;' : ''}${i === heads.length - 1 ? 'border-bottom:0.75pt solid #000;' : ''}`;
      const cells = line.map(
        (text, c) => `<th style="${FONT};${rule}text-align:${number[c] ? 'right' : 'left'}">${escapeHtml(text)}</th>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  const body = rows
    .map((line, i) => {
      const rule = i === rows.length - 1 ? 'border-bottom:1.5pt solid #000;' : '';
      const cells = line.map(
        (text, c) =>
          `<td style="${FONT};${rule}text-align:${number[c] ? 'right' : 'left'}${number[c] ? '' : ";mso-number-format:'\\@'"}">${escapeHtml(text)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  return `<table style="border-collapse:collapse">${head === '' ? '' : `<thead>${head}</thead>`}<tbody>${body}</tbody></table>`;
}
