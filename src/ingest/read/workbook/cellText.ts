import type { CellObject } from '@e965/xlsx';
import { formattedText } from './numberFormat';

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** One cell as text: what a number, date or percentage is in full (`formattedText`); an error as it is shown; text as it is. */
export function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.t === 'z') return '';
  if (cell.t === 'e') return cell.w ?? (typeof cell.v === 'number' ? ERRORS[cell.v] : undefined) ?? '#ERROR!';
  if (cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  if (typeof cell.v !== 'number') return String(cell.v);
  return formattedText(cell.v, typeof cell.z === 'string' ? cell.z : '', date1904);
}
