export { planSentences, type Refused, type Sentence, type SentencePlan } from './build';
export type { SentenceSetting } from './setting';
