import {
  cutBlocks,
  cutFetched,
  cutIsHere,
  cutNow,
  guardedInCopy,
  MOST_COPIED,
  type CutOut,
  type ViewState,
} from '../../app';
import { cellsIn, reportTable, tableToHtml, tableToTsv, type Selection } from '../../view';
import { copyNow, fill, type ClipboardTable } from '../grid/clipboard';

/** Beyond this a table for Word is no help, and making it would keep the page waiting: text alone. */
const MOST_AS_TABLE = 20_000;

/** A copy whose rows must be fetched first. */
export class Fetching {
  done = $state(0);
  of = $state(1);
  ready = $state(false);
  readonly cells: number;
  readonly #abort = new AbortController();
  #table: ClipboardTable | null = null;
  readonly #write: (table: ClipboardTable) => void;

  constructor(cells: number, write: (table: ClipboardTable) => void) {
    this.cells = cells;
    this.#write = write;
  }

  /** True when all rows came; what they make is then copied at once if the browser still allows it, else by a click. */
  async run(state: ViewState, selection: Selection | null, make: (cut: CutOut) => ClipboardTable): Promise<boolean> {
    const blocks = cutBlocks(state, selection);
    if ('problem' in blocks) return false;
    const cut = await cutFetched(state, blocks, this.#abort.signal, (done, of) => {
      this.done = done;
      this.of = of;
    });
    if (cut === null) return false;
    this.#table = make(cut);
    this.ready = true;
    return true;
  }

  get table(): ClipboardTable | null {
    return this.#table;
  }

  copy(): void {
    if (this.#table) this.#write(this.#table);
  }

  stop(): void {
    this.#abort.abort();
  }
}

/** Copies what is selected (null: the whole table), by the `copy` event of a key or by a button; with heads, or the figures alone. */
export function copySelection(
  state: ViewState,
  title: string,
  selection: Selection | null,
  options: {
    readonly heads: boolean;
    readonly event?: ClipboardEvent;
    readonly fetching: (job: Fetching | null) => void;
  },
): void {
  const { app } = state;
  const blocks = cutBlocks(state, selection);
  if ('problem' in blocks) {
    options.event?.preventDefault();
    if (blocks.problem === 'ranges') app.messages.say('warning', 'grid.copy_ranges');
    else if (blocks.problem === 'too_many')
      app.messages.say('warning', 'grid.copy_many', { n: app.count(blocks.cells), most: app.count(MOST_COPIED) });
    return;
  }
  const cells = cellsIn(blocks);
  const asTable = cells <= MOST_AS_TABLE;
  const make = ({ model, selection: chosen }: CutOut): ClipboardTable => {
    const table = reportTable(model, title, chosen, app.lang);
    const text = options.heads
      ? tableToTsv(table)
      : table.rows.map(({ cells: line }) => line.map((cell) => cell.text.replaceAll('−', '-')).join('\t')).join('\r\n');
    return { html: options.heads && asTable ? tableToHtml(table) : '', text };
  };
  /** Said whichever way it was copied: what is not public shall not be pasted unawares. */
  const warned = (): boolean => {
    const names = guardedInCopy(state, selection);
    if (names.length > 0)
      app.messages.say('warning', 'grid.copied_guarded', { names: names.join(app.t('shell.list_separator')) });
    return names.length > 0;
  };
  const said = (done: boolean): void => {
    if (!done) app.messages.say('warning', 'view.copy_failed');
    else if (!warned()) app.messages.say('good', asTable ? 'grid.copied' : 'grid.copied_text', { n: app.count(cells) });
  };
  if (cutIsHere(state, blocks)) {
    const cut = cutNow(state, blocks);
    if (!cut) return;
    if (options.event) {
      fill(options.event, make(cut));
      warned();
    } else said(copyNow(make(cut)));
    return;
  }
  options.event?.preventDefault();
  const job = new Fetching(cells, (table) => said(copyNow(table)));
  options.fetching(job);
  void app.attempt(async () => {
    const came = await job.run(state, selection, make);
    if (!came) {
      options.fetching(null);
      app.messages.say('info', 'grid.copy_stopped');
    } else if (job.table && copyNow(job.table)) {
      options.fetching(null);
      said(true);
    }
  });
}
