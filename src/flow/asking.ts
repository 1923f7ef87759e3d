import { err, ok, standalone, type Frame, type Result, type Sql } from '../core';
import type { QueryError, RunOptions } from '../engine';
import { answererOf, heard, type Answerer } from './server/remote';
import type { Middles } from '../query';
import type { State } from './state';

interface Question<T> {
  readonly sql: Sql;
  readonly read: (frame: Frame) => T;
}

/**
 * Asks what `make` compiles. While the database is still being filled, an answer that was kept of the same question over the same
 * data is given at once; other questions wait, and are compiled anew when it is there. `keep`: false for what no screen shows at its start.
 */
export async function answered<T>(
  state: State,
  make: (answerer: Answerer) => Question<T>,
  options: RunOptions = {},
  keep = true,
): Promise<Result<T, QueryError>> {
  const { remote } = state;
  let question = make(answererOf(state));
  if (remote) {
    const frame = await remote.engine.run(question.sql, options);
    heard(state, remote, frame.ok ? null : frame.error);
    return frame.ok ? ok(question.read(frame.value)) : frame;
  }
  if (state.filling) {
    const kept = state.filling.kept?.frames.get(standalone(question.sql));
    if (kept) {
      state.recent.keep(state.status.dataVersion, question.sql, kept);
      return ok(question.read(kept));
    }
    await state.filling.done.catch(() => undefined); // the engine says itself why it is not there
    if (options.signal?.aborted) return err({ kind: 'cancelled' });
    question = make(answererOf(state));
  }
  const version = state.status.dataVersion;
  const frame = await state.engine.run(question.sql, options);
  if (!frame.ok) return frame;
  if (keep && version === state.status.dataVersion) {
    state.recent.keep(version, question.sql, frame.value);
    state.answered();
  }
  return ok(question.read(frame.value));
}

/** Asks for middles in the quick way and, where a number is too great for it, in the sure one. */
export async function withMiddles<T>(
  ask: (middles: Middles) => Promise<Result<T, QueryError>>,
): Promise<Result<T, QueryError>> {
  const quick = await ask('quick');
  return !quick.ok && quick.error.kind === 'failed' ? ask('sure') : quick;
}
