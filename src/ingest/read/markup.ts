import { issue, type Issue } from '../../core';
import type { OpenOptions } from '../plan';
import { byteOrderMark, decodeText, detectEncoding, type Decoded } from './encoding';
import { declaredCharset, htmlTables } from './html';
import { encodingOf, sheetNameOf, type Opened } from './text';
import { readXmlWorkbook } from './workbook/readWorkbook';

/** A page with tables, as web systems export under the name .xls. */
export function openHtml(bytes: Uint8Array, file: string, options: OpenOptions): Opened {
  const decoded = decodeMarkup(bytes, file, options);
  const { sheets, hiddenRows } = htmlTables(decoded.text, sheetNameOf(file));
  const issues: Issue[] = [...decoded.issues];
  if (sheets.length === 0)
    issues.push(issue('error', frames(decoded.text) ? 'html_frames' : 'html_no_table', { file }));
  if (hiddenRows > 0) issues.push(issue('info', 'rows_hidden', { file }, { rows: hiddenRows, columns: 0 }));
  return { format: 'html', ...encodingOf(decoded), sheets, issues };
}

/** SpreadsheetML 2003, the XML that Excel 2003 saves. */
export function openSpreadsheetMl(bytes: Uint8Array, file: string, options: OpenOptions): Opened {
  const decoded = decodeMarkup(bytes, file, options);
  if (!/<\/(?:\w+:)?Workbook\s*>\s*$/.test(decoded.text.trimEnd().slice(-200)))
    return {
      format: 'spreadsheetml',
      ...encodingOf(decoded),
      sheets: [],
      issues: [issue('error', 'truncated_workbook', { file })],
    };
  const { sheets, issues } = readXmlWorkbook(decoded.text, file);
  return { format: 'spreadsheetml', ...encodingOf(decoded), sheets, issues: [...decoded.issues, ...issues] };
}

/** A page saved by Excel with its sheets in files beside it. */
const frames = (html: string): boolean => /<frame\b|File-List|<x:WorksheetSource/i.test(html);

/** What the text says of its encoding counts where its bytes fit it; UTF-8 is told by its bytes in any case. */
function decodeMarkup(bytes: Uint8Array, file: string, options: OpenOptions): Decoded {
  if (options.encoding !== undefined || byteOrderMark(bytes)) return decodeText(bytes, file, options.encoding);
  const said = declaredCharset(bytes);
  const found = detectEncoding(bytes);
  if (
    said === undefined ||
    found.encoding.startsWith('utf-16') ||
    (found.encoding === 'utf-8' && found.confidence > 0.9)
  )
    return decodeText(bytes, file);
  try {
    const decoder = new TextDecoder(said, { fatal: true });
    return { text: decoder.decode(bytes), encoding: decoder.encoding, confidence: 0.98, issues: [] };
  } catch {
    return decodeText(bytes, file);
  }
}
