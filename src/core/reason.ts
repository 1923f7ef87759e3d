/** Why a place has no number. Fact statuses come from the data; refusals from asking for what makes no sense. */
export const STATUSES = [
  'value',
  'missing',
  'not_reported',
  'suppressed',
  'not_applicable',
  'below_unit',
  'not_yet',
  'not_separate',
  'unreadable',
] as const;

/** Stored in `fact.status` as its position in STATUSES. */
export type Status = (typeof STATUSES)[number];

export type Refusal =
  | 'no_base' // the base period has no value
  | 'zero_base'
  | 'negative_base'
  | 'small_base' // a count under ten: say the difference instead
  | 'zero_denominator'
  | 'only_range' // a figure that is known to lie between two numbers only: nothing is computed of one of them
  | 'missing_peer' // a member of the ranked set has no value
  | 'missing_child' // a total or share whose parts are not all known
  | 'no_parent'
  | 'percent_of_percent'
  | 'not_points' // percentage points of something that is not a rate
  | 'not_additive' // a total over areas or months that has no meaning
  | 'published_only' // growth of this indicator exists only as published
  | 'no_growth' // this indicator's growth is never stated
  | 'not_aligned' // 环比 of a span that is no whole month, quarter, half or year
  | 'no_target'
  | 'target_kind' // completion of a growth, share or rank target
  | 'break' // base and value stand on two sides of a change of area or definition
  | 'no_weight'
  | 'unknown_indicator'
  | 'unknown_area'
  | 'bad_formula' // a formula column whose text cannot be read, or makes no sense with this catalog
  | 'needs_period'
  | 'needs_area';

export type Reason = Exclude<Status, 'value'> | Refusal;
