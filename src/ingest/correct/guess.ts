import { clean, unitLine } from '../layout/cells';
import { takePeriod } from '../layout/periods';
import { indicatorFromName } from '../layout/title';
import { isUnit, unitAtEnd } from '../layout/units';
import type { HeadPart } from './correction';

/** What the text of a cell likely says of a part, for a person to accept or change. Empty: nothing. */
export function guessed(part: HeadPart, text: string): string {
  const plain = clean(text);
  if (part === 'unit') return unitLine(plain) ?? unitAtEnd(plain).unit ?? (isUnit(plain) ? plain : '');
  if (part === 'indicator') return plain === '' ? '' : indicatorFromName(plain).indicator;
  if (part === 'area') return plain.length <= 30 ? plain.replace(/^[^:：]{1,6}[:：]\s*/, '') : '';
  const dated = takePeriod(plain);
  if (!dated) return '';
  const at = plain.indexOf(dated.rest);
  return dated.rest === '' ? plain : at > 0 ? plain.slice(0, at).trim() : plain.slice(dated.rest.length).trim();
}
