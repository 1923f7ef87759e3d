import type { Figure } from '../../core';
import type { Ask } from '../../query';
import { t, tCode, type Lang } from '../../text';
import { bindSummary, type Binding } from '../bind';
import { countOf, writeNameList, type NameListAnswer, type NameListWords } from '../name_list';
import { writeFigure, type Written } from '../show';
import { LEDGER_PATTERNS } from './ledger_patterns';
import { LEVEL_PATTERNS } from './level_patterns';
import type { Pattern, Proof } from './pattern';
import { PEER_PATTERNS } from './peer_patterns';
import { PLACE_PATTERNS } from './place_patterns';
import type { SentenceSetting } from './setting';
import { STOCK_PATTERNS } from './stock_patterns';
import { STRUCTURE_PATTERNS } from './structure_patterns';
import { TARGET_PATTERNS } from './target_patterns';
import { UNSAID_PATTERNS } from './unsaid_patterns';

/** A sentence that is true now, as text for a document and as it reads. */
export interface Sentence {
  readonly pattern: number;
  readonly name: string;
  /** Markdown with `{{…}}`. */
  readonly text: string;
  readonly shown: string;
}

/** A usual sentence that cannot be written of these data, and why. */
export interface Refused {
  readonly pattern: number;
  readonly name: string;
  readonly why: string;
}

export interface SentencePlan {
  /** Asked as one statement; its figures go to `judge`. */
  readonly asks: readonly Ask[];
  /** Lists of names, and numbers of rows, out of ledgers; their answers go to `judge` beside the figures. */
  readonly lists: readonly NameListWords[];
  readonly judge: (
    figures: readonly Figure[],
    lists?: readonly NameListAnswer[],
  ) => {
    readonly sentences: readonly Sentence[];
    readonly refused: readonly Refused[];
  };
}

const PATTERNS: readonly Pattern[] = [
  ...LEVEL_PATTERNS,
  ...STRUCTURE_PATTERNS,
  ...TARGET_PATTERNS,
  ...PLACE_PATTERNS,
  ...PEER_PATTERNS,
  ...STOCK_PATTERNS,
  ...LEDGER_PATTERNS,
  ...UNSAID_PATTERNS,
].sort((a, b) => a.pattern - b.pattern);

/**
 * The usual sentences about an indicator. Every placeholder of a draft is asked, and what it must prove beside; offered is only what has all its
 * numbers, each in the form that the sentence gives it. Pure: whoever asks gives the figures to `judge`.
 */
export function planSentences(setting: SentenceSetting): SentencePlan {
  const { lang } = setting;
  const asks: Ask[] = [];
  const lists = new Map<string, NameListWords>();
  const placeOf = new Map<string, number>();
  const place = (ask: Ask): number => {
    const key = JSON.stringify(ask);
    const known = placeOf.get(key);
    if (known !== undefined) return known;
    placeOf.set(key, asks.length);
    asks.push(ask);
    return asks.length - 1;
  };
  const bind = (text: string): readonly Binding[] => bound(text, setting);
  const plans = PATTERNS.map(({ pattern, name, draft }) => {
    const made = draft(setting);
    if ('why' in made) return { pattern, name: t(lang, name), why: t(lang, made.why) };
    const proving = (proof: Proof | undefined): Proving | null =>
      proof ? { proof, bindings: proof.chips.map((each) => bind(each)[0]) } : null;
    const proof = proving(made.proof);
    const texts = made.texts.map((text, i) => ({ text, bindings: bind(text), own: proving(made.proofs?.[i]) }));
    const asked = [proof, ...texts.map(({ own }) => own)].flatMap((each) => each?.bindings ?? []);
    for (const each of [...asked, ...texts.flatMap(({ bindings }) => bindings)]) {
      if (each?.ask) place(each.ask);
      if (each?.kind === 'names' && each.words) lists.set(JSON.stringify(each.words), each.words);
    }
    return { pattern, name: t(lang, name), proof, texts };
  });
  const judge: SentencePlan['judge'] = (figures, answers = []) => {
    const listOf = new Map([...lists.keys()].map((key, i) => [key, answers[i]]));
    const figureOf = (binding: Binding | undefined): Figure | undefined =>
      binding?.ask ? figures[placeOf.get(JSON.stringify(binding.ask)) ?? -1] : undefined;
    const answerOf: AnswerOf = (binding) => {
      const figure = figureOf(binding);
      if (figure) return { figure, written: writeFigure(figure, binding?.format ?? {}, binding?.ask?.period, lang) };
      const words = binding?.kind === 'names' ? binding.words : null;
      const list = words ? listOf.get(JSON.stringify(words)) : undefined;
      if (!binding || !words || !list) return null;
      return { figure: countOf(list, words), written: writeNameList(list, words, binding.format, lang) };
    };
    const sentences: Sentence[] = [];
    const refused: Refused[] = [];
    for (const plan of plans) {
      if ('why' in plan) {
        refused.push({ pattern: plan.pattern, name: plan.name, why: plan.why ?? '' });
        continue;
      }
      const { pattern, name, proof, texts } = plan;
      const against = failed(proof, answerOf, lang);
      const told = texts.map(({ text, bindings, own }) => {
        const each = tell(text, bindings, answerOf, lang);
        return { ...each, why: failed(own, answerOf, lang) ?? each.why };
      });
      const good = against === null ? told.filter((each) => each.why === null) : [];
      if (good.length === 0) refused.push({ pattern, name, why: against ?? told[0]?.why ?? '' });
      sentences.push(...good.map(({ text, shown }) => ({ pattern, name, text, shown })));
    }
    return { sentences, refused };
  };
  return { asks, lists: [...lists.values()], judge };
}

/** What a placeholder says: its figure, where it is a number, and how it is written. Null where it was not asked. */
type AnswerOf = (binding: Binding | undefined) => { readonly figure: Figure | null; readonly written: Written } | null;

/** What a sentence says in its document: the head gives what its placeholders leave open. */
function bound(text: string, { catalog, lang, document }: SentenceSetting): readonly Binding[] {
  return bindSummary(text, catalog, {
    lang,
    ...(document.area === null ? {} : { area: document.area }),
    ...(document.period === null ? {} : { period: document.period }),
  }).bindings;
}

interface Proving {
  readonly proof: Proof;
  readonly bindings: readonly (Binding | undefined)[];
}

function failed(proving: Proving | null, answerOf: AnswerOf, lang: Lang): string | null {
  if (!proving) return null;
  const known = proving.bindings.flatMap((each) => answerOf(each)?.figure ?? []);
  if (known.length !== proving.bindings.length) return t(lang, 'sentence.why_not_asked');
  const why = proving.proof.check(known);
  return why === null ? null : t(lang, why);
}

function tell(
  text: string,
  bindings: readonly Binding[],
  answerOf: AnswerOf,
  lang: Lang,
): { readonly text: string; readonly shown: string; readonly why: string | null } {
  let [shown, at, why] = ['', 0, null as string | null];
  for (const binding of bindings) {
    const { figure, written } = answerOf(binding) ?? { figure: null, written: null };
    if (!written) why ??= binding.problem ?? t(lang, 'sentence.why_not_asked');
    else if (figure?.exact === null && !figure.low && figure.text === undefined) {
      why ??= t(lang, 'sentence.why_missing', {
        number: binding.inside,
        reason: figure.reason === null ? '' : tCode(lang, 'reason', figure.reason),
      });
    } else why ??= written.problem ?? null;
    shown += text.slice(at, binding.start) + (written?.shown ?? '');
    at = binding.end;
  }
  return { text, shown: shown + text.slice(at), why };
}
