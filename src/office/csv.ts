import { plainText, type ReportTable } from '../view';

/**
 * The table as CSV that Excel and WPS open as it is: UTF-8 with its mark, CRLF, heads on one line (指标 · 列). Numbers are as shown, without
 * separators; text that a spreadsheet would take for a formula is led by an apostrophe.
 */
export function writeCsv({ stubs, groups, columns, rows }: ReportTable): Uint8Array {
  const above = groups.flatMap(({ text, span }) => Array<string>(span).fill(text));
  const heads = columns.map(({ title }, i) => [above[i] ?? '', title].filter((part) => part !== '').join(' · '));
  const lines = [
    [...stubs, ...heads].map(plainText),
    ...rows.map(({ names, cells }) => [
      ...names.map(plainText),
      ...cells.map(({ text, value }) => (value ? text.replaceAll(',', '').replace('−', '-') : plainText(text))),
    ]),
  ];
  const text = lines.map((line) => line.map(quoted).join(',')).join('\r\n');
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
