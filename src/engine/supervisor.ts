import { err, type Result } from '../core';
import type { Engine, QueryError, RunOptions } from './engine';

export type EngineState = 'ready' | 'restarting' | 'failed';

export interface SupervisedEngine extends Engine {
  /** Tries again after `failed`, as a person asks for. Resolves when the engine is ready or has failed again. */
  restart(): Promise<void>;
}

/** More crashes than this within a minute are no accident: trying on would only keep the machine busy. */
const MOST_CRASHES = 3;
const MINUTE = 60_000;

/**
 * An engine that is started again when it dies, and given its data back by `reload` (which gets the bare new engine). What
 * was being asked when it died answers `crashed`; what is asked meanwhile waits. The third crash within a minute
 * ends in `failed` with the reason. Rejects when the first start fails; the first filling is the caller's.
 */
export async function superviseEngine(
  start: () => Promise<Engine>,
  reload: (engine: Engine) => Promise<void>,
  onState: (state: EngineState, reason?: string) => void,
): Promise<SupervisedEngine> {
  return new Supervisor(await start(), start, reload, onState);
}

class Supervisor implements SupervisedEngine {
  readonly dialect;
  readonly version;
  readonly #start: () => Promise<Engine>;
  readonly #reload: (engine: Engine) => Promise<void>;
  readonly #onState: (state: EngineState, reason?: string) => void;
  readonly #listeners: ((reason: string) => void)[] = [];
  #engine: Engine;
  #crashes: number[] = [];
  /** Set while a new engine is made; resolves when there is one or none will come. */
  #making: Promise<void> | null = null;
  #failed: string | null = null;
  #closed = false;

  constructor(
    first: Engine,
    start: () => Promise<Engine>,
    reload: (engine: Engine) => Promise<void>,
    onState: (state: EngineState, reason?: string) => void,
  ) {
    this.dialect = first.dialect;
    this.version = first.version;
    this.#start = start;
    this.#reload = reload;
    this.#onState = onState;
    this.#engine = first;
    this.#watch(first);
  }

  run: Engine['run'] = (statement, options) => this.#when(options, (engine) => engine.run(statement, options));
  load: Engine['load'] = (steps, options) => this.#when(options, (engine) => engine.load(steps, options));
  export: Engine['export'] = (statement, options) => this.#when(options, (engine) => engine.export(statement, options));
  runText: Engine['runText'] = (text, options) => this.#when(options, (engine) => engine.runText(text, options));

  hold: Engine['hold'] = (statement, options) => this.#when(options, (engine) => engine.hold(statement, options));

  /** Called only when the engine will not come back by itself. */
  onCrash(listener: (reason: string) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#engine.close();
    await this.#making;
  }

  async restart(): Promise<void> {
    if (this.#failed === null || this.#closed) return;
    this.#crashes = [];
    this.#failed = null;
    await this.#remake();
  }

  async #when<T>(
    options: RunOptions | undefined,
    ask: (engine: Engine) => Promise<Result<T, QueryError>>,
  ): Promise<Result<T, QueryError>> {
    while (this.#making) {
      await settled(this.#making, options?.signal);
      if (options?.signal?.aborted) return err({ kind: 'cancelled' });
    }
    if (this.#failed !== null) return err({ kind: 'crashed', message: this.#failed });
    return ask(this.#engine);
  }

  #watch(engine: Engine): void {
    engine.onCrash((reason) => {
      if (engine !== this.#engine || this.#closed) return;
      this.#crashes.push(Date.now());
      if (!this.#making) void this.#remake(reason);
    });
  }

  #remake(reason?: string): Promise<void> {
    this.#onState('restarting', reason);
    this.#making = this.#try(reason).finally(() => {
      this.#making = null;
    });
    return this.#making;
  }

  /** Starts and fills engines until one stands or too many have fallen. */
  async #try(reason = ''): Promise<void> {
    let last = reason;
    while (!this.#closed) {
      if (this.#tooMany()) return this.#giveUp(last);
      let fallen: string | null = null;
      try {
        const engine = await this.#start();
        const crash = new Promise<never>((_, reject) => {
          engine.onCrash((why) => {
            fallen = why;
            reject(new Error(why));
          });
        });
        this.#engine = engine;
        this.#watch(engine);
        await Promise.race([this.#reload(engine), crash]);
        if (this.#closed) await engine.close();
        else this.#onState('ready');
        return;
      } catch (thrown) {
        last = fallen ?? (thrown instanceof Error ? thrown.message : String(thrown));
        // A crash while reloading was counted by the watcher; what else goes wrong would go wrong again.
        if (fallen === null) return this.#giveUp(last);
      }
    }
  }

  #tooMany(): boolean {
    const now = Date.now();
    this.#crashes = this.#crashes.filter((at) => now - at < MINUTE);
    return this.#crashes.length >= MOST_CRASHES;
  }

  #giveUp(reason: string): void {
    this.#failed = reason;
    this.#engine.close().catch(() => undefined); // it may be gone already
    this.#onState('failed', reason);
    for (const listener of this.#listeners) listener(reason);
  }
}

/** Resolves when `work` has ended either way, or the signal is raised. */
function settled(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    work.then(resolve, resolve);
    signal?.addEventListener('abort', () => resolve(), { once: true });
    if (signal?.aborted) resolve();
  });
}
