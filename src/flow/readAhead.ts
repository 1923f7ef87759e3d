import { refuseBySize, type SourcePlan } from '../ingest';
import type { ReadContext, Reader } from './ports';
import type { FileIn } from './session';

interface Begun {
  readonly catalog: ReadContext['catalog'];
  readonly plan: Promise<SourcePlan>;
}

/**
 * Reads the files of an import in their order, the next ones beside the one that is waited for. A file is planned with what those before it
 * bring: where the last one brought nothing, the next are planned ahead as if nothing came; a plan that was made with less than is known when
 * its turn comes is made again (the file stays opened). Otherwise they are only opened ahead.
 */
export class ReadAhead {
  readonly #reader: Reader;
  readonly #files: readonly FileIn[];
  readonly #signal: AbortSignal | undefined;
  readonly #begun = new Map<FileIn, Begun>();
  readonly #opened = new Set<FileIn>();
  #before: ReadContext['catalog'] | null = null;

  /** `files`: all that will be read, in order. */
  constructor(reader: Reader, files: readonly FileIn[], signal?: AbortSignal) {
    this.#reader = reader;
    this.#files = files.filter((file) => !refuseBySize(file.name, file.size));
    this.#signal = signal;
  }

  /** Rejects where the file cannot be had, or when it is cancelled. */
  read(file: FileIn, context: ReadContext): Promise<SourcePlan> {
    const begun = this.#begun.get(file);
    this.#begun.delete(file);
    const plan = begun?.catalog === context.catalog ? begun.plan : this.#plan(file, context);
    const steady = this.#before === context.catalog;
    this.#before = context.catalog;
    const at = this.#files.indexOf(file) + 1;
    for (const next of this.#files.slice(at, at + (this.#reader.ahead ?? 0))) {
      if (steady && !this.#begun.has(next)) {
        const early = this.#plan(next, context);
        early.catch(() => undefined); // told when its turn comes
        this.#begun.set(next, { catalog: context.catalog, plan: early });
      } else if (!steady && !this.#opened.has(next)) {
        this.#opened.add(next);
        this.#reader.open?.(next, context.answers?.[next.name]).catch(() => undefined); // told when it is read
      }
    }
    return plan;
  }

  #plan(file: FileIn, context: ReadContext): Promise<SourcePlan> {
    return this.#reader.read(file, context, this.#signal ? { signal: this.#signal } : {});
  }
}
