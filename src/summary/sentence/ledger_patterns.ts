import type { Indicator, Measure } from '../../catalog';
import { compare, add, whole } from '../../core';
import { t, type MessageKey } from '../../text';
import { measureOf } from './parts';
import { unfit, type Pattern, type Proof } from './pattern';
import { nameOf, value, zh } from './said';
import { areaWord, chip, periodWord, type LedgerOf, type SentenceSetting } from './setting';
import { quoted } from '../tokens';
import { worded } from './worded';

/** The measure behind an indicator that counts or sums what is dated in a span, with its ledger as loaded. */
function flowOf(
  s: SentenceSetting,
): { readonly measure: Measure & { readonly dateColumn: string }; readonly ledger: LedgerOf } | null {
  const measure = measureOf(s.indicator, s.catalog);
  const ledger = s.ledgers?.find(({ key }) => key === measure?.ledger);
  if (!measure?.dateColumn || !ledger) return null;
  return { measure: { ...measure, dateColumn: measure.dateColumn }, ledger };
}

const labelOf = ({ columns }: LedgerOf, name: string): string =>
  columns.find((column) => column.name === name)?.label ?? name;

/** `{{名单 [台账] 日期=… 级别=省级 | 条数 项}}`: the rows that the measure counts, and more conditions. */
function listChip(
  s: SentenceSetting,
  measure: Measure & { readonly dateColumn: string },
  ledger: LedgerOf,
  more: readonly string[],
  shown: string,
): string {
  const { document, area, period, lang } = s;
  const eq = (key: readonly [string, string], text: string): string => `${zh(s) ? key[0] : key[1]}=${text}`;
  const parts = [
    `${zh(s) ? '名单' : 'names'} ${quoted(ledger.names[0] ?? ledger.key)}`,
    eq(['日期', 'date'], quoted(labelOf(ledger, measure.dateColumn))),
    ...measure.filter.map(({ column, in: values }) => `${labelOf(ledger, column)}=${quoted(values.join('/'))}`),
    ...(area === document.area ? [] : [eq(['地区', 'area'], areaWord(area, s))]),
    ...(document.period && period.m0 === document.period.m0 && period.n === document.period.n
      ? []
      : [eq(['报告期', 'period'], quoted(periodWord(period, lang)))]),
    ...more,
  ];
  return `{{${parts.join(' ')}${shown === '' ? '' : ` | ${shown}`}}}`;
}

/** Other indicators over the same ledger and rows: of another day (stages), or of another column on the same day. */
function kin(
  s: SentenceSetting,
  measure: Measure,
  wanted: (other: Measure) => boolean,
): readonly { readonly each: Indicator; readonly measure: Measure }[] {
  return s.catalog.data.indicators.flatMap((each) => {
    const other = each.key === s.indicator.key ? null : measureOf(each, s.catalog);
    const alike = other?.ledger === measure.ledger && JSON.stringify(other.filter) === JSON.stringify(measure.filter);
    return other && alike && wanted(other) ? [{ each, measure: other }] : [];
  });
}

const VERBS: readonly (readonly [RegExp, MessageKey])[] = [
  [/申报/u, 'sentence.verb_declared'],
  [/立项|获批/u, 'sentence.verb_approved'],
  [/验收|结题/u, 'sentence.verb_accepted'],
  [/资金|经费/u, 'sentence.verb_funds'],
];

/** The values by which a ledger's column parts the rows, each with its number of rows. */
function split(
  s: SentenceSetting,
  flow: NonNullable<ReturnType<typeof flowOf>>,
  label: string,
  values: readonly string[],
): readonly string[] {
  const unit = s.indicator.unit;
  return values.map(
    (each) =>
      `${each}${zh(s) ? '' : ' '}${listChip(s, flow.measure, flow.ledger, [`${label}=${quoted(each)}`], `${zh(s) ? '条数' : 'rows'}${unit === '' ? '' : ` ${unit}`}`)}`,
  );
}

/** Every row is in one part: the parts come to the whole, or nothing is said. */
const comesTo = (all: string, parts: readonly string[]): Proof => ({
  chips: [all, ...parts],
  check: ([total, ...each]) => {
    const sum = each.reduce((a, part) => add(a, value(part) ?? whole(0)), whole(0));
    const is = value(total);
    return is && is.num > 0n && compare(sum, is) === 0 ? null : 'sentence.why_not_whole';
  },
});

