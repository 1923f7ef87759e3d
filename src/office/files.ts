import type { ReportAbout, ReportTable } from '../view';
import type { DocxInput } from './docx/write';
import type { SlideDeck } from './pptx/slides';

/** A workbook of one table: the table, and how each of its columns is computed. */
export interface XlsxInput {
  readonly table: ReportTable;
  /** Name of the first sheet. */
  readonly name: string;
  readonly about: ReportAbout | null;
  readonly notes: boolean;
  /** Values as printed instead of exact ones. */
  readonly asShown: boolean;
}

// The libraries behind these are large: each comes when the first file of its kind is written.

export async function writeXlsx({ table, name, about, notes, asShown }: XlsxInput): Promise<Uint8Array> {
  const [{ xlsxPackage }, { tableSheet }, { aboutSheet }] = await Promise.all([
    import('./xlsx/package'),
    import('./xlsx/table_sheet'),
    import('./xlsx/about_sheet'),
  ]);
  const sheet = tableSheet(table, { name, notes, asShown });
  return xlsxPackage(about ? [sheet, aboutSheet(about)] : [sheet], table.title);
}

export async function writeDocx(input: DocxInput): Promise<Uint8Array> {
  const { writeDocxFile } = await import('./docx/write');
  return writeDocxFile(input);
}

export async function writePptx(deck: SlideDeck): Promise<Uint8Array> {
  const { writePptxFile } = await import('./pptx/write');
  return writePptxFile(deck);
}
