/**
 * The few calls of DuckDB-WASM that the engine is built on, alike for the worker in a page and for Node. Every call may
 * reject with what DuckDB or the wasm runtime threw; `failure.ts` says what that means.
 */
export interface Driver {
  /** 'v1.4.3' */
  readonly version: string;
  connect(): Promise<number>;
  /** Begins a statement. Null: not finished, poll. Otherwise the result's Arrow header. `stream`: rows are made while fetched. */
  start(connection: number, text: string, stream: boolean): Promise<Uint8Array | null>;
  /** Works on the statement for a slice of time. */
  poll(connection: number): Promise<Uint8Array | null>;
  /** The next Arrow batch; null: not ready yet; empty: no more. */
  fetch(connection: number): Promise<Uint8Array | null>;
  cancel(connection: number): Promise<boolean>;
  /** The whole result at once, as an Arrow IPC stream: cannot be cancelled, but brings the words of ENUM columns along. */
  whole(connection: number, text: string): Promise<Uint8Array>;
  /** Inserts an Arrow IPC stream by column order, or makes the table out of it. `given`: the bytes may be taken away from the caller. */
  insertArrow(connection: number, bytes: Uint8Array, table: string, create: boolean, given: boolean): Promise<void>;
  /** `given`: the bytes may be taken away from the caller. */
  addFile(name: string, bytes: Uint8Array, given: boolean): Promise<void>;
  dropFile(name: string): Promise<void>;
  tokenize(text: string): Promise<readonly Token[]>;
  stop(): Promise<void>;
  /** Called when the database died outside of a call. */
  onDeath(listener: (reason: string) => void): void;
}

/** A piece of SQL text as DuckDB's own lexer sees it: strings, comments and quoted names are never mistaken for words. */
export interface Token {
  /** In UTF-16 units. */
  readonly at: number;
  readonly kind: TokenKind;
}

export type TokenKind = 'identifier' | 'number' | 'string' | 'operator' | 'keyword' | 'comment';

const kinds: readonly TokenKind[] = ['identifier', 'number', 'string', 'operator', 'keyword', 'comment'];

/** DuckDB counts token offsets in bytes of UTF-8. */
export function tokens(text: string, offsets: readonly number[], types: readonly number[]): Token[] {
  const units = byteOffsets(text);
  return offsets.map((offset, i) => ({ at: units(offset), kind: kinds[types[i] ?? 0] ?? 'identifier' }));
}

/** Turns growing byte offsets of a text's UTF-8 form into UTF-16 ones, in one pass over the text. */
export function byteOffsets(text: string): (byte: number) => number {
  let unit = 0;
  let byte = 0;
  return (wanted) => {
    while (byte < wanted && unit < text.length) {
      const point = text.codePointAt(unit) ?? 0;
      byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      unit += point < 0x10000 ? 1 : 2;
    }
    return unit;
  };
}
