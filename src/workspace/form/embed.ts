import { list, matching, number, oneOf, optional, orNull, record, text, truth } from '../check';
import { place } from './parts';

/** A table or chart as a final document keeps it. */
const guard = optional(
  oneOf<'internal' | 'unpublished' | 'single' | 'personal'>({
    internal: true,
    unpublished: true,
    single: true,
    personal: true,
  }),
);

const table = record({
  title: text,
  stubs: list(text),
  groups: list(record({ text, span: place })),
  columns: list(record({ title: text, guard })),
  rows: list(
    record({
      names: list(text),
      marks: text,
      kind: oneOf<'plain' | 'home' | 'total' | 'subtotal'>({ plain: true, home: true, total: true, subtotal: true }),
      cells: list(record({ text, marks: text, value: orNull(record({ number, format: text })), guard })),
    }),
  ),
  notes: list(text),
});

const picture = record({
  title: text,
  png: matching(/^[A-Za-z\d+/]*={0,2}$/),
  widthCm: number,
  heightCm: number,
  alt: text,
  guarded: truth,
});

const mark = { mark: text, at: text };
const noted = record({ ...mark, note: text });

export const frozenEmbed = record({
  ...mark,
  key: text,
  table: optional(table),
  picture: optional(picture),
  kept: optional(noted),
  revised: optional(list(noted)),
});
