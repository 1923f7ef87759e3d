import type { Period } from '../catalog';
import { ok, type Result } from '../core';
import type { QueryError } from '../engine';
import { cornerOf, type FormFile, type FormValue } from '../office';
import { bindSummary, writeFigure, type Binding, type BoundNumber } from '../summary';
import { t, type Lang } from '../text';
import type { FormCell, FormTemplate } from '../workspace';
import type { Session } from './session';

/** What goes into the cells of a form, and which of them stay blank, with the reason in words. */
export interface FilledForm {
  readonly values: readonly FormValue[];
  readonly blanks: readonly FormBlank[];
}

export interface FormBlank {
  readonly cell: FormCell;
  readonly why: string;
}

/** Asks for everything that a form's cells are bound to, as one statement. A cell without a number stays blank, never zero. */
export async function formValues(
  session: Session,
  { cells, area }: Pick<FormTemplate, 'cells' | 'area'>,
  file: FormFile,
  { lang, period }: { readonly lang: Lang; readonly period: Period | null },
): Promise<Result<FilledForm, QueryError>> {
  const text = cells.map(({ expression }) => `{{${oneLine(expression)}}}`).join('\n\n');
  const setting = {
    lang,
    ...(area === undefined ? {} : { area }),
    ...(period ? { period } : {}),
    queries: session.workspace.queries ?? [],
  };
  const { bindings } = bindSummary(text, session.catalog, setting);
  const rendered = await session.render(text, { ...setting, format: 'md' });
  if (!rendered.ok) return rendered;
  const values: FormValue[] = [];
  const blanks: FormBlank[] = [];
  cells.forEach((cell, i) => {
    const number = rendered.value.numbers[i];
    const binding = bindings[i];
    const sheet = file.sheets.find(({ name }) => name === cell.sheet);
    const why = !sheet
      ? t(lang, 'prescribed.no_sheet', { sheet: cell.sheet })
      : (sheet.cells.find(({ row, column }) => row === cell.row && column === cell.column)?.formula ?? false)
        ? t(lang, 'prescribed.formula')
        : !number || !binding
          ? t(lang, 'prescribed.no_number')
          : blankReason(number);
    if (why !== null || !sheet || !number || !binding) {
      blanks.push({ cell, why: why ?? '' });
      return;
    }
    const place = cornerOf(sheet.merges, cell.row, cell.column);
    const known = sheet.cells.find(({ row, column }) => row === place.row && column === place.column);
    values.push({ sheet: cell.sheet, ...place, ...written(number, binding, known?.percent === true, lang) });
  });
  return ok({ values, blanks });
}

const oneLine = (expression: string): string => expression.replace(/[{}`\n\r]/g, ' ').trim();

function blankReason({ problem, figure, shown, names, query }: BoundNumber): string | null {
  if (problem !== undefined) return problem;
  if (names || query) return null;
  return !figure || (figure.exact === null && !figure.low && figure.text === undefined) ? shown : null;
}

const NUMBER = /^([+-]?)([\d,]+(?:\.\d+)?)\s*([%‰万亿]?)$/u;

/** The number as the form has it: rounded as it is shown, without its unit, which stands in the form's heads. */
function written(
  { figure, shown }: BoundNumber,
  { format, ask }: Binding,
  ratio: boolean,
  lang: Lang,
): { readonly number?: string; readonly text: string } {
  if (!figure) return { text: shown };
  const plain = writeFigure(figure, { ...format, unit: format.unit ?? false, grouping: false }, ask?.period, lang);
  const text = plain.shown.replace('−', '-');
  const [, sign = '', digits] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return { text };
  const number = `${sign === '-' ? '-' : ''}${digits.replaceAll(',', '')}`;
  const percent = figure.form === 'percent' || figure.unit === '%';
  return { number: ratio && percent ? shifted(number) : number, text: number };
}

/** Divided by a hundred, exactly: the point moves. */
function shifted(decimal: string): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', part = ''] = decimal.replace('-', '').split('.');
  const padded = whole.padStart(3, '0');
  const moved = `${padded.slice(0, -2)}.${padded.slice(-2)}${part}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
  return `${negative ? '-' : ''}${moved === '' ? '0' : moved}`;
}
