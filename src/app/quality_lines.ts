import type { Finding, FindingKind, QualityNote } from '../query';
import { formatFigure, gridStyle, unitIn, type Figure } from '../core';
import type { Lang } from '../text';
import { plainText, withUnit } from '../view';
import { originText } from './place';
import type { App } from './app.svelte';

/** A finding as a line of the page's table: texts, ready to show and to copy. */
export interface QualityLine {
  readonly finding: Finding;
  readonly indicator: string;
  readonly unit: string;
  readonly area: string;
  readonly period: string;
  readonly value: string;
  readonly other: string;
  readonly difference: string;
  readonly why: string;
  readonly cell: string;
  readonly otherCell: string;
}

type Words = Pick<App, 'catalog' | 'lang' | 't' | 'tCode' | 'period'>;

export function qualityLine(app: Words, finding: Finding): QualityLine {
  const { catalog, lang } = app;
  const name = (key: string): string => catalog?.indicatorName(key, lang) ?? key;
  const areaName = (key: string): string =>
    catalog?.areaName(key, lang, finding.period.m0 + finding.period.n - 1) ?? key;
  const number = (figure: Figure, signed = false): string =>
    figure.exact === null ? '' : formatFigure(figure, { ...gridStyle(lang), signed });
  const otherName = finding.rule === 'child_exceeds' ? areaName(finding.area) : name(finding.otherIndicator);
  return {
    finding,
    indicator: name(finding.indicator),
    unit: unitIn(lang, finding.figure.unit),
    area: areaName(finding.area),
    period: app.period(finding.period),
    value: number(finding.figure),
    other: number(finding.other),
    difference: number(finding.difference, true),
    why: app.tCode('quality', `rule_${finding.rule}`, { n: Math.round(finding.number), name: otherName }),
    cell: finding.at ? originText(finding.at) : '',
    otherCell: finding.otherAt ? originText(finding.otherAt) : '',
  };
}

export function noteLine(app: Words, note: QualityNote): string {
  const { catalog, lang } = app;
  return app.tCode('quality', `note_${note.code}`, {
    indicator: catalog?.indicatorName(note.indicator, lang) ?? note.indicator,
    area: note.area === '' ? '' : (catalog?.areaName(note.area, lang) ?? note.area),
    period: note.from ? app.period(note.from) : '',
    n: note.count,
  });
}

/** What stands in the columns of each list; a gap has nothing to be compared with. */
export type QualityColumn =
  'indicator' | 'area' | 'period' | 'value' | 'other' | 'difference' | 'why' | 'cell' | 'otherCell';

export const qualityColumns = (kind: FindingKind): readonly QualityColumn[] => {
  if (kind === 'gaps') return ['indicator', 'area', 'period', 'why', 'cell'];
  const start = ['indicator', 'area', 'period', 'value', 'other', 'difference'] as const;
  if (kind === 'ledgers') return [...start, 'cell'];
  if (kind === 'parts') return [...start, 'why', 'cell'];
  return [...start, 'why', 'cell', 'otherCell'];
};

/** The heading of a column: what the other figure is differs from list to list. */
export function columnTitle(app: Pick<App, 't' | 'tCode'>, kind: FindingKind, column: QualityColumn): string {
  if (column === 'value') return app.t(kind === 'ledgers' ? 'quality.value_ledgers' : 'quality.value');
  if (column === 'other') return app.tCode('quality', `other_${kind}`);
  if (column === 'otherCell') return app.t('quality.other_cell');
  return app.tCode('quality', column);
}

const NUMBERS: ReadonlySet<QualityColumn> = new Set(['value', 'other', 'difference']);
export const isNumberColumn = (column: QualityColumn): boolean => NUMBERS.has(column);

/** A page as tab-separated text for a spreadsheet: numbers without separators, names that could be formulas led by an apostrophe. */
export function linesAsText(
  titles: readonly string[],
  columns: readonly QualityColumn[],
  lines: readonly QualityLine[],
  lang: Lang,
): string {
  const cell = (line: QualityLine, column: QualityColumn): string =>
    isNumberColumn(column)
      ? line[column].replaceAll('−', '-').replaceAll(',', '').replace(/^\+/, '')
      : plainText(column === 'indicator' ? withUnit(lang, line.indicator, line.unit) : line[column]);
  return [titles.map(plainText), ...lines.map((line) => columns.map((column) => cell(line, column)))]
    .map((row) => row.join('\t'))
    .join('\r\n');
}
