import { err, type Result } from '../core';
import type { QueryError, RunOptions, SupervisedEngine } from '../engine';

/** An engine that is on its way: whatever is asked of it waits until it is filled, or answers why it never will be. */
export function pendingEngine(
  coming: Promise<SupervisedEngine>,
  dialect: SupervisedEngine['dialect'],
): SupervisedEngine {
  coming.catch(() => undefined); // told to whoever asks
  const when = async <T>(
    options: RunOptions | undefined,
    ask: (engine: SupervisedEngine) => Promise<Result<T, QueryError>>,
  ): Promise<Result<T, QueryError>> => {
    let engine: SupervisedEngine;
    try {
      engine = await coming;
    } catch (error) {
      return err({ kind: 'crashed', message: error instanceof Error ? error.message : String(error) });
    }
    return options?.signal?.aborted ? err({ kind: 'cancelled' }) : ask(engine);
  };
  return {
    dialect,
    version: '',
    run: (statement, options) => when(options, (engine) => engine.run(statement, options)),
    load: (steps, options) => when(options, (engine) => engine.load(steps, options)),
    export: (statement, options) => when(options, (engine) => engine.export(statement, options)),
    runText: (text, options) => when(options, (engine) => engine.runText(text, options)),
    hold: (statement, options) => when(options, (engine) => engine.hold(statement, options)),
    onCrash(listener) {
      void coming.then(
        (engine) => engine.onCrash(listener),
        () => undefined,
      );
    },
    async close() {
      const engine = await coming.catch(() => null);
      await engine?.close();
    },
    async restart() {
      const engine = await coming.catch(() => null);
      await engine?.restart();
    },
  };
}
