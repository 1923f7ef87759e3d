import { resolveIndicator, type Catalog, type Period } from '../catalog';
import type { Ask } from '../query';
import { bindSummary, derivationWord, quoted, type NumberFormat } from '../summary';
import { t, type Lang } from '../text';
import type { Workspace } from '../workspace';
import { derivationChoices } from './summary_insert';
import { periodWords } from './suggest_periods';
import { DERIVED, FORMATS } from './suggest_words';

/** What a suggestion does when it is taken. */
export type SuggestionAct =
  /** Stands in place of what was typed; `markdown` is a piece of the stored text. */
  | { readonly kind: 'insert'; readonly markdown: string; readonly block?: boolean }
  /** Words in place of what was typed; the suggestions go on from there. */
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'block'; readonly name: string }
  | { readonly kind: 'sentences' };

export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** A unit, or what kind of thing it is. */
  readonly detail: string;
  /** What the number would be, once it was asked for. */
  readonly number?: { readonly ask: Ask; readonly format: NumberFormat };
  readonly act: SuggestionAct;
}

/** What is being typed before the cursor that suggestions can be made for; `typed` begins `length` letters before the cursor. */
export interface Typing {
  readonly kind: 'slash' | 'braces' | 'phrase';
  readonly typed: string;
  readonly length: number;
}

export interface SuggestSetting {
  readonly catalog: Catalog;
  readonly workspace: Workspace;
  readonly lang: Lang;
  readonly area: string | null;
  readonly period: Period | null;
}

