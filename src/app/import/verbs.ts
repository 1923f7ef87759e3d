import type { HeadPart, Verb } from '../../ingest';
import type { MessageKey } from '../../text';

/** A word that a person can say of what is selected: its button, its menu line and its key. */
export interface VerbItem {
  readonly verb: Verb;
  readonly label: MessageKey;
  readonly hint: MessageKey;
  /** Pressed alone while the sheet has the focus. */
  readonly key: string;
}

const item = (verb: Verb, key: string): VerbItem => ({
  verb,
  key,
  label: `import.verb_${verb}`,
  hint: `import.verb_${verb}_hint`,
});

/** In groups, as toolbar and menu show them. */
export const VERBS: readonly (readonly VerbItem[])[] = [
  [item('header', 'H'), item('data_begins', 'B'), item('data_ends', 'E')],
  [item('periods', 'Y'), item('areas', 'A'), item('indicators', 'I'), item('units', 'U')],
  [item('values', 'V'), item('base', 'L'), item('growth', 'G'), item('skip', 'X'), item('read', 'R')],
];

/** What is said with a text: the key with Shift. */
export type SayPart = HeadPart | 'symbol';
export const SAYS: readonly { readonly part: SayPart; readonly label: MessageKey; readonly key: string }[] = [
  { part: 'unit', label: 'import.say_unit', key: 'U' },
  { part: 'indicator', label: 'import.say_indicator', key: 'I' },
  { part: 'area', label: 'import.say_area', key: 'A' },
  { part: 'period', label: 'import.say_period', key: 'Y' },
  { part: 'symbol', label: 'import.say_symbol', key: 'M' },
];

/** A verb for a letter pressed alone, a text for one with Shift; null: neither. */
export function pressed(key: string, shift: boolean): Verb | { readonly say: SayPart } | null {
  const letter = key.toUpperCase();
  if (shift) {
    const found = SAYS.find((each) => each.key === letter);
    return found ? { say: found.part } : null;
  }
  return VERBS.flat().find((each) => each.key === letter)?.verb ?? null;
}

/** Encodings offered beside the one that was detected. */
export const ENCODINGS: readonly string[] = [
  'utf-8',
  'gb18030',
  'big5',
  'shift_jis',
  'utf-16le',
  'utf-16be',
  'windows-1252',
];

export const DELIMITERS: readonly { readonly delimiter: string; readonly label: MessageKey }[] = [
  { delimiter: ',', label: 'import.comma' },
  { delimiter: '\t', label: 'import.tab' },
  { delimiter: ';', label: 'import.semicolon' },
  { delimiter: '|', label: 'import.bar' },
  { delimiter: ':', label: 'import.colon' },
  { delimiter: ' ', label: 'import.space' },
];
