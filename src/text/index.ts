import { en } from './en';
import { zh } from './zh';

/** Interface wording. Chinese is written first; English has the same keys, which the type checks. */
export type Lang = 'zh' | 'en';
export type MessageKey = keyof typeof zh;
export type Params = Readonly<Record<string, string | number>>;

const messages: Readonly<Record<Lang, Readonly<Record<MessageKey, string>>>> = { zh, en };

/** The message in that language, `{name}` replaced by `params.name`. */
export function t(lang: Lang, key: MessageKey, params: Params = {}): string {
  return messages[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** For codes that come from data (issue codes, reasons): the message, or the code itself when there is none. */
export function tCode(lang: Lang, prefix: string, code: string, params: Params = {}): string {
  const key = `${prefix}.${code}`;
  return key in zh ? t(lang, key as MessageKey, params) : code;
}
