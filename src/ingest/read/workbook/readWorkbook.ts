import { read, type ParsingOptions, type WorkBook } from '@e965/xlsx';
import * as library from '@e965/xlsx';
import { issue, type Issue } from '../../../core';
import type { RawSheet, SourceFormat } from '../../plan';
import { giveCodepages } from './codepages';
import { sheetHints, type SheetHints } from './hints';
import { PackageError, unpackParts, type Parts } from './package';
import { quietly } from './quietly';
import { sheetCells, type DenseSheet } from './sheetCells';

export interface OpenedBook {
  readonly sheets: readonly RawSheet[];
  readonly issues: readonly Issue[];
}

/** Formatting every cell takes longer than reading it; `cellText` does what is needed of it. */
const OPTIONS: ParsingOptions = {
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  raw: true,
};

/** The library's entry for a ZIP that is unpacked already; it is exported, but not in its types. */
const parseParts = (library as unknown as { parse_zip: (zip: unknown, options: ParsingOptions) => WorkBook }).parse_zip;

/**
 * The sheets of a workbook as text cells (`cellText`), hidden ones too. What a person would not see or expect is told: hidden
 * sheets, rows and columns; formulas without a computed value; chart sheets are none. Never throws for what the file holds.
 */
export function readWorkbook(bytes: Uint8Array, file: string, format: SourceFormat): OpenedBook {
  try {
    if (format === 'xlsx' || format === 'xlsb' || format === 'ods') {
      const parts = unpackParts(bytes);
      return sheetsOf(fromParts(parts, format), file, format === 'xlsx' ? sheetHints(parts) : new Map());
    }
    giveCodepages();
    const book = quietly(() => read(bytes, { ...OPTIONS, type: 'array' }));
    return sheetsOf(book, file, new Map());
  } catch (error) {
    return { sheets: [], issues: [failure(error, file)] };
  }
}

/** The same for SpreadsheetML 2003, whose text was decoded before. */
export function readXmlWorkbook(text: string, file: string): OpenedBook {
  try {
    const book = quietly(() => read(text, { ...OPTIONS, type: 'string' }));
    return sheetsOf(book, file, new Map());
  } catch (error) {
    return { sheets: [], issues: [failure(error, file)] };
  }
}

function fromParts(parts: Parts, format: SourceFormat): WorkBook {
  const FileIndex = [...parts].map(([name, content]) => ({ name, type: 2, content }));
  return quietly(() =>
    parseParts({ FileIndex, FullPaths: [...parts.keys()] }, { ...OPTIONS, cellText: format === 'ods' }),
  );
}

function sheetsOf(book: WorkBook, file: string, hints: ReadonlyMap<string, SheetHints>): OpenedBook {
  const date1904 = Boolean(book.Workbook?.WBProps?.date1904);
  const issues: Issue[] = [];
  const sheets = book.SheetNames.flatMap((name, i): RawSheet[] => {
    const sheet = book.Sheets[name] as DenseSheet | undefined;
    if (!sheet || sheet['!type'] === 'chart') return [];
    const read = sheetCells(sheet, date1904);
    const filled = read.cells.length > 0;
    const place = { file, sheet: name };
    if (filled && (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0) issues.push(issue('info', 'sheet_hidden', place));
    const hint = hints.get(name);
    if (filled && hint && hint.hiddenRows + hint.hiddenColumns > 0) {
      issues.push(issue('info', 'rows_hidden', place, { rows: hint.hiddenRows, columns: hint.hiddenColumns }));
    }
    if (hint && hint.uncomputed > 0)
      issues.push(issue('warning', 'formula_without_value', { ...place, ...hint.first }, { count: hint.uncomputed }));
    return [{ name, ...read }];
  });
  if (!sheets.some(({ cells }) => cells.length > 0)) issues.push(issue('error', 'empty_file', { file }));
  return { sheets, issues };
}

function failure(error: unknown, file: string): Issue {
  if (error instanceof PackageError) return issue('error', error.code, { file }, { detail: error.part });
  const message = error instanceof Error ? error.message : String(error);
  const code = /password|encrypt/i.test(message) ? 'password' : 'broken_workbook';
  return issue('error', code, { file }, { detail: message.slice(0, 200) });
}
