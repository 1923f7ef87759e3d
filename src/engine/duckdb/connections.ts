import { Cancelled } from './failure';

/**
 * Connections for reads. Each read has one to itself, so that a long one is worked on in slices between short ones.
 * Those who come when all are taken wait in order; a raised signal ends the waiting.
 */
export class Connections {
  readonly #free: number[];
  readonly #waiting: (() => void)[] = [];

  constructor(connections: readonly number[]) {
    this.#free = [...connections];
  }

  async with<T>(signal: AbortSignal | undefined, use: (connection: number) => Promise<T>): Promise<T> {
    const connection = await this.take(signal);
    try {
      return await use(connection);
    } finally {
      this.give(connection);
    }
  }

  /** Gives a connection back that was taken. */
  give(connection: number): void {
    this.#free.push(connection);
    this.#waiting.shift()?.();
  }

  /** A connection of the caller's own until it is given back. */
  async take(signal: AbortSignal | undefined): Promise<number> {
    for (;;) {
      if (signal?.aborted) {
        // Called and gone in one moment: the turn is the next one's.
        if (this.#free.length > 0) this.#waiting.shift()?.();
        throw new Cancelled();
      }
      const free = this.#free.pop();
      if (free !== undefined) return free;
      await this.#turn(signal);
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        resolve();
      };
      this.#waiting.push(go);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }
}

/** Runs what is given one after another. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  pass<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
