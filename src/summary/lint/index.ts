export * from './lint';
export { newWaiver, waiverAt, type Waiver } from './waiver';
export type { Finding, FindingKind } from './finding';
export type { LintNumber } from './number';
export type { Numeral } from './numerals';
export type { WaiverRule } from './waivers';
export { signFindings } from './signs';
export { proseOf } from './prose';
export { readAhead, typedNumerals } from './numerals';
