import type { Period } from '../../catalog';
import type { Lang } from '../../text';
import type { Finding } from './finding';
import type { LintNumber } from './number';
import { typedNumerals, type Numeral } from './numerals';
import { cutoffFindings, oldPeriodFindings } from './periods';
import { proseOf } from './prose';
import { shareFindings } from './shares';
import { signFindings } from './signs';
import { decimalFindings } from './uniform';
import { waiverAt, type Waiver } from './waiver';

export interface LintInput {
  readonly text: string;
  /** Every `{{…}}` that stands for a number, in order. */
  readonly numbers: readonly LintNumber[];
  readonly waivers: readonly Waiver[];
  /** The document's reporting period. */
  readonly period: Period | null;
  /** That of the document it was rolled forward from. */
  readonly rolledFrom?: Period;
  readonly lang: Lang;
}

/** What answers for each number of a document, and what is to be looked at. */
export interface Lint {
  /** Numerals that were typed, in order. */
  readonly typed: readonly Numeral[];
  readonly counts: {
    /** By a query over data. */
    readonly bound: number;
    /** Bound to a hand number with its basis. */
    readonly hand: number;
    readonly waived: number;
    readonly loose: number;
  };
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Nothing stands against 定稿. */
  readonly clean: boolean;
}

/** Looks a document through. Pure; asks nothing: what is not answered yet is said to be so. */
export function lint({ text, numbers, waivers, period, rolledFrom, lang }: LintInput): Lint {
  const prose = proseOf(text);
  const typed = typedNumerals(text, prose, waivers);
  const hand = numbers.filter(({ figure }) => figure?.notes.includes('hand')).length;
  const loose = typed.filter(({ status }) => status === 'loose');
  // What a person has looked at and let stand is not said again.
  const left = (each: Finding): boolean => each.blocks || !waiverAt(text, each.start, each.end, waivers);
  const findings = [
    ...loose.map((each): Finding => ({
      kind: 'loose',
      blocks: true,
      start: each.start,
      end: each.end,
      params: { text: each.text },
    })),
    ...numbers.flatMap((number) => stateOf(number, text)),
    ...signFindings(text, numbers),
    ...cutoffFindings(prose, numbers, period, lang),
    ...decimalFindings(numbers),
    ...shareFindings(prose, numbers),
    ...oldPeriodFindings(prose, rolledFrom, period, lang),
  ]
    .filter(left)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    typed,
    counts: { bound: numbers.length - hand, hand, waived: typed.length - loose.length, loose: loose.length },
    findings,
    clean: !findings.some(({ blocks }) => blocks),
  };
}

/** What a number itself has to say: a problem or an unproved word, no answer yet, or nothing there. */
function stateOf({ start, end, shown, figure, problem }: LintNumber, text: string): readonly Finding[] {
  const at = { start, end };
  if (problem !== undefined) return [{ kind: 'problem', blocks: true, ...at, params: { problem } }];
  if (!figure) return [];
  const there = figure.exact !== null || figure.low !== undefined || figure.text !== undefined;
  return there
    ? []
    : [{ kind: 'missing', blocks: false, ...at, params: { shown, expression: insideAt(text, start, end) } }];
}

/** What stands in the braces, without name and format: what the number is, for who reads the list. */
const insideAt = (text: string, start: number, end: number): string =>
  text
    .slice(start + 2, end - 2)
    .replace(/\s#[a-z0-9]+\s*$/, '')
    .replace(/\|[^\]]*$/, '')
    .trim();
