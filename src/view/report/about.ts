import { formatPeriod, type Catalog, type Indicator } from '../../catalog';
import { unitIn } from '../../core';
import { t, tCode, type Lang } from '../../text';
import { columnExpression, columnName } from '../expression';
import { shownColumns, type Layout, type LayoutColumn } from '../layout';

/** Where a table comes from, in words: a heading, lines about the whole, a line for each column. */
export interface ReportAbout {
  /** Of the sheet. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface AboutContext {
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly title: string;
  readonly workspace: string;
  /** YYYY-MM-DD: when it was written. */
  readonly today: string;
  /** Only what was released by this day counts; empty for all. */
  readonly asOf: string;
  /** Names of the files behind a column's figures, as far as known. */
  readonly files: (column: LayoutColumn) => readonly string[];
  /** Columns that do not leave. */
  readonly left: ReadonlySet<number>;
}

/** How each column of a view is computed: head, expression, period, unit, definition, where it comes from. */
export function viewAbout(layout: Pick<Layout, 'columns' | 'seen'>, context: AboutContext): ReportAbout {
  const { lang, title, workspace, today, asOf, left } = context;
  const word = (
    key: 'column' | 'expression' | 'way' | 'period' | 'unit' | 'definition' | 'origin' | 'files' | 'breaks',
  ): string => t(lang, `carry.about.${key}`);
  return {
    name: t(lang, 'carry.about.sheet'),
    title: t(lang, 'carry.about.title', { title }),
    lines: [
      [t(lang, 'carry.about.workspace'), workspace],
      [t(lang, 'carry.about.as_of'), asOf === '' ? t(lang, 'carry.about.as_of_all') : asOf],
      [t(lang, 'carry.about.written'), today],
    ],
    heads: [
      word('column'),
      word('expression'),
      word('way'),
      word('period'),
      word('unit'),
      word('definition'),
      word('origin'),
      word('files'),
      word('breaks'),
    ],
    rows: shownColumns(layout).flatMap(({ column }, i) => (left.has(i) ? [] : [aboutColumn(column, context)])),
  };
}

function aboutColumn(column: LayoutColumn, { catalog, lang, files }: AboutContext): readonly string[] {
  const indicator = column.formula ? undefined : catalog.indicator(column.indicator);
  const kind = column.formula ? 'formula' : column.kind;
  return [
    columnName(column, catalog, lang),
    // Of itself: which period and which peers is said too.
    columnExpression(column, catalog, lang, null),
    tCode(lang, 'carry.way', kind),
    formatPeriod(column.period, lang),
    unitOf(column, indicator, lang),
    indicator?.definition ?? '',
    indicator ? originOf(indicator, lang) : '',
    files(column).join(t(lang, 'view.chart.sep')),
    (indicator?.breaks ?? [])
      .map(({ m, note }) => `${formatPeriod({ m0: m, n: 1 }, lang)} ${note}`)
      .join(t(lang, 'view.chart.sep')),
  ];
}

function unitOf({ ask, kind, formula }: LayoutColumn, indicator: Indicator | undefined, lang: Lang): string {
  if (ask.derivation.kind === 'formula') return unitIn(lang, ask.derivation.unit ?? '');
  if (formula) return '';
  const plain = kind === 'level' || kind === 'change' || kind === 'target';
  return plain ? unitIn(lang, indicator?.unit ?? '') : tCode(lang, 'carry.unit', kind);
}

function originOf({ origin, formula, measure }: Indicator, lang: Lang): string {
  const detail = origin === 'formula' ? formula : origin === 'measure' ? measure : undefined;
  const word = t(lang, `carry.origin.${origin}`);
  return detail === undefined || detail === '' ? word : t(lang, 'carry.origin.detail', { origin: word, detail });
}
