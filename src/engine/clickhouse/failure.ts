import type { QueryError } from '../engine';

/** Thrown when the caller's signal was raised. */
export class Cancelled extends Error {}

/** Thrown when no answer came: no network, no server, a connection that was cut. Asking again may succeed. */
export class Unreachable extends Error {}

/** What the server says went wrong. */
export class ServerError extends Error {
  /** ClickHouse's number for the kind of error. */
  readonly code: number;

  constructor(text: string) {
    super(said(text));
    this.code = Number(/Code: (\d+)/.exec(text)?.[1] ?? 0);
  }
}

/** The sentence without what stands around it. */
const said = (text: string): string =>
  text
    .replace(/^(Code: \d+\. DB::Exception: )+/, '')
    .replace(/ \(version [^()]*(\([^()]*\))?\)\s*$/, '')
    .trim();

const CODE = {
  syntax: 62,
  unknownTable: 60,
  unknownColumn: 47,
  readonly: 164,
  cancelled: 394,
  accessDenied: 497,
  wrongPassword: 516,
} as const;

/** Whether a person has to say anew who he is. */
export const isWrongPassword = (error: unknown): boolean =>
  error instanceof ServerError && error.code === CODE.wrongPassword;

/**
 * What a thrown thing means to a caller. `text` is what the caller asked; `from`: so many characters stand before it in the statement
 * that was sent; `statement` is that statement.
 */
export function failure(thrown: unknown, text: string, statement: string, from = 0, person = false): QueryError {
  if (thrown instanceof Cancelled) return { kind: 'cancelled' };
  if (thrown instanceof Unreachable) return { kind: 'unreachable', message: thrown.message };
  if (!(thrown instanceof ServerError)) {
    return { kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown), sql: text };
  }
  const { code, message } = thrown;
  if (code === CODE.cancelled) return { kind: 'cancelled' };
  if (person && (code === CODE.readonly || code === CODE.accessDenied)) {
    return { kind: 'refused', reason: 'outside', message };
  }
  const failed = { kind: 'failed', message, sql: text } as const;
  const at = positionOf(code, message, statement);
  return at === null ? failed : { ...failed, position: Math.min(Math.max(0, at - from), text.length) };
}

/**
 * Where in the statement, in UTF-16 units: as the parser says it (in bytes, from 1), or where the unknown name stands. By line and column
 * behind the first line: what lies between us and the server may put a remark before the statement.
 */
function positionOf(code: number, message: string, statement: string): number | null {
  if (code === CODE.syntax) {
    const [, byte, line = '1', col = '1'] =
      /failed at position (\d+).*?(?:\(line (\d+), col (\d+)\)|$)/s.exec(message) ?? [];
    if (byte === undefined) return null;
    if (line === '1') return unitsIn(statement, Number(byte) - 1);
    const before =
      statement
        .split('\n')
        .slice(0, Number(line) - 1)
        .join('\n').length + 1;
    return before + unitsIn(statement.slice(before), Number(col) - 1);
  }
  if (code !== CODE.unknownTable && code !== CODE.unknownColumn) return null;
  const name = /identifier [`']([^`']+)[`']/.exec(message)?.[1];
  const at = name === undefined ? -1 : statement.lastIndexOf(name);
  return at < 0 ? null : at;
}

/** The UTF-16 units of the first bytes of a text. */
const unitsIn = (text: string, bytes: number): number =>
  new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).length;
