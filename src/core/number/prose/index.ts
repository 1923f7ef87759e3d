export { readNumeral, type NumeralOptions } from './numeral';
export type { Numeral, Qualifier, Widths } from './types';
