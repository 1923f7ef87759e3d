import type { Figure } from '../../core';
import type { Ask } from '../../query';
import { t, tCode, type Lang } from '../../text';
import { bindSummary, type Binding } from '../bind';
import { writeFigure } from '../show';
import { LEVEL_PATTERNS } from './level_patterns';
import type { Draft, Pattern } from './pattern';
import type { SentenceSetting } from './setting';
import { STANDING_PATTERNS } from './standing_patterns';

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
  readonly judge: (figures: readonly Figure[]) => {
    readonly sentences: readonly Sentence[];
    readonly refused: readonly Refused[];
  };
}

const PATTERNS: readonly Pattern[] = [...LEVEL_PATTERNS, ...STANDING_PATTERNS].sort((a, b) => a.pattern - b.pattern);

/**
 * The usual sentences about an indicator. Every placeholder of a draft is asked, and what it must prove beside; offered is only what has all its
 * numbers, each in the form that the sentence gives it. Pure: whoever asks gives the figures to `judge`.
 */
export function planSentences(setting: SentenceSetting): SentencePlan {
  const { lang } = setting;
  const asks: Ask[] = [];
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
    const proof = made.proof?.chips.map((each) => bind(each)[0]);
    const texts = made.texts.map((text) => ({ text, bindings: bind(text) }));
    for (const each of [...(proof ?? []), ...texts.flatMap(({ bindings }) => bindings)]) if (each?.ask) place(each.ask);
    return { pattern, name: t(lang, name), made, proof, texts };
  });
  const judge: SentencePlan['judge'] = (figures) => {
    const figureOf = (binding: Binding | undefined): Figure | undefined =>
      binding?.ask ? figures[placeOf.get(JSON.stringify(binding.ask)) ?? -1] : undefined;
    const sentences: Sentence[] = [];
    const refused: Refused[] = [];
    for (const plan of plans) {
      if ('why' in plan) {
        refused.push({ pattern: plan.pattern, name: plan.name, why: plan.why ?? '' });
        continue;
      }
      const { pattern, name, made, proof, texts } = plan;
      const against = failed(made, (proof ?? []).map(figureOf), lang);
      const told = texts.map(({ text, bindings }) => tell(text, bindings, figureOf, lang));
      const good = against === null ? told.filter((each) => each.why === null) : [];
      if (good.length === 0) refused.push({ pattern, name, why: against ?? told[0]?.why ?? '' });
      sentences.push(...good.map(({ text, shown }) => ({ pattern, name, text, shown })));
    }
    return { sentences, refused };
  };
  return { asks, judge };
}

/** What a sentence says in its document: the head gives what its placeholders leave open. */
function bound(text: string, { catalog, lang, document }: SentenceSetting): readonly Binding[] {
  return bindSummary(text, catalog, {
    lang,
    ...(document.area === null ? {} : { area: document.area }),
    ...(document.period === null ? {} : { period: document.period }),
  }).bindings;
}

function failed({ proof }: Draft, figures: readonly (Figure | undefined)[], lang: Lang): string | null {
  if (!proof) return null;
  const known = figures.flatMap((each) => each ?? []);
  if (known.length !== figures.length) return t(lang, 'sentence.why_not_asked');
  const why = proof.check(known);
  return why === null ? null : t(lang, why);
}

function tell(
  text: string,
  bindings: readonly Binding[],
  figureOf: (binding: Binding) => Figure | undefined,
  lang: Lang,
): { readonly text: string; readonly shown: string; readonly why: string | null } {
  let [shown, at, why] = ['', 0, null as string | null];
  for (const binding of bindings) {
    const figure = figureOf(binding);
    const written = figure ? writeFigure(figure, binding.format, binding.ask?.period, lang) : null;
    if (!figure || !written) why ??= binding.problem ?? t(lang, 'sentence.why_not_asked');
    else if (figure.exact === null && !figure.low && figure.text === undefined) {
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
