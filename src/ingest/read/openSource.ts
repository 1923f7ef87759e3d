import { issue, type Issue } from '../../core';
import type { OpenOptions, RawSource, SourceFormat } from '../plan';
import { openArrow } from './arrow';
import { openJson } from './json/openJson';
import { openHtml, openSpreadsheetMl } from './markup';
import { openParquet } from './parquet';
import { sha256Hex } from './sha256';
import { refuseBySize } from './sizes';
import { sniff, type FileKind } from './sniff';
import { openText, sheetNameOf, type Opened } from './text';
import { readWorkbook } from './workbook/readWorkbook';

export { LARGE_TEXT, MAX_BYTES, refuseBySize } from './sizes';

/** Kinds that are refused, and the message that says why. */
const REFUSED: Partial<Record<FileKind, string>> = {
  empty: 'empty_file',
  zip_truncated: 'truncated_workbook',
  ole_truncated: 'truncated_workbook',
  ole_encrypted: 'password',
  binary: 'binary_file',
  // Archives are taken apart before files are opened (`expandArchive`); one that comes here was asked for by itself.
  zip: 'archive_unopened',
  gzip: 'archive_unopened',
};

/** Opens a file: text sheets, or issues that say why not. Never throws for what a file holds. */
export async function openSource(bytes: Uint8Array, name: string, options: OpenOptions = {}): Promise<RawSource> {
  const base = { name, sha256: await sha256Hex(bytes), size: bytes.length };
  const refused = refuseBySize(name, bytes.length);
  return { ...base, ...(refused ? failed(refused) : await opened(bytes, name, options)) };
}

const failed = (found: Issue): Opened => ({ format: 'other', sheets: [], issues: [found] });

async function opened(bytes: Uint8Array, name: string, options: OpenOptions): Promise<Opened> {
  const { kind, what } = sniff(bytes);
  const refusal = REFUSED[kind];
  if (refusal !== undefined) return failed(issue('error', refusal, { file: name }));
  switch (kind) {
    case 'known_other':
      return failed(issue('error', 'not_taken', { file: name }, { what: what ?? '' }));
    case 'parquet':
      return openParquet(bytes, name, sheetNameOf(name));
    case 'arrow':
      return openArrow(bytes, name, sheetNameOf(name));
    case 'html':
      return openHtml(bytes, name, options);
    case 'spreadsheetml':
      return openSpreadsheetMl(bytes, name, options);
    case 'json':
      return openJson(bytes, name, options) ?? openText(bytes, name, options);
    case 'xlsx':
    case 'xlsb':
    case 'ods':
    case 'ole': {
      const format: SourceFormat = kind === 'ole' ? 'xls' : kind;
      return { format, ...readWorkbook(bytes, name, format) };
    }
    default:
      return openText(bytes, name, options);
  }
}
