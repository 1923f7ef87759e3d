export type * from './learnt';
export { learnProfile, taughtUnits, withLesson, type Lesson } from './learn';
export { inferWithProfiles, periodNews, rowUnitNews, unitNews, type Followed, type RowUnits } from './follow';
export { spanText } from './latest';
