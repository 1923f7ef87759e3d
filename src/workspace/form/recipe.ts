import type { Status } from '../../core';
import type { ColumnRole, LedgerColumn } from '../../ingest';
import { dictionary, list, oneOf, optional, record, tagged, text, truth } from '../check';
import { period, place } from './parts';

const rows = record({ from: place, to: place });
const plain = record({ at: place });
const valued = record({
  at: place,
  indicator: optional(text),
  unit: optional(text),
  period: optional(period),
  area: optional(text),
  months: optional(record({ from: place, n: place })),
  span: optional(oneOf<'month' | 'ytd'>({ month: true, ytd: true })),
});

const rowContext = record({
  row: place,
  indicator: optional(text),
  unit: optional(text),
  period: optional(period),
  area: optional(text),
  parent: optional(text),
  months: optional(record({ from: place, n: place })),
});

const columnRole = tagged('role', {
  area_name: plain,
  area_code: plain,
  parent: plain,
  period: record({ at: place, every: optional(place), era: optional(place) }),
  year: record({ at: place, era: optional(place) }),
  month: record({ at: place, every: optional(place) }),
  indicator: plain,
  unit: record({ at: place, scaleAt: optional(place) }),
  status: plain,
  skip: plain,
  value: valued,
  base: valued,
  growth: valued,
});

const status = oneOf<Status>({
  value: true,
  missing: true,
  not_reported: true,
  suppressed: true,
  not_applicable: true,
  below_unit: true,
  not_yet: true,
  not_separate: true,
  unreadable: true,
});

const facts = {
  header: rows,
  columns: list(columnRole),
  whole: record({
    indicator: optional(text),
    unit: optional(text),
    period: optional(period),
    area: optional(text),
    title: optional(text),
  }),
  symbols: dictionary(status),
  fill: optional(list(place)),
  numbers: optional(
    record({
      decimal: optional(oneOf<'.' | ','>({ '.': true, ',': true })),
      group: optional(oneOf<',' | '.' | ' ' | "'">({ ',': true, '.': true, ' ': true, "'": true })),
    }),
  ),
};

const ledger = {
  ledger: text,
  validMonths: optional(place),
  header: rows,
  columns: list(
    record({
      at: place,
      label: text,
      aliases: optional(list(text)),
      name: text,
      type: oneOf<LedgerColumn['type']>({ text: true, number: true, date: true }),
      role: oneOf<LedgerColumn['role']>({
        area_name: true,
        area_code: true,
        date: true,
        amount: true,
        category: true,
        key: true,
        text: true,
        personal: true,
        skip: true,
      }),
      unit: optional(text),
      statedUnit: optional(text),
    }),
  ),
};

/** How one sheet was read. */
export const recipeForm = tagged('kind', {
  facts: record({
    ...facts,
    data: rows,
    skipRows: list(place),
    sections: optional(list(rowContext)),
    rows: optional(list(rowContext)),
  }),
  ledger: record({ ...ledger, data: rows }),
});

const said = record({ indicator: optional(text), unit: optional(text), area: optional(text) });
const columnWord = record({
  role: oneOf<ColumnRole['role']>({
    area_name: true,
    area_code: true,
    parent: true,
    period: true,
    year: true,
    month: true,
    indicator: true,
    unit: true,
    status: true,
    skip: true,
    value: true,
    base: true,
    growth: true,
  }),
  indicator: optional(text),
  unit: optional(text),
  area: optional(text),
});

/** A recipe for sheets of any height, with what they must look like. */
export const profileForm = record({
  id: text,
  name: text,
  match: record({ file: optional(text), sheet: optional(text), headings: optional(list(text)) }),
  recipe: tagged('kind', { facts: record(facts), ledger: record(ledger) }),
  vintage: optional(text),
  learnt: optional(
    record({
      file: text,
      sheet: text,
      heads: list(
        record({
          shape: text,
          head: text,
          unit: optional(text),
          corrected: optional(record({ was: columnWord, is: columnWord })),
        }),
      ),
      from: text,
      latest: optional(period),
      header: optional(truth),
      said: optional(said),
      was: optional(said),
      symbols: optional(dictionary(status)),
      rowUnits: optional(dictionary(text)),
    }),
  ),
});
