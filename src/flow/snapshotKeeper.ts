import { diffNeeds, readWorkspace, writeWorkspace } from '../workspace';
import { answersBlob, packAnswers } from './keptAnswers';
import { layOutNow } from './layingOut';
import { MOST_FACTS, packSnapshot, snapshotBlob, snapshotKeyOf, takeSnapshot } from './snapshot';
import { present, type State } from './state';

/** Writes the snapshot of a session's data once nothing has changed for a while. */
export interface SnapshotKeeper {
  /** A change begins: what is being written is dropped. */
  begin(): void;
  /** A change has ended. */
  end(): void;
  /** A question was answered: what was answered of late is kept beside the snapshot. */
  answered(): void;
  /** Writes what is not kept yet. */
  now(): Promise<void>;
  /** Resolves when nothing will be written any more. */
  stop(): Promise<void>;
}

/**
 * Best effort: a snapshot that cannot be taken or written costs time at the next opening, nothing else. Without
 * `snapshotAfter` among the ports nothing is ever written. Begins waiting at once.
 */
export function keepSnapshots(state: State): SnapshotKeeper {
  const { ports, engine } = state;
  let changing = 0;
  let turn = 0;
  let timer: unknown = null;
  /** `changes` of the answers that are kept. */
  let written = 0;
  let writing: Promise<void> = Promise.resolve();

  const cancel = (): void => {
    turn += 1;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const wait = (): void => {
    if (ports.snapshotAfter === undefined || changing > 0) return;
    timer = setTimeout(() => {
      timer = null;
      const mine = turn;
      writing = write(() => turn === mine).catch(() => undefined);
    }, ports.snapshotAfter);
  };
  const write = async (undisturbed: () => boolean): Promise<void> => {
    // Kept in the order in which it is asked for.
    if (state.laying !== null && state.status.facts < MOST_FACTS) await state.enqueue(() => layOutNow(state));
    const { loaded, held, snapshotOf } = state;
    const workspace = present(state);
    if (!held || needsOther(held, workspace) || state.status.facts >= MOST_FACTS) return;
    const same = snapshotOf !== null && !needsOther(snapshotOf, workspace);
    if (same && state.recent.changes === written) return; // somebody types in a document: nothing of this is new
    const kept = readWorkspace(writeWorkspace(workspace)); // as the next opening will read it: the order of its parts counts
    if (!kept.ok) return;
    if (same) return writeAnswers(await snapshotKeyOf(kept.value), undisturbed);
    const current = (): boolean => undisturbed() && state.loaded === loaded && state.held === held;
    const snapshot = await takeSnapshot(engine, loaded, await snapshotKeyOf(kept.value), current);
    if (!snapshot || !current()) return;
    const packed = await packSnapshot(snapshot);
    if (!current()) return;
    await ports.storage.putBlob(snapshotBlob(workspace.id), packed);
    state.snapshotOf = workspace;
    await writeAnswers(snapshot.key, current);
  };
  const writeAnswers = async (key: string, current: () => boolean): Promise<void> => {
    const { changes } = state.recent;
    if (changes === written) return;
    const frames = state.recent.of(state.status.dataVersion);
    const packed = await packAnswers({ key, frames });
    if (!current()) return;
    await ports.storage.putBlob(answersBlob(present(state).id), packed);
    written = changes;
  };
  wait();
  return {
    begin() {
      cancel();
      changing += 1;
    },
    end() {
      changing -= 1;
      wait();
    },
    answered() {
      if (timer === null && state.recent.changes !== written) wait();
    },
    async now() {
      cancel();
      const mine = turn;
      writing = writing.then(() => write(() => turn === mine)).catch(() => undefined);
      await writing;
    },
    async stop() {
      cancel();
      changing = Number.POSITIVE_INFINITY;
      await writing;
    },
  };
}

function needsOther(before: Parameters<typeof diffNeeds>[0], after: typeof before): boolean {
  const { catalog, data } = diffNeeds(before, after);
  return catalog || data;
}