/** Levels come in their own order, other fields as they are. */
const LEVELS = ['国家级', '省级', '市级', '县级'];

/** Out of ledgers: by level and field (16), whom with stages each by its own day (37), sessions and attendances (38). */
export const LEDGER_PATTERNS: readonly Pattern[] = [
  {
    pattern: 16,
    name: 'sentence.name_16',
    draft: (s) => {
      const flow = flowOf(s);
      if (flow?.measure.aggregate !== 'count') return unfit('sentence.why_no_ledger');
      const parted = flow.ledger.splits.filter(({ values }) => values.length > 1 && values.length <= 6);
      const [first, second] = [...parted].sort((a, b) => Number(b.label === '级别') - Number(a.label === '级别'));
      if (!first) return unfit('sentence.why_no_parts');
      const values = [...first.values].sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
      const join = zh(s) ? '、' : ', ';
      const all = listChip(s, flow.measure, flow.ledger, [], `${zh(s) ? '条数' : 'rows'} ${s.indicator.unit}`.trim());
      const chips = (label: string, each: readonly string[]): readonly string[] =>
        split(s, flow, label, each).map((text) => text.slice(text.indexOf('{{')));
      const fields = second ? { more: split(s, flow, second.label, second.values).join(join), by: second.label } : null;
      return {
        ...worded(16, s, fields ? ['p16_a', 'p16_b'] : ['p16_a'], {
          all,
          list: split(s, flow, first.label, values).join(join),
          more: fields?.more ?? '',
          by: fields?.by ?? '',
        }),
        proof: comesTo(all, chips(first.label, values)),
        proofs: second ? [first, second].map(({ label, values: own }) => comesTo(all, chips(label, own))) : [],
      };
    },
  },
  {
    pattern: 37,
    name: 'sentence.name_37',
    draft: (s) => {
      const flow = flowOf(s);
      if (flow?.measure.aggregate !== 'count') return unfit('sentence.why_no_ledger');
      const { measure, ledger } = flow;
      const place = (name: string | undefined): number => ledger.columns.findIndex((column) => column.name === name);
      const own = place(measure.dateColumn);
      const later = [...kin(s, measure, ({ dateColumn }) => dateColumn !== undefined && place(dateColumn) > own)]
        .sort((a, b) => place(a.measure.dateColumn) - place(b.measure.dateColumn))
        .slice(0, 2);
      const by = ledger.columns.find(({ type, role }) => type === 'number' && role === 'amount')?.label;
      const order = by === undefined ? [] : [`${zh(s) ? '按' : 'by'}=${quoted(by)}`];
      const who = listChip(s, measure, ledger, order, '');
      const stage = (each: Indicator): string => {
        const verb = zh(s) ? VERBS.find(([pattern]) => pattern.test(nameOf(s, each))) : undefined;
        return `${verb ? t(s.lang, verb[1]) : `${nameOf(s, each)}${zh(s) ? '' : ' '}`}${chip(s, '', '', each)}`;
      };
      const stages = later.map(({ each }) => stage(each)).join(zh(s) ? '，' : ', ');
      const texts = stages === '' ? (['p37_b'] as const) : (['p37_a', 'p37_b'] as const);
      return worded(37, s, texts, { who, first: stage(s.indicator), stages, value: chip(s) });
    },
  },
  {
    pattern: 38,
    name: 'sentence.name_38',
    draft: (s) => {
      const flow = flowOf(s);
      if (!flow || !/^(?:期|场|场次|次|班)$/u.test(s.indicator.unit)) return unfit('sentence.why_no_sessions');
      const people = kin(s, flow.measure, ({ dateColumn }) => dateColumn === flow.measure.dateColumn).find(
        ({ each }) => each.unit === '人次' || each.unit === '人',
      );
      if (!people) return unfit('sentence.why_no_sessions');
      const attended = (format: string): string => chip(s, '', format, people.each);
      return {
        pattern: 38,
        texts: [
          ...worded(38, s, ['p38_a', 'p38_b'], { value: chip(s), people: attended('') }).texts,
          ...worded(38, s, ['p38_a'], { value: chip(s), people: attended(zh(s) ? '余' : 'over') }).texts,
        ],
      };
    },
  },
];