const BRACES = /(?:\{\{|｛｛)([^{}｛｝\n]*)$/;
const SLASH = /(?:^|[\s，。；：！？“”（）])([/／])([^\s/／，。；：]{0,12})$/;
/** Input methods write 、 for the key of the slash; at the beginning of a paragraph nobody means it. */
const COMMA = /^(、)([^\s、，。；：]{0,12})$/;

/** What is being typed, from the words before the cursor in its paragraph. */
export function typingAt(before: string): Typing | null {
  const braces = BRACES.exec(before);
  if (braces) return { kind: 'braces', typed: braces[1] ?? '', length: braces[0].length };
  const slash = SLASH.exec(before) ?? COMMA.exec(before);
  if (slash) return { kind: 'slash', typed: slash[2] ?? '', length: 1 + (slash[2] ?? '').length };
  return null;
}

const bound = (inside: string, { catalog, lang, area, period }: SuggestSetting): Suggestion['number'] | null => {
  const [binding] = bindSummary(`{{${inside}}}`, catalog, {
    lang,
    ...(area === null ? {} : { area }),
    ...(period === null ? {} : { period }),
  }).bindings;
  return binding?.ask ? { ask: binding.ask, format: binding.format } : null;
};

function numberSuggestion(inside: string, label: string, detail: string, setting: SuggestSetting): Suggestion {
  const number = bound(inside, setting);
  return {
    key: inside,
    label,
    detail,
    ...(number ? { number } : {}),
    act: { kind: 'insert', markdown: `{{${inside}}}` },
  };
}

/** An indicator's name as it can be cited: its key where the name could be several things. */
function nameFor(key: string, { catalog, lang }: SuggestSetting): string {
  const name = catalog.indicatorName(key, lang);
  const found = resolveIndicator(catalog, name);
  return quoted('indicator' in found && found.indicator.key === key ? name : key);
}

/** What can be said of an indicator: its value and what is derived from it. */
function derived(key: string, setting: SuggestSetting): readonly Suggestion[] {
  const { catalog, lang } = setting;
  const name = catalog.indicatorName(key, lang);
  return derivationChoices(catalog, key, lang).map(({ label, words }) =>
    numberSuggestion(`${nameFor(key, setting)}${words === '' ? '' : ` ${words}`}`, `${name} ${label}`, '', setting),
  );
}

/** Completions within `{{`: indicators, areas, derivations, formats for the last word; first of all, once it is understood, the number itself. */
export function braceSuggestions(typed: string, setting: SuggestSetting): readonly Suggestion[] {
  const { catalog, lang } = setting;
  const [, done = '', word = ''] = /^([\s\S]*?)(\[[^\]]*|[^\s,，、|[\]]*)$/.exec(typed) ?? [];
  const name = word.replace(/^\[/, '');
  const whole = typed.trim();
  const number = whole === '' ? null : bound(whole, setting);
  const self = number
    ? [{ key: 'self', label: whole, detail: '', number, act: { kind: 'insert', markdown: `{{${whole}}}` } } as const]
    : [];
  const offer = (text: string, label: string, detail: string): Suggestion => ({
    key: `${detail} ${text}`,
    label,
    detail,
    act: { kind: 'words', text: `{{${done}${text} ` },
  });
  if (/\|[^[\]]*$/.test(done)) {
    const formats = FORMATS[lang].filter((each) => each.startsWith(name));
    return [...self, ...formats.map((each) => offer(each, each, t(lang, 'editor.kind_format')))].slice(0, 12);
  }
  const named = [...done.matchAll(/\[([^\]]+)\]/g)].flatMap(([, each = '']) => {
    const found = resolveIndicator(catalog, each);
    return 'indicator' in found ? [found.indicator.key] : [];
  })[0];
  const indicators =
    named !== undefined && name === ''
      ? []
      : (name === '' ? catalog.data.indicators : catalog.findIndicators(name)).slice(0, named === undefined ? 8 : 3);
  const areas = name === '' ? [] : catalog.findAreas(name).slice(0, 4);
  const words = word.startsWith('[')
    ? []
    : DERIVED[lang].filter((each) => each.startsWith(name) && derivationOrShift(each));
  const periods = word.startsWith('[') ? [] : periodWords(name, setting);
  return [
    ...self,
    ...periods.map((each) => offer(each, each, t(lang, 'editor.kind_period'))),
    ...(named !== undefined && name === '' && number ? derived(named, setting).slice(1) : []),
    ...(named === undefined
      ? []
      : words.slice(0, 6).map((each) => offer(each, each, t(lang, 'editor.kind_derivation')))),
    ...indicators.map(({ key }) =>
      offer(nameFor(key, setting), catalog.indicatorName(key, lang), catalog.unitName(key, lang)),
    ),
    ...areas.map(({ key }) =>
      offer(quoted(catalog.areaName(key, lang)), catalog.areaName(key, lang), t(lang, 'editor.kind_area')),
    ),
    ...(named === undefined
      ? words.slice(0, 4).map((each) => offer(each, each, t(lang, 'editor.kind_derivation')))
      : []),
  ].slice(0, 14);
}

const derivationOrShift = (word: string): boolean =>
  derivationWord(word) !== null || /^(?:上年|上年同期|last-year)$/.test(word);

/** Ends of words that ask a derivation, for phrases that are written without a blank: 专利授权量同比. */
const GLUED = /(同比|环比|增减额|百分点|占比|占全市|占全省|位次|完成率|目标)$/;

/** A change is told with its direction, unless a form was written. */
function usualForm(words: readonly string[]): string {
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (/^(?:同比|环比|增减额|百分点|公布增速)$/.test(last)) return ' | 增降';
  return /^(?:growth|yoy|change|points|published)$/.test(last) ? ' | direction' : '';
}

/** The longest end of the words before the cursor that names an indicator, with what is derived from it. */
export function phraseAt(
  before: string,
  { catalog }: SuggestSetting,
): { readonly inside: string; readonly key: string; readonly length: number } | null {
  const clause = /[^，。；：！？“”（）、\n]{0,48}$/.exec(before)?.[0] ?? '';
  for (let at = 0; at < clause.length - 1; at += 1) {
    const phrase = clause.slice(at);
    if (/^\s/.test(phrase)) continue;
    const [first = '', ...rest] = phrase.trim().split(/\s+/);
    const glued = rest.length === 0 ? GLUED.exec(first)?.[1] : undefined;
    for (const [name, words] of [
      [first, rest] as const,
      ...(glued === undefined ? [] : [[first.slice(0, -glued.length), [glued]] as const]),
      // Names of several words, as in English.
      ...rest.map((_, i) => [[first, ...rest.slice(0, i + 1)].join(' '), rest.slice(i + 1)] as const),
    ]) {
      const found = name === '' ? null : resolveIndicator(catalog, name);
      if (found && 'indicator' in found) {
        const inside = [quoted(name), ...words].join(' ') + usualForm(words);
        return { inside, key: found.indicator.key, length: phrase.length };
      }
    }
  }
  return null;
}

/**
 * For words that were typed without any sign: what they ask, if they ask something. `searching`: also what the catalog finds for the last word, by
 * name, pinyin or initials.
 */
export function phraseSuggestions(
  before: string,
  setting: SuggestSetting,
  searching: boolean,
): { readonly items: readonly Suggestion[]; readonly length: number } {
  const { catalog, lang } = setting;
  const phrase = phraseAt(before, setting);
  if (phrase) {
    const label = phrase.inside.replace(/[[\]]/g, '').replace(/ \| \S+$/, '');
    const self = numberSuggestion(phrase.inside, label, '', setting);
    if (!searching) return { items: self.number ? [self] : [], length: phrase.length };
    const others = derived(phrase.key, setting).filter(({ key }) => key !== self.key);
    return { items: [...(self.number ? [self] : []), ...others], length: phrase.length };
  }
  const none = { items: [], length: 0 };
  if (!searching) return none;
  const tail = /[A-Za-z]{2,}$|[\p{Script=Han}A-Za-z0-9&]{2,12}$/u.exec(before)?.[0] ?? '';
  for (let at = 0; at <= tail.length - 2; at += 1) {
    const word = tail.slice(at);
    const found = catalog.findIndicators(word).slice(0, 10);
    if (found.length === 0) continue;
    return {
      items: found.map(({ key }) =>
        numberSuggestion(nameFor(key, setting), catalog.indicatorName(key, lang), catalog.unitName(key, lang), setting),
      ),
      length: word.length,
    };
  }
  return none;
}
