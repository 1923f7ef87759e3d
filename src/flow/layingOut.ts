import { factSql } from '../catalog';
import { column, err, ok, raw, type Issue, type LoadStep, type Result, type Sql } from '../core';
import { LAID, laidStatement, partsStatement, readParts } from '../query';
import { loadIssue } from './loadIssue';
import type { Laying, State } from './state';

/** The staging goes by the steps of `discard`, when all is laid out. */
export const newLaying = (discard: readonly LoadStep[]): Laying => ({ discard, progress: null });

/** Lays all out behind what a person does, a part in each turn of the queue, so that no change has to wait long. Ends where something else came in between. */
export async function layOutBehind(state: State, laying: Laying): Promise<void> {
  let left = state.laying === laying;
  while (left) {
    const done = await state.enqueue(async () => (state.laying === laying ? oneStep(state, laying) : ok(undefined)));
    left = done.ok && state.laying === laying;
  }
}

/** All that is left, at once: before anything writes to `fact`. To be called within the queue. */
export async function layOutNow(state: State): Promise<Result<void, Issue>> {
  for (let laying = state.laying; laying !== null; laying = state.laying) {
    const done = await oneStep(state, laying);
    if (!done.ok) return done;
  }
  return ok(undefined);
}

const step = (sql: Sql): LoadStep => ({ do: 'sql', sql });

/** One part, or what comes before the first and after the last. What fails leaves the view as it is, to be tried again from the start. */
async function oneStep(state: State, laying: Laying): Promise<Result<void, Issue>> {
  const { engine } = state;
  const { progress } = laying;
  if (progress === null) {
    const cut = await engine.run(partsStatement());
    if (!cut.ok) return err(loadIssue(cut.error));
    const made = await engine.load([step(raw(`DROP TABLE IF EXISTS ${LAID}`)), step(factSql(LAID))]);
    if (!made.ok) return err(loadIssue(made.error));
    laying.progress = { ...readParts(cut.value), done: 0 };
    return ok(undefined);
  }
  const part = progress.parts[progress.done];
  const done = part ? await engine.load([step(part)]) : await finish(state, laying, progress.facts);
  if (state.laying !== laying) return ok(undefined); // the engine was filled anew, or all is done
  if (!done.ok) {
    laying.progress = null;
    return err(loadIssue(done.error));
  }
  progress.done += 1;
  return ok(undefined);
}

async function finish(state: State, { discard }: Laying, facts: number): ReturnType<State['engine']['load']> {
  const laid = await state.engine.run(laidStatement());
  if (!laid.ok) return laid;
  const there = Number(column(laid.value, 'n')[0]);
  if (there !== facts) return err({ kind: 'failed', message: `${there} of ${facts} facts laid out`, sql: '' });
  const done = await state.engine.load([
    step(raw('DROP VIEW fact')),
    step(raw(`ALTER TABLE ${LAID} RENAME TO fact`)),
    ...discard,
  ]);
  if (done.ok) state.laying = null;
  return done;
}
