import type { QueryError } from '../engine';
import { byteOffsets } from './driver';

/** Thrown inside the engine when the caller's signal was raised. */
export class Cancelled extends Error {}

/** Messages of a wasm runtime that is gone: after one of these every later call would fail or answer nonsense. */
const deathMessages =
  /memory access out of bounds|table index is out of bounds|function signature mismatch|null function|indirect call|unreachable|Maximum call stack|Aborted\(|divide by zero in wasm|Cannot enlarge memory|Array buffer allocation failed|worker (error|is gone)/i;

/** A caller's text inside the statement that was run: `from` characters stand before it. */
export interface Inner {
  readonly text: string;
  readonly from: number;
}

/**
 * What a thrown thing means to a caller, for the statement `text`.
 * DuckDB's own errors come as JSON (`errors_as_json`); everything of the wasm runtime is a crash.
 */
export function failure(thrown: unknown, text: string, inner: Inner = { text, from: 0 }): QueryError {
  if (thrown instanceof Cancelled) return { kind: 'cancelled' };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const own = ownError(message);
  if (!own) {
    const dead = (thrown instanceof Error && thrown.name === 'RuntimeError') || deathMessages.test(message);
    if (dead) return { kind: 'crashed', message };
    return { kind: 'failed', message, sql: inner.text };
  }
  if (own.type === 'FATAL') return { kind: 'crashed', message: own.message };
  if (own.type === 'Permission' || /transaction is launched in read-only mode/.test(own.message)) {
    return { kind: 'refused', reason: own.type === 'Permission' ? 'outside' : 'writes', message: own.message };
  }
  const said = own.message.replace(/\n\nLINE \d+: .*\n *\^\s*$/s, ''); // a drawing of the place
  const failed = { kind: 'failed', message: `${own.type} Error: ${said}`, sql: inner.text } as const;
  if (own.byte === null) return failed;
  const position = byteOffsets(text)(own.byte) - inner.from;
  return { ...failed, position: Math.min(Math.max(0, position), inner.text.length) };
}

interface OwnError {
  readonly type: string;
  readonly message: string;
  readonly byte: number | null;
}

function ownError(message: string): OwnError | null {
  const from = message.indexOf('{"exception_type"');
  if (from < 0) return null;
  try {
    const parsed: unknown = JSON.parse(message.slice(from));
    if (typeof parsed !== 'object' || parsed === null) return null;
    const { exception_type, exception_message, position } = parsed as Readonly<Record<string, unknown>>;
    // A statement that is taken apart before it runs comes with its error inside another one.
    const inner = ownError(String(exception_message));
    if (inner) return inner;
    const byte = Number.parseInt(String(position), 10);
    return {
      type: String(exception_type),
      message: String(exception_message),
      byte: Number.isNaN(byte) ? null : byte,
    };
  } catch {
    return null; // cut off or not JSON after all: shown as it came
  }
}
