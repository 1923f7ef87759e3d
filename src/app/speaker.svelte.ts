import { formatPeriod, type Month, type Period } from '../catalog';
import { formatFigure, gridStyle, type Figure } from '../core';
import { t, tCode, type Lang, type MessageKey, type Params } from '../text';
import { Preferences } from './preferences.svelte';
import { sizeText } from './size';

/** What is said in a language; `lang` is asked each time, so that it stays reactive. */
export const wordsIn = (lang: () => Lang) => {
  const said = {
    /** A message. */
    t: (key: MessageKey, params?: Params): string => t(lang(), key, params),
    /** For codes that come from data: an issue's, a reason's. */
    tCode: (prefix: string, code: string, params?: Params): string => tCode(lang(), prefix, code, params),
    period: (period: Period): string => formatPeriod(period, lang()),
    /** The months from first to last, as one span. */
    monthSpan: (from: Month, to: Month): string => formatPeriod({ m0: from, n: to - from + 1 }, lang()),
    /** A moment, to the minute, in the person's own time zone. */
    time: (iso: string): string => {
      const at = new Date(iso);
      return Number.isNaN(at.getTime())
        ? iso
        : at.toLocaleString(lang() === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
    },
    /** A figure as a person reads it beside its unit; without a value, the reason. */
    figure: (figure: Figure): string =>
      formatFigure(figure, { ...gridStyle(lang()), unit: true, reason: (reason) => said.tCode('reason', reason) }),
  };
  return said;
};

/** Everything as the person reads it: messages, periods, figures, moments, in the language chosen. All of it reactive. */
export class Speaker {
  readonly preferences = new Preferences();
  readonly lang: Lang = $derived(this.preferences.lang);
  readonly #words = wordsIn(() => this.lang);
  readonly t = this.#words.t;
  readonly tCode = this.#words.tCode;
  readonly period = this.#words.period;
  readonly monthSpan = this.#words.monthSpan;
  readonly time = this.#words.time;
  readonly figure = this.#words.figure;

  /** A plain count, 54,312. */
  count = (n: number): string => n.toLocaleString('en-US');

  size = (bytes: number): string => sizeText(bytes);
}
