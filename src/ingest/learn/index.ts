export type * from './learnt';
export { learnProfile, withLesson, type Lesson } from './learn';
export { inferWithProfiles, periodNews, rowUnitNews, type Followed } from './follow';
export { spanText } from './latest';
