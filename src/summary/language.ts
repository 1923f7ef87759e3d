import type { Lang } from '../text';
import { readDocument } from './document';

/**
 * The language that a document is written in, whatever the language of the page: its numbers say `增长` or `up` as the words around them do.
 * Chinese if it has as many Han characters as words of Latin letters; `otherwise` where it has neither.
 */
export function writtenLang(text: string, otherwise: Lang): Lang {
  const { title, bodyStart } = readDocument(text);
  const prose = `${title ?? ''}\n${text.slice(bodyStart).replace(/\{\{[^{}]*\}\}/g, ' ')}`;
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = prose.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  if (han === 0 && words === 0) return otherwise;
  return han >= words ? 'zh' : 'en';
}
