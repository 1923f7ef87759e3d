import { standalone, type Frame, type Scalar, type Sql } from '../core';
import type { Storage } from '../storage';
import { seal, unsealed } from './container';

/**
 * What the database answered last, question by question, kept beside its snapshot: until the engine of the next opening is
 * up, the same questions over the same data are answered from here. Every number is one that the engine gave.
 */
export interface KeptAnswers {
  /** The snapshot that they belong to: `snapshotKeyOf`. */
  readonly key: string;
  readonly frames: ReadonlyMap<string, Frame>;
}

/** What a screen shows at once is a few questions; beyond that the memory is better used otherwise. */
const MOST_QUESTIONS = 40;
const MOST_VALUES = 20_000;

export const answersBlob = (id: string): string => `answers-${id}`;

/** The latest answers over the data as they are; forgotten when the data change. */
export class RecentAnswers {
  #version = -1;
  #frames = new Map<string, Frame>();
  /** Rises with every answer that was not there before. */
  changes = 0;

  keep(version: number, question: Sql, frame: Frame): void {
    if (version !== this.#version) this.#frames = new Map();
    this.#version = version;
    if (frame.rows * frame.columns.length > MOST_VALUES || !frame.columns.every(isPlain)) return;
    const text = standalone(question);
    if (!this.#frames.delete(text)) this.changes += 1;
    this.#frames.set(text, frame);
    const oldest = this.#frames.keys().next();
    if (this.#frames.size > MOST_QUESTIONS && oldest.done !== true) this.#frames.delete(oldest.value);
  }

  /** Those over the data of that version. */
  of(version: number): ReadonlyMap<string, Frame> {
    return version === this.#version ? new Map(this.#frames) : new Map();
  }
}

/** JSON has no word for the numbers that are none; such an answer is not kept. */
const isPlain = (column: readonly Scalar[]): boolean =>
  column.every((value) => typeof value !== 'number' || Number.isFinite(value));

/** As bytes that end with their own SHA-256. */
export const packAnswers = ({ key, frames }: KeptAnswers): Promise<Uint8Array> =>
  seal(new TextEncoder().encode(JSON.stringify({ key, frames: [...frames] })));

/** The answers that are kept for this snapshot. Null when there are none, or they are not whole. Never rejects. */
export async function readAnswers(storage: Storage, id: string, key: string): Promise<KeptAnswers | null> {
  try {
    const bytes = await storage.getBlob(answersBlob(id));
    const whole = bytes && (await unsealed(bytes));
    if (!whole) return null;
    const kept = JSON.parse(new TextDecoder().decode(whole)) as { key: string; frames: readonly [string, Frame][] };
    return kept.key === key ? { key, frames: new Map(kept.frames) } : null;
  } catch {
    return null;
  }
}
