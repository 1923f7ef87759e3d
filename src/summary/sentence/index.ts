export { planSentences, type Refused, type Sentence, type SentencePlan } from './build';
export { leadersOf } from './leaders';
export type { LedgerOf, SentenceSetting } from './setting';
