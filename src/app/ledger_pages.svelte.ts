import type { Browse } from '../flow';
import type { QueryError } from '../engine';
import type { BrowseRow } from '../query';

const PAGE = 100;
/** Pages kept here at most; the others are fetched again. */
const KEPT = 60;

/** The rows of a table that were fetched, page by page. */
export class RowPages {
  /** Rises with every page that came: what reads rows looks again. */
  arrived = $state(0);
  readonly #failed: (error: QueryError) => void;
  #browse: Browse | null = null;
  #pages = new Map<number, readonly BrowseRow[]>();
  #pending = new Map<number, Promise<readonly BrowseRow[] | null>>();
  #keys: readonly string[] = [];
  #abort = new AbortController();

  constructor(failed: (error: QueryError) => void) {
    this.#failed = failed;
  }

  /** Other rows, or other columns of them: what was fetched is thrown away. */
  of(browse: Browse | null, keys: readonly string[]): void {
    if (browse === this.#browse && keys.join('\n') === this.#keys.join('\n')) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#browse = browse;
    this.#keys = keys;
    this.#pages = new Map();
    this.#pending = new Map();
  }

  /** The row at a position, if it is here. */
  at(row: number): BrowseRow | null {
    return this.#pages.get(Math.floor(row / PAGE))?.[row % PAGE] ?? null;
  }

  /** Rows from `from` to `to` (exclusive); null when they failed or came too late. */
  async rows(from: number, to: number): Promise<readonly BrowseRow[] | null> {
    const out: BrowseRow[] = [];
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) {
      const rows = await this.#page(page);
      if (rows === null) return null;
      out.push(...rows.slice(Math.max(0, from - page * PAGE), to - page * PAGE));
    }
    return out;
  }

  #page(page: number): Promise<readonly BrowseRow[] | null> {
    const browse = this.#browse;
    if (!browse) return Promise.resolve(null);
    const have = this.#pages.get(page);
    if (have) return Promise.resolve(have);
    const coming = this.#pending.get(page);
    if (coming) return coming;
    const [pages, pending, { signal }] = [this.#pages, this.#pending, this.#abort];
    const asked = browse.page(page * PAGE, (page + 1) * PAGE, this.#keys, { signal }).then((answer) => {
      pending.delete(page);
      if (pages !== this.#pages) return null;
      if (!answer.ok) {
        if (answer.error.kind !== 'cancelled') this.#failed(answer.error);
        return null;
      }
      pages.set(page, answer.value);
      const oldest = pages.keys().next();
      if (pages.size > KEPT && oldest.done !== true) pages.delete(oldest.value);
      this.arrived += 1;
      return answer.value;
    });
    pending.set(page, asked);
    return asked;
  }
}
