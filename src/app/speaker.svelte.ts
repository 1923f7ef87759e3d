import { formatPeriod, type Month, type Period } from '../catalog';
import { formatFigure, gridStyle, type Figure } from '../core';
import { t, tCode, type Lang, type MessageKey, type Params } from '../text';
import { Preferences } from './preferences.svelte';
import { sizeText } from './size';

/** Everything as the person reads it: messages, periods, figures, moments, in the language chosen. All of it reactive. */
export class Speaker {
  readonly preferences = new Preferences();
  readonly lang: Lang = $derived(this.preferences.lang);

  /** A message in the language chosen. Reactive. */
  t = (key: MessageKey, params?: Params): string => t(this.lang, key, params);
  /** For codes that come from data: an issue's, a reason's. */
  tCode = (prefix: string, code: string, params?: Params): string => tCode(this.lang, prefix, code, params);

  period = (period: Period): string => formatPeriod(period, this.lang);

  /** The months from first to last, as one span. */
  monthSpan = (from: Month, to: Month): string => formatPeriod({ m0: from, n: to - from + 1 }, this.lang);

  /** A moment, to the minute, in the person's own time zone. */
  time = (iso: string): string => {
    const at = new Date(iso);
    return Number.isNaN(at.getTime())
      ? iso
      : at.toLocaleString(this.lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  };

  /** A plain count, 54,312. */
  count = (n: number): string => n.toLocaleString('en-US');

  size = (bytes: number): string => sizeText(bytes);

  /** A figure as a person reads it beside its unit; without a value, the reason. */
  figure = (figure: Figure): string =>
    formatFigure(figure, {
      ...gridStyle(this.lang),
      unit: true,
      reason: (reason) => this.tCode('reason', reason),
    });
}
