import { formatPeriod, type Catalog } from '../catalog';
import type { FigureNote, Reason } from '../core';

import { t, tCode, type Lang } from '../text';
import { breakNotes, comparedMonths } from './breaks';
import { MARKED_NOTES, type GridRow } from './cell';
import { problemText } from './formulas';
import { shownColumns, type Layout } from './layout';

export interface NoteContext {
  readonly layout: Layout;
  readonly catalog: Catalog;
  readonly lang: Lang;
  /** Names of the files that the figures were read from, as far as known. */
  readonly sources?: readonly string[];
}

/**
 * The lines below the table: units and what the words in empty cells mean, changes of areas, letters beside figures, changed
 * definitions, how shares, ranks and totals came about, sources. Only what occurs in these rows is said.
 */
export function tableNotes(rows: readonly GridRow[], total: GridRow | null, context: NoteContext): readonly string[] {
  const { layout, catalog, lang } = context;
  const all = total ? [...rows, total] : rows;
  return [
    reasonLine(all, lang),
    ...breakNotes(layout.areas, layout.periods, catalog, lang).map(({ mark, text }) => `${mark} ${text}`),
    flagLine(all, lang),
    ...definitionLines(context),
    ...formulaLines(context),
    ...rankLines(rows, context),
    ...shareLines(rows, lang),
    filterLine(context),
    ...(total ? totalLines(context) : []),
    sourceLine(context.sources ?? [], lang),
  ].filter((line) => line !== '');
}

const comma = (lang: Lang): string => (lang === 'zh' ? '、' : ', ');

function reasonLine(rows: readonly GridRow[], lang: Lang): string {
  const reasons = new Set<Reason>();
  for (const { cells } of rows) for (const { figure } of cells) if (figure?.reason) reasons.add(figure.reason);
  const said = [...reasons].map((reason) =>
    t(lang, 'view.note.why', { reason: tCode(lang, 'reason', reason), why: tCode(lang, 'view.why', reason) }),
  );
  const list = said.length > 0 ? said.join(t(lang, 'view.chart.sep')) + t(lang, 'view.chart.stop') : '';
  return (t(lang, 'view.note.units') + list).trim();
}

function notesIn(rows: readonly GridRow[]): ReadonlySet<FigureNote> {
  return new Set(rows.flatMap(({ cells }) => cells.flatMap(({ figure }) => figure?.notes ?? [])));
}

function flagLine(rows: readonly GridRow[], lang: Lang): string {
  const found = notesIn(rows);
  return MARKED_NOTES.filter((note) => found.has(note))
    .map((note) =>
      t(lang, 'view.flag.of', {
        flag: tCode(lang, 'view.flag', note),
        meaning: tCode(lang, 'view.flag', `${note}.is`),
      }),
    )
    .join(t(lang, 'view.chart.sep'));
}

function definitionLines({ layout, catalog, lang }: NoteContext): readonly string[] {
  if (layout.periods.length === 0) return [];
  const { from, to } = comparedMonths(layout.periods);
  const keys = [...new Set(shownColumns(layout).map(({ column }) => column.indicator))];
  return keys.flatMap((key) =>
    (catalog.indicator(key)?.breaks ?? [])
      .filter(({ m }) => m > from && m < to)
      .map(({ m, note }) =>
        t(lang, 'view.note.definition', {
          indicator: catalog.indicatorName(key, lang),
          period: formatPeriod(m % 12 === 0 ? { m0: m, n: 12 } : { m0: m, n: 1 }, lang),
          note,
        }),
      ),
  );
}

/** How each formula column is computed, or what is wrong with it. */
function formulaLines({ layout, lang }: NoteContext): readonly string[] {
  return shownColumns(layout).flatMap(({ column: { formula } }) => {
    if (!formula) return [];
    const { title, problem } = formula;
    if (problem) return [t(lang, 'formula.note_bad', { title, problem: problemText(problem, lang) })];
    const text = formula.text.slice(1);
    return [
      text.replace(/[[\]]/g, '') === title ? formula.text : t(lang, 'formula.note', { title, text: formula.text }),
    ];
  });
}

function rankLines(rows: readonly GridRow[], { layout, catalog, lang }: NoteContext): readonly string[] {
  const ranked = shownColumns(layout).filter(({ column }) => column.kind === 'rank');
  if (ranked.length === 0) return [];
  const lower = ranked.filter(({ column }) => catalog.indicator(column.indicator)?.better === 'lower');
  const names = lower.map(({ column }) => catalog.indicatorName(column.indicator, lang)).join(comma(lang));
  return [
    t(lang, 'view.note.peers', { n: layout.peers.length }),
    names === '' ? '' : t(lang, 'view.note.lower_better', { indicators: names }),
    notesIn(rows).has('tie') ? t(lang, 'view.note.tie') : '',
  ];
}

/** What is left of the areas, and that the total is theirs. */
const filterLine = ({ layout: { kept, areas }, lang }: NoteContext): string =>
  kept === undefined ? '' : t(lang, 'grid.note_filtered', { n: kept.length, all: areas.length });

function shareLines(rows: readonly GridRow[], lang: Lang): readonly string[] {
  const found = notesIn(rows);
  return [
    found.has('sum_of_children') ? t(lang, 'view.note.shares_sum') : '',
    found.has('published_parent') ? t(lang, 'view.note.shares_parent') : '',
  ];
}

function totalLines({ layout, catalog, lang }: NoteContext): readonly string[] {
  const { kept } = layout;
  const parent = kept === undefined ? layout.parent : null;
  const fromParent = shownColumns(layout).filter(
    ({ column }) => column.total === 'parent' && column.kind !== 'completion',
  );
  const keys = parent === null ? [] : [...new Set(fromParent.map(({ column }) => column.indicator))];
  const peers = new Set(layout.peers);
  const left = (kept ?? layout.areas).filter((key) => !peers.has(key));
  const names = (list: readonly string[], name: (key: string) => string): string => list.map(name).join(comma(lang));
  return [
    keys.length === 0 || parent === null
      ? ''
      : t(lang, 'view.note.total_parent', {
          indicators: names(keys, (key) => catalog.indicatorName(key, lang)),
          parent: catalog.areaName(parent, lang),
        }),
    left.length === 0
      ? ''
      : t(lang, 'view.note.total_left', { names: names(left, (key) => catalog.areaName(key, lang)) }),
  ];
}

/** Files by their names, without the folders that they lay in; of very many the first ones, and how many. '' where there are none. */
export function sourceLine(files: readonly string[], lang: Lang): string {
  const names = [...new Set(files.map((file) => file.split('/').at(-1) ?? file))];
  if (names.length === 0) return '';
  const many = names.length > MOST_NAMED;
  const text = (many ? names.slice(0, NAMED_OF_MANY) : names).join(t(lang, 'view.chart.sep'));
  return t(lang, many ? 'view.note.many_sources' : 'view.note.sources', { files: text, n: names.length });
}

/** More files than this are not all named below a table. */
const MOST_NAMED = 6;
const NAMED_OF_MANY = 3;
