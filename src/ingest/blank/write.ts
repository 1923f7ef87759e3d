import { strToU8, zipSync } from 'fflate';
import { formatPeriod, isCount, periodKey, type Catalog, type Lang } from '../../catalog';
import { cellAddress, columnLetters } from '../../core';
import { FORM_MARK, FORM_ROWS, type CollectForm } from './form';
import { fixedParts, sheetPart, STYLE, xmlText } from './xml';

/** The wording of a form: by the caller, since this folder speaks no language. */
export interface FormWords {
  readonly area: string;
  /** One line of directions below the title. */
  readonly note: string;
  /** Shown beside a cell that is being filled in, and where something else than a number was typed. */
  readonly numberOnly: string;
  readonly wholeOnly: string;
}

/** Words that may stand in the place of a number; what they mean is what every import reads in them. */
const GAPS = ['—', '未报', '不适用', '保密'];

/**
 * A blank workbook for collecting: areas down, indicators across with their units, all locked but the cells to fill in, which take numbers (whole ones
 * where units are counted) or a word for a gap. The first row and column hold keys and are hidden: by them a returned copy loads exactly.
 */
export function writeForm(form: CollectForm, catalog: Catalog, lang: Lang, words: FormWords): Uint8Array {
  const columns = form.indicators.flatMap((key) => catalog.indicator(key) ?? []);
  const text = (row: number, column: number, value: string, style: number): string =>
    `<c r="${cellAddress(row, column)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
  const row = (r: number, cells: readonly string[], attributes = ''): string =>
    `<row r="${r}"${attributes}>${cells.join('')}</row>`;
  const at = form.period.m0 + form.period.n - 1;
  const heads = columns.map(({ key, unit }, i) => {
    const name = catalog.indicatorName(key, lang);
    return text(FORM_ROWS.heads, i + 3, unit === '' ? name : `${name}\n（${unit}）`, STYLE.head);
  });
  const rows = [
    row(
      FORM_ROWS.keys,
      [
        text(1, 1, `${FORM_MARK}|${periodKey(form.period)}|${form.id}`, STYLE.plain),
        ...columns.map(({ key, unit }, i) => text(1, i + 3, `${key}|${unit}`, STYLE.plain)),
      ],
      ' hidden="1"',
    ),
    row(
      FORM_ROWS.title,
      [text(2, 2, `${formatPeriod(form.period, lang)} ${form.name}`, STYLE.title)],
      ' ht="26" customHeight="1"',
    ),
    row(FORM_ROWS.note, [text(3, 2, words.note, STYLE.note)]),
    row(FORM_ROWS.heads, [text(FORM_ROWS.heads, 2, words.area, STYLE.head), ...heads], ' ht="34" customHeight="1"'),
    ...form.areas.map((key, i) => {
      const r = FORM_ROWS.first + i;
      const blanks = columns.map((_, c) => `<c r="${cellAddress(r, c + 3)}" s="${STYLE.input}"/>`);
      return row(r, [text(r, 1, key, STYLE.plain), text(r, 2, catalog.areaName(key, lang, at), STYLE.stub), ...blanks]);
    }),
  ];
  const last = FORM_ROWS.first + form.areas.length - 1;
  const sheet = sheetPart(
    [
      `<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane xSplit="2" ySplit="${FORM_ROWS.heads}" topLeftCell="C${FORM_ROWS.first}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>`,
      `<cols><col min="1" max="1" width="2" hidden="1" customWidth="1"/><col min="2" max="2" width="18" customWidth="1"/><col min="3" max="${Math.max(3, columns.length + 2)}" width="16" customWidth="1"/></cols>`,
      `<sheetData>${rows.join('')}</sheetData>`,
      '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>',
      columns.length === 0 || form.areas.length === 0
        ? ''
        : `<dataValidations count="${columns.length}">${columns.map(({ unit }, i) => validation(i + 3, last, isCount(unit), unit, words)).join('')}</dataValidations>`,
      '<pageSetup orientation="landscape" fitToHeight="0"/>',
    ].join(''),
  );
  const parts = { ...fixedParts(sheetName(form.name)), 'xl/worksheets/sheet1.xml': sheet };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

function validation(column: number, last: number, whole: boolean, unit: string, words: FormWords): string {
  const letters = columnLetters(column);
  const cell = `${letters}${FORM_ROWS.first}`;
  const number = whole ? `IF(ISNUMBER(${cell}),AND(${cell}>=0,INT(${cell})=${cell}),FALSE)` : `ISNUMBER(${cell})`;
  const rule = `OR(${number},${GAPS.map((word) => `${cell}="${word}"`).join(',')})`;
  const message = whole ? words.wholeOnly : words.numberOnly;
  return `<dataValidation type="custom" allowBlank="1" showInputMessage="1" showErrorMessage="1" error="${xmlText(message)}" prompt="${xmlText(unit)}" sqref="${cell}:${letters}${last}"><formula1>${xmlText(rule)}</formula1></dataValidation>`;
}

/** What Excel takes as the name of a sheet. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31) || 'form';
