import {
  dictionary,
  distinct,
  integer,
  list,
  number,
  oneOf,
  optional,
  orNull,
  record,
  tagged,
  text,
  truth,
} from '../check';
import type { Citation, Source, SourceSheet, Vintage } from '../workspace';
import { askForm } from './ask';
import { catalogForm } from './catalog';
import { basisForm, documentLife } from './document';
import { typedNumber, period, place, sha256 } from './parts';
import { profileForm, recipeForm } from './recipe';
import { docxForm, templateForm } from './official';
import { pivotForm } from './pivot';
import { queryForm, queryTabForm, ranForm } from './query';
import { browseForm, rowsLook } from './rows';
import { viewForm } from './view';

const source = record({
  sha256,
  name: text,
  size: number,
  kind: oneOf<Source['kind']>({ file: true, paste: true, hand: true }),
  released: optional(text),
  imported: text,
  vintage: oneOf<Vintage>({
    unknown: true,
    flash: true,
    preliminary: true,
    annual: true,
    verified: true,
    census: true,
  }),
  publish: oneOf<Source['publish']>({ public: true, internal: true, unpublished: true, unstated: true }),
  encoding: optional(text),
  delimiter: optional(text),
  areas: optional(dictionary(text)),
  indicators: optional(dictionary(text)),
  sheets: list(
    record({
      name: text,
      kind: oneOf<SourceSheet['kind']>({ facts: true, ledger: true, unread: true }),
      profile: optional(text),
      recipe: optional(recipeForm),
      rows: place,
    }),
  ),
});

/** What a workspace file of the present format must look like. */
export const workspaceForm = record({
  format: integer(0, 1_000_000),
  id: text,
  name: text,
  catalog: catalogForm,
  sources: distinct(source, 'sha256'),
  profiles: distinct(profileForm, 'id'),
  handNumbers: distinct(
    record({
      id: text,
      indicator: text,
      area: text,
      period,
      text,
      basis: text,
      provider: text,
      date: text,
      assumed: optional(truth),
    }),
    'id',
  ),
  overrides: distinct(
    record({ id: text, indicator: text, area: text, period, value: typedNumber, reason: text, by: text, at: text }),
    'id',
  ),
  forms: optional(
    distinct(record({ id: text, name: text, period, indicators: list(text), areas: list(text), made: text }), 'id'),
  ),
  citations: optional(
    distinct(
      record({
        id: text,
        at: text,
        kind: oneOf<Citation['kind']>({ copied: true, frozen: true, reported: true }),
        ask: askForm,
        text,
        exact: text,
        place: text,
        sources: list(text),
        asOf: optional(text),
        note: optional(text),
        to: optional(text),
        document: optional(text),
        basis: optional(list(basisForm)),
      }),
      'id',
    ),
  ),
  tabs: distinct(
    tagged('kind', {
      view: record({ id: text, title: text, view: viewForm }),
      summary: record({
        id: text,
        title: text,
        text,
        area: optional(text),
        period: optional(period),
        ...documentLife,
      }),
      ledger: record({ id: text, title: text, browse: browseForm, look: optional(rowsLook) }),
      pivot: record({ id: text, title: text, pivot: pivotForm }),
      query: queryTabForm,
    }),
    'id',
  ),
  queries: optional(distinct(queryForm, 'id')),
  ran: optional(list(ranForm)),
  docx: optional(docxForm),
  templates: optional(distinct(templateForm, 'id')),
  activeTab: orNull(text),
  sample: optional(truth),
});
