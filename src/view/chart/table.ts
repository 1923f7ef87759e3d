import { formatPeriod } from '../../catalog';
import { withUnit } from '../show';
import { t, type Lang } from '../../text';
import { pairsOf } from './scatter';
import { shownPeriods } from './words';
import { axisTexts, type ChartState } from './state';

/** The chart as a table: the same texts, for those who do not see it, and for a file. */
export interface ChartTable {
  readonly corner: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function tableOf(state: ChartState, lang: Lang): ChartTable {
  const corner = t(lang, 'view.area');
  const headed = (name: string, unit: string): string => withUnit(lang, name, unit);
  if (state.kind === 'bullet') {
    return {
      corner: '',
      head: [t(lang, 'chart.col.reached'), t(lang, 'chart.col.target'), t(lang, 'chart.col.due')],
      rows: state.bullets.map(({ name, text, target, dueText }) => [name, text, target, dueText]),
    };
  }
  if (state.kind === 'scatter') {
    const other = state.parts[0];
    const pairs = pairsOf(state);
    return {
      corner,
      head: [headed(state.name, state.unit), headed(other?.name ?? '', other?.unit ?? '')],
      rows: pairs.flatMap(({ one, pairs: own }) =>
        own.slice(-1).map(({ up, across }) => [one.name, up.text, across.text]),
      ),
    };
  }
  if (state.parts.length > 0) {
    const single = state.series.length === 1;
    return {
      corner: single ? '' : corner,
      head: single
        ? axisTexts(state.periods, lang)
        : state.parts.flatMap(({ name, unit }) =>
            columnsFor(state).map((p) => `${headed(name, unit)} ${formatPeriod(p, lang)}`),
          ),
      rows: single
        ? state.parts.map(({ name, unit, series }) => [
            headed(name, unit),
            ...(series[0]?.points ?? []).map(({ text }) => text),
          ])
        : state.series.map(({ area, name }) => [
            name,
            ...state.parts.flatMap(({ series }) => {
              const points = series.find((one) => one.area === area)?.points ?? [];
              return columnsFor(state).map((period) => points.find((point) => point.period === period)?.text ?? '');
            }),
          ]),
    };
  }
  const shown = new Set(columnsFor(state));
  return {
    corner,
    head: axisTexts([...shown], lang),
    rows: state.series.map(({ name, points }) => [
      name,
      ...points.filter(({ period }) => shown.has(period)).map(({ text }) => text),
    ]),
  };
}

const columnsFor = (state: ChartState): ChartState['periods'] => shownPeriods(state, state.series);

/**
 * Comma-separated text with a mark for its encoding, as spreadsheets open it. Texts that would run as a formula (= + - @) are led by
 * an apostrophe; numbers keep their sign, written with a hyphen.
 */
export function tableCsv(title: string, { corner, head, rows }: ChartTable, notes: readonly string[]): string {
  const lines = [[title], [corner, ...head], ...rows, ...notes.map((note) => [note])];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const plain = text.replaceAll('−', '-').replace(/[\r\n\t]+/g, ' ');
  const number = /^[+-]?[\d,]*\.?\d+%?$/.test(plain);
  const safe = !number && /^[=+\-@]/.test(plain) ? `'${plain}` : number ? plain.replaceAll(',', '') : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
