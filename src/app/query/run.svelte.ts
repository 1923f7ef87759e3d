import type { Held, QueryError } from '../../engine';
import type { Session } from '../../flow';
import type { BoundQuery, QueryEngine } from '../../query';

/** So many rows of a result are kept at most; that there are more is said. */
export const MOST_ROWS = 1_000_000;

/** What went wrong with a query; `at` is an offset in its own text. */
export interface RunProblem {
  readonly kind: 'refused' | 'failed' | 'other_engine';
  readonly reason: string;
  readonly message: string;
  readonly at: number | null;
}

/** One query tab's running: the query that works now and the result of the last one that did. Goes on while another tab is in front. */
export class QueryRun {
  phase = $state<'idle' | 'running' | 'done' | 'failed' | 'cancelled'>('idle');
  /** Milliseconds that the query has taken so far, or took. */
  elapsed = $state(0);
  progress = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
  problem = $state.raw<RunProblem | null>(null);
  held = $state.raw<Held | null>(null);
  /** The text and the data that the result belongs to. */
  of = $state.raw<{ readonly text: string; readonly dataVersion: number } | null>(null);
  #abort = new AbortController();

  /** Runs the query; an earlier one that still works is ended. Resolves when it has ended, true when there is a result. */
  async run(session: Session, text: string, bound: BoundQuery, engine: QueryEngine): Promise<boolean> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.phase = 'running';
    this.problem = null;
    this.progress = null;
    this.elapsed = 0;
    const start = performance.now();
    const clock = setInterval(() => (this.elapsed = performance.now() - start), 100);
    const { dataVersion } = session.status;
    try {
      const answer = await session.hold(bound.sql, {
        maxRows: MOST_ROWS,
        writtenFor: engine,
        signal: abort.signal,
        onProgress: (done, of) => (this.progress = { done, of }),
      });
      if (abort !== this.#abort) {
        if (answer.ok) await answer.value.close();
        return false;
      }
      this.elapsed = performance.now() - start;
      if (!answer.ok) {
        this.#failed(answer.error, bound);
        return false;
      }
      await this.drop();
      this.held = answer.value;
      this.of = { text, dataVersion };
      this.phase = 'done';
      return true;
    } finally {
      if (abort === this.#abort && this.phase === 'running') this.phase = 'failed';
      clearInterval(clock);
    }
  }

  cancel(): void {
    this.#abort.abort();
  }

  /** Says why a query cannot even be asked. */
  refuse(problem: RunProblem): void {
    this.#abort.abort();
    this.phase = 'failed';
    this.problem = problem;
  }

  /** Gives the kept result back. */
  async drop(): Promise<void> {
    const { held } = this;
    this.held = null;
    this.of = null;
    if (this.phase === 'done') this.phase = 'idle';
    await held?.close();
  }

  #failed(error: QueryError, bound: BoundQuery): void {
    if (error.kind === 'cancelled') {
      this.phase = 'cancelled';
      return;
    }
    this.phase = 'failed';
    if (error.kind === 'refused') {
      const kind = error.reason === 'other_engine' ? 'other_engine' : 'refused';
      this.problem = { kind, reason: error.reason, message: error.message, at: null };
      return;
    }
    const at = error.kind === 'failed' && error.position !== undefined ? bound.ownPlace(error.position) : null;
    this.problem = { kind: 'failed', reason: error.kind, message: error.message, at };
  }
}

/** Results that are kept at a time: an engine keeps four, one of which is for the query that works. */
const MOST_KEPT = 3;

/** The runs of a session's query tabs, the one that was run last at the end. */
const runs = new WeakMap<Session, Map<string, QueryRun>>();

const runsOf = (session: Session): Map<string, QueryRun> => {
  const own = runs.get(session) ?? new Map<string, QueryRun>();
  runs.set(session, own);
  return own;
};

export function runOf(session: Session, tab: string): QueryRun {
  const own = runsOf(session);
  const run = own.get(tab) ?? new QueryRun();
  if (!own.has(tab)) own.set(tab, run);
  return run;
}

/** Makes room for one more result: of too many the one that was run longest ago is given back, and can be run again. */
export function makeRoom(session: Session, tab: string): void {
  const own = runsOf(session);
  const run = own.get(tab);
  if (!run) return;
  own.delete(tab);
  own.set(tab, run);
  const kept = [...own.values()].filter((each) => each !== run && (each.held !== null || each.phase === 'running'));
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_KEPT + 1))) {
    old.cancel();
    void old.drop();
  }
}
