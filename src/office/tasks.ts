import { ok, type Issue, type Result } from '../core';
import { writeOfficial, type OfficialDocument, type OfficialOptions } from './official';
import { fillForm, readForm, type FormFile, type FormKind, type FormValue } from './prescribed';
import { compareReturned, readReturned, type ReturnedReport } from './returned';

/** What else is done with office files away from the page: each kind with what it takes and gives, both plain data. */
export interface OfficeTasks {
  readonly official: {
    readonly in: { readonly document: OfficialDocument; readonly options: OfficialOptions };
    readonly out: Uint8Array;
  };
  /** A document that came back, compared with the present text. */
  readonly returned: {
    readonly in: { readonly bytes: Uint8Array; readonly text: string; readonly document: OfficialDocument };
    readonly out: Result<ReturnedReport, Issue>;
  };
  /** A prescribed form, for pointing at its cells. */
  readonly form_read: {
    readonly in: { readonly kind: FormKind; readonly bytes: Uint8Array };
    readonly out: Result<FormFile, Issue>;
  };
  /** The same form with values in its cells. */
  readonly form_fill: {
    readonly in: { readonly kind: FormKind; readonly bytes: Uint8Array; readonly values: readonly FormValue[] };
    readonly out: Result<Uint8Array, Issue>;
  };
}

export type OfficeTaskKind = keyof OfficeTasks;

type Runners = {
  readonly [K in OfficeTaskKind]: (given: OfficeTasks[K]['in']) => Promise<OfficeTasks[K]['out']>;
};

const RUN: Runners = {
  form_read: ({ kind, bytes }) => Promise.resolve(readForm(kind, bytes)),
  form_fill: ({ kind, bytes, values }) => Promise.resolve(fillForm(kind, bytes, values)),
  official: ({ document, options }) => writeOfficial(document, options),
  returned: ({ bytes, text, document }) => {
    const file = readReturned(bytes);
    return Promise.resolve(file.ok ? ok(compareReturned(text, document, file.value)) : file);
  },
};

export const runOfficeTask = <K extends OfficeTaskKind>(
  kind: K,
  given: OfficeTasks[K]['in'],
): Promise<OfficeTasks[K]['out']> => RUN[kind](given);
