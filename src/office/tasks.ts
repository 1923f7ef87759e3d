import { writeOfficial, type OfficialDocument, type OfficialOptions } from './official';

/** What else is done with office files away from the page: each kind with what it takes and gives, both plain data. */
export interface OfficeTasks {
  readonly official: {
    readonly in: { readonly document: OfficialDocument; readonly options: OfficialOptions };
    readonly out: Uint8Array;
  };
}

export type OfficeTaskKind = keyof OfficeTasks;

type Runners = {
  readonly [K in OfficeTaskKind]: (given: OfficeTasks[K]['in']) => Promise<OfficeTasks[K]['out']>;
};

const RUN: Runners = {
  official: ({ document, options }) => writeOfficial(document, options),
};

export const runOfficeTask = <K extends OfficeTaskKind>(
  kind: K,
  given: OfficeTasks[K]['in'],
): Promise<OfficeTasks[K]['out']> => RUN[kind](given);
