import type { Vintage } from '../../catalog';
import { list, matching, oneOf, optional, record, text, type Check } from '../check';
import type { DocumentState } from '../document';
import { askForm } from './ask';
import { frozenEmbed } from './embed';
import { lang, period, place, sha256 } from './parts';

const day = matching(/^\d{4}-\d\d-\d\d$/);
const state = oneOf<DocumentState>({ draft: true, review: true, final: true });

const vintage = oneOf<Vintage>({
  unknown: true,
  flash: true,
  preliminary: true,
  annual: true,
  verified: true,
  census: true,
});

/** A row behind a number as it was. */
export const basisForm = record({
  indicator: text,
  area: text,
  period,
  value: text,
  place: optional(text),
  sha256: optional(sha256),
  vintage: optional(vintage),
  reason: optional(text),
});

const mark: Readonly<Record<string, Check>> = { text, exact: text, at: text };
const noted = record({ ...mark, note: text });

const frozenNumber = record({
  ...mark,
  id: text,
  expression: text,
  ask: optional(askForm),
  place: text,
  fingerprint: text,
  basis: list(basisForm),
  rows: place,
  kept: optional(noted),
  revised: optional(list(noted)),
});

/** What a document keeps beside its text. */
export const documentLife: Readonly<Record<string, Check>> = {
  state: optional(state),
  asOf: optional(day),
  waived: optional(list(record({ text, before: text, after: text, reason: text }))),
  frozen: optional(
    record({ at: text, asOf: day, lang, numbers: list(frozenNumber), embeds: optional(list(frozenEmbed)) }),
  ),
  seen: optional(list(record({ ...mark, key: text, note: optional(text) }))),
  log: optional(list(record({ at: text, state, reason: optional(text) }))),
  rolled: optional(record({ from: text, period: optional(period) })),
};
