import type { ListedArea } from '../../catalog';
import type { Notes } from '../apply/notes';
import type { AreaText, Found } from './finder';

export const nameOf = (area: ListedArea): string => area.names[0]?.name ?? area.key;

/** Says where a code and the name beside it speak of different areas, and which of them counted. */
export function tellCode(
  { coded }: Extract<Found, { is: 'area' }>,
  { name, code }: AreaText,
  notes: Notes,
  row: number,
): void {
  if (coded?.is !== 'area') return;
  if ('insteadOf' in coded) {
    const params = { name, code, other: nameOf(coded.insteadOf), taken: `${nameOf(coded.area)} ${coded.area.code}` };
    notes.add('warning', 'area_code_of_other', params, { row });
  } else if (coded.differs && /\p{Script=Han}/u.test(name)) {
    notes.add('warning', 'area_name_differs', { name, code, other: nameOf(coded.area) }, { row });
  }
}
