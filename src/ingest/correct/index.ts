export type * from './correction';
export { correct, corrected } from './correct';
export { pointed, type Selection, type Verb } from './point';
export { guessed } from './guess';
