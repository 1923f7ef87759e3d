import type { Lang } from '../text';
import { readDocument } from './document';

/**
 * The language that a document is written in, whatever the language of the page: its numbers say `增长` or `up` as the words around them do.
 * Chinese if it has three Han characters for each word of Latin letters, English if it has three words for each such character (names of another
 * script do not decide it); `otherwise` where it is neither for certain.
 */
export function writtenLang(text: string, otherwise: Lang): Lang {
  const { title, bodyStart } = readDocument(text);
  const prose = `${title ?? ''}\n${text.slice(bodyStart).replace(/\{\{[^{}]*\}\}/g, ' ')}`;
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = prose.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  if (han > 0 && han >= 3 * words) return 'zh';
  return words > 0 && words >= 3 * han ? 'en' : otherwise;
}
