import type { Command } from '../command';
import type { Citation, SummaryTab, Workspace } from '../workspace';
import type { Frozen, FrozenEmbed, FrozenNumber, SeenNumber, StateStep, Waiver } from '../document';
import { putAll, sameContent } from './lists';
import { changeTab } from './tabs';

/**
 * 起草 ⇄ 送审, and a final document back to 起草: what it showed becomes what was last seen, so that a change since then is still said.
 * To become final a document must be frozen (`freezeDocument`).
 */
export const setDocumentState: Command<{ readonly tab: string; readonly step: StateStep }> = {
  id: 'document.state',
  run: (workspace, { tab, step }) =>
    changeSummary(workspace, tab, (doc) => {
      if (step.state === 'final' || (doc.state ?? 'draft') === step.state) return doc;
      const { frozen, ...rest } = doc;
      const seen = frozen ? seenOf(frozen) : doc.seen;
      return { ...rest, ...(seen ? { seen } : {}), state: step.state, log: [...(doc.log ?? []), step] };
    }),
};

const seenOf = ({ numbers }: Frozen): readonly SeenNumber[] =>
  numbers.flatMap(({ ask, text, exact, at }) => (ask ? [{ key: JSON.stringify(ask), text, exact, at }] : []));

/** 定稿: the text with a name for every number, their values, and an entry in the 用数台账 for each. One step of undo. */
export const freezeDocument: Command<{
  readonly tab: string;
  readonly text: string;
  readonly frozen: Frozen;
  readonly step: StateStep;
  readonly citations: readonly Citation[];
}> = {
  id: 'document.freeze',
  run: (workspace, { tab, text, frozen, step, citations }) => {
    const after = changeSummary(workspace, tab, (doc) => {
      const { seen: _, ...rest } = doc;
      return { ...rest, text, frozen, state: 'final', log: [...(doc.log ?? []), step] };
    });
    return after === workspace ? workspace : cited(after, citations);
  },
};

/** A noted revision of some numbers of a final document, or a note why they stay as they are. */
export const reviseFrozen: Command<{
  readonly tab: string;
  readonly numbers: readonly FrozenNumber[];
  /** Tables and charts, as they are from now on. */
  readonly embeds?: readonly FrozenEmbed[];
  readonly citations: readonly Citation[];
  readonly step?: StateStep;
}> = {
  id: 'document.revise',
  run: (workspace, { tab, numbers, embeds = [], citations, step }) => {
    const after = changeSummary(workspace, tab, (doc) => {
      if (!doc.frozen) return doc;
      const fresh = new Map(numbers.map((each) => [each.id, each]));
      const drawn = new Map(embeds.map((each) => [each.key, each]));
      const frozen = {
        ...doc.frozen,
        numbers: doc.frozen.numbers.map((each) => fresh.get(each.id) ?? each),
        ...(doc.frozen.embeds ? { embeds: doc.frozen.embeds.map((each) => drawn.get(each.key) ?? each) } : {}),
      };
      return { ...doc, frozen, ...(step ? { log: [...(doc.log ?? []), step] } : {}) };
    });
    return after === workspace ? workspace : cited(after, citations);
  },
};

/** What a draft's numbers show now is taken as known. */
export const acceptSeen: Command<{ readonly tab: string; readonly seen: readonly SeenNumber[] }> = {
  id: 'document.accept',
  run: (workspace, args) => withSeen(workspace, args),
};

/** The same for numbers that were never looked at before: nothing a person did, so no step of undo. */
export const noteSeen: Command<{ readonly tab: string; readonly seen: readonly SeenNumber[] }> = {
  id: 'document.seen',
  passing: true,
  run: (workspace, args) => withSeen(workspace, args),
};

/** Numbers that were taken out of a text long ago are forgotten. */
const MOST_SEEN = 2_000;

function withSeen(
  workspace: Workspace,
  { tab, seen }: { readonly tab: string; readonly seen: readonly SeenNumber[] },
): Workspace {
  return changeSummary(workspace, tab, (doc) => ({
    ...doc,
    seen: putAll(doc.seen ?? [], seen, ({ key }) => key).slice(-MOST_SEEN),
  }));
}

/** A numeral is none of the data's, with the reason. */
export const waiveNumeral: Command<{ readonly tab: string; readonly waiver: Waiver }> = {
  id: 'document.waive',
  run: (workspace, { tab, waiver }) =>
    changeSummary(workspace, tab, (doc) => ({
      ...doc,
      waived: putAll(doc.waived ?? [], [waiver], ({ text, before, after }) => JSON.stringify([text, before, after])),
    })),
};

export const unwaiveNumeral: Command<{ readonly tab: string; readonly waiver: Waiver }> = {
  id: 'document.unwaive',
  run: (workspace, { tab, waiver }) =>
    changeSummary(workspace, tab, (doc) => ({
      ...doc,
      waived: (doc.waived ?? []).filter((each) => !sameContent(each, waiver)),
    })),
};

/** 数据截至: only what was released by this day counts in the document; null for all that is there. */
export const setAsOf: Command<{ readonly tab: string; readonly asOf: string | null }> = {
  id: 'document.as_of',
  run: (workspace, { tab, asOf }) =>
    changeSummary(workspace, tab, (doc) => {
      if (doc.state === 'final') return doc;
      const { asOf: _, ...rest } = doc;
      return asOf === null ? rest : { ...rest, asOf };
    }),
};

/** 用数台账: many entries as one step. */
export const recordCitations: Command<{ readonly citations: readonly Citation[] }> = {
  id: 'citation.record',
  run: (workspace, { citations }) => cited(workspace, citations),
};

function cited(workspace: Workspace, more: readonly Citation[]): Workspace {
  const citations = putAll(workspace.citations ?? [], more, ({ id }) => id);
  return citations === workspace.citations || more.length === 0 ? workspace : { ...workspace, citations };
}

const changeSummary = (workspace: Workspace, tab: string, change: (doc: SummaryTab) => SummaryTab): Workspace =>
  changeTab(workspace, tab, (each) => (each.kind === 'summary' ? change(each) : each));
