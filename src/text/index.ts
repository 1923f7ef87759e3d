import { en } from './en';
import { zh } from './zh';

/** Interface wording. Chinese is written first; English has the same keys, which the type checks. */
export type Lang = 'zh' | 'en';
export type MessageKey = keyof typeof zh;
export type Params = Readonly<Record<string, string | number>>;

const messages: Readonly<Record<Lang, Readonly<Record<MessageKey, string>>>> = { zh, en };

/**
 * The message in that language, `{name}` replaced by `params.name`. Chinese needs no blank between two of them, but Latin words do: Labor Force 2018年. English
 * counts: `{n} cells are` is said of one as `1 cell is`.
 */
export function t(lang: Lang, key: MessageKey, params: Params = {}): string {
  const message = messages[lang][key];
  return (lang === 'en' ? counted(message, params) : message).replace(/(?:\{\w+\})+/g, (names) => {
    const words = names.match(/\{\w+\}/g) ?? [];
    return words.map((name) => String(params[name.slice(1, -1)] ?? name)).reduce(lang === 'zh' ? besides : join, '');
  });
}

const ONE: Readonly<Record<string, string>> = {
  are: 'is',
  were: 'was',
  have: 'has',
  had: 'had',
  do: 'does',
  hold: 'holds',
  lack: 'lacks',
  lie: 'lies',
  differ: 'differs',
  disagree: 'disagrees',
};

const counted = (message: string, params: Params): string =>
  message.replace(
    /\{(\w+)\} (?!series\b)([a-z]{3,})s\b(?: (\w+)\b)?/g,
    (all, name: string, noun: string, verb?: string) =>
      String(params[name]) === '1' ? `{${name}} ${noun}${verb === undefined ? '' : ` ${ONE[verb] ?? verb}`}` : all,
  );

const join = (before: string, after: string): string => before + after;

/**
 * Two words beside each other; with a blank where one ends and the other begins in Latin letters, or in one of them and a figure. A
 * placeholder of a document is a figure: Labor Force {{[Labor Force]}}.
 */
function besides(before: string, after: string): string {
  const last = before.endsWith('}}') ? '0' : (before.at(-1) ?? '');
  const first = after.startsWith('{{') ? '0' : (after.at(0) ?? '');
  const collide = /[\p{Script=Latin}\d]{2}/u.test(last + first) && /\p{Script=Latin}/u.test(last + first);
  return collide ? `${before} ${after}` : before + after;
}

/** For codes that come from data (issue codes, reasons): the message, or the code itself when there is none. */
export function tCode(lang: Lang, prefix: string, code: string, params: Params = {}): string {
  const key = `${prefix}.${code}`;
  return key in zh ? t(lang, key as MessageKey, params) : code;
}
