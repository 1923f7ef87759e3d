import type { ChartData, ReportAbout, ReportRow, ReportTable } from '../view';
import { writeCsv } from './csv';
import type { DocBlock } from './docx/blocks';
import { HANDOUT } from './docx/look';
import { writeDocx, writePptx, writeXlsx } from './files';
import type { Slide } from './pptx/slides';

export const OFFICE_FORMATS = ['xlsx', 'docx', 'pptx', 'csv'] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];

/** A file to be written of one view: plain data. The rows of a large table may come apart from it, page by page. */
export interface OfficeJob {
  readonly format: OfficeFormat;
  /** Null: the chart alone. */
  readonly table: ReportTable | null;
  readonly chart: OfficeChart | null;
  readonly title: string;
  readonly notes: boolean;
  /** How the columns are computed: XLSX only. */
  readonly about: ReportAbout | null;
  /** Values as printed instead of exact ones: XLSX only. */
  readonly asShown: boolean;
  readonly orientation: 'auto' | 'portrait' | 'landscape';
}

/** A chart as an office program shall have it: one that it draws itself, or a picture. */
export interface OfficeChart {
  readonly title: string;
  /** Above the plot of a native chart: what it says, and the unit. */
  readonly heading: string;
  readonly notes: readonly string[];
  readonly alt: string;
  readonly widthCm: number;
  readonly heightCm: number;
  /** Not null: drawn there, and editable. */
  readonly data: ChartData | null;
  readonly png: Uint8Array | null;
}

/** The bytes of the file. `more`: rows that come after those of the job's table. */
export function writeJob(job: OfficeJob, more: readonly ReportRow[] = []): Promise<Uint8Array> {
  const table = job.table && more.length > 0 ? { ...job.table, rows: [...job.table.rows, ...more] } : job.table;
  const { title, notes, about, asShown, orientation, chart } = job;
  switch (job.format) {
    case 'csv':
      return Promise.resolve(table ? writeCsv(table) : new Uint8Array());
    case 'xlsx':
      if (!table) throw new Error('a workbook needs a table');
      return writeXlsx({ table, name: title, about, notes, asShown });
    case 'docx':
      return writeDocx({ title, look: HANDOUT, orientation, blocks: documentBlocks(table, chart, notes) });
    case 'pptx':
      return writePptx({ title, slides: slidesOf(table, chart, notes) });
  }
}

function documentBlocks(table: ReportTable | null, chart: OfficeChart | null, notes: boolean): readonly DocBlock[] {
  return [
    ...(table ? [{ kind: 'table', table, caption: true, notes } as const] : []),
    ...(chart ? chartBlocks(chart, notes) : []),
  ];
}

/** A picture holds its own title and notes; a native chart has the title above its plot, and the notes below it as text. */
function chartBlocks(
  { data, png, heading, notes: lines, alt, widthCm, heightCm }: OfficeChart,
  notes: boolean,
): readonly DocBlock[] {
  if (data) {
    const below = notes ? lines.map((text): DocBlock => ({ kind: 'paragraph', look: 'note', parts: [{ text }] })) : [];
    return [{ kind: 'chart', title: heading, data, widthCm, heightCm, alt }, ...below];
  }
  return png ? [{ kind: 'picture', png, widthCm, heightCm, alt }] : [];
}

function slidesOf(table: ReportTable | null, chart: OfficeChart | null, notes: boolean): readonly Slide[] {
  const slides: Slide[] = [];
  if (chart) {
    const { title, data, png, alt, widthCm, heightCm } = chart;
    const lines = notes ? chart.notes : [];
    if (data) slides.push({ kind: 'chart', title, data, notes: lines, alt });
    else if (png) slides.push({ kind: 'picture', title, png, widthCm, heightCm, notes: lines, alt });
  }
  if (table) slides.push({ kind: 'table', table, notes });
  return slides;
}
