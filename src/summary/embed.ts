import { quoted } from './tokens';

/** A view's table or chart that stands in a text: `{{表 [县际对比]}}`, `{{chart [tab title or id]}}`. */
export interface Embed {
  readonly what: 'table' | 'chart';
  /** Title or id of the tab. */
  readonly name: string;
}

const WORDS: Readonly<Record<string, Embed['what']>> = { 表: 'table', table: 'table', 图: 'chart', chart: 'chart' };

/** What stands between the braces as an embed; null where it is none. */
export function readEmbed(inside: string): Embed | null {
  const [, word = '', name = ''] = /^(表|图|table|chart)\s*\[((?:[^\]]|\]\])*)\]$/i.exec(inside) ?? [];
  const what = WORDS[word.toLowerCase()];
  const named = name.replaceAll(']]', ']').trim();
  return what === undefined || named === '' ? null : { what, name: named };
}

export const writeEmbed = ({ what, name }: Embed, lang: 'zh' | 'en'): string =>
  `{{${lang === 'zh' ? { table: '表', chart: '图' }[what] : what} ${quoted(name)}}}`;

/** An embed stands alone in a paragraph: blank lines, or nothing, before and behind it. */
export function standsAlone(text: string, start: number, end: number, from: number): boolean {
  const before = text.slice(from, start).split(/\r?\n/).slice(-2);
  const behind = text.slice(end).split(/\r?\n/, 2);
  return [...before, ...behind].every((line) => line.trim() === '');
}
