import { base64 } from '../../core';
import type { Connection } from './connection';
import type { Bound } from './bind';
import { Cancelled, ServerError, Unreachable } from './failure';

export interface Request {
  readonly bound: Bound;
  readonly settings: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Data of an INSERT … FORMAT. */
  readonly data?: Uint8Array | undefined;
  readonly database?: string | undefined;
  readonly queryId?: string | undefined;
}

/** Sends one statement and gives the whole answer. Rejects with Cancelled, ServerError or Unreachable. */
export type Send = (request: Request) => Promise<Uint8Array>;

/** Bytes of an answer that have come so far, of all requests: for tests and for a person who pays for them. */
export interface Traffic {
  received: number;
  sent: number;
}

/** Longer parameters travel in the body: an address has at most some thousand signs on its way through proxies. */
const MOST_IN_ADDRESS = 3_000;

/**
 * The HTTP interface over `fetch`. Not `@clickhouse/client-web` 1.23, which asks `crypto.randomUUID` (absent at an intranet address),
 * cannot send Arrow, and fails for a password outside Latin-1.
 */
export function sender(connection: Connection, traffic: Traffic): Send {
  const authorization = `Basic ${base64(new TextEncoder().encode(`${connection.user}:${connection.password}`))}`;
  return async ({ bound, settings, signal, data, database = connection.database, queryId }) => {
    if (signal?.aborted) throw new Cancelled();
    const address = new URLSearchParams({ ...(database === '' ? {} : { database }), ...settings });
    if (queryId !== undefined) address.set('query_id', queryId);
    const long = [...bound.params.values()].reduce((sum, value) => sum + value.length, 0) > MOST_IN_ADDRESS;
    const places = [...bound.params].map(([name, value]) => [`param_${name}`, value] as const);
    const headers: Record<string, string> = { Authorization: authorization };
    let body: BodyInit = bound.text;
    if (data !== undefined) {
      address.set('query', bound.text);
      body = data as BodyInit;
    } else if (long) {
      body = formOf([['query', bound.text], ...places]);
      headers['Content-Type'] = `multipart/form-data; boundary=${BOUNDARY}`;
    }
    if (!long) for (const [name, value] of places) address.set(name, value);
    traffic.sent += sizeOf(bound, data);
    let response: Response;
    let bytes: Uint8Array;
    try {
      response = await fetch(`${connection.url.replace(/\/+$/, '')}/?${address.toString()}`, {
        method: 'POST',
        headers,
        body,
        ...(signal ? { signal } : {}),
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (thrown) {
      if (signal?.aborted) throw new Cancelled();
      throw new Unreachable(reasonOf(thrown));
    }
    traffic.received += bytes.length;
    if (response.ok && !response.headers.has('X-ClickHouse-Exception-Code')) return bytes;
    const text = new TextDecoder().decode(bytes).trim();
    // A proxy in between that finds no server behind it answers for it.
    if (!/Code: \d+/.test(text)) throw new Unreachable(`HTTP ${response.status}: ${text.slice(0, 300)}`);
    throw new ServerError(text);
  };
}

const BOUNDARY = '----almanac-fe0c1b7d3a95';

/** By hand, since FormData turns each line's end into two signs, and a place in the text would be another. */
const formOf = (fields: readonly (readonly [string, string])[]): string =>
  [
    ...fields.map(
      ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${BOUNDARY}--\r\n`,
  ].join('');

const sizeOf = ({ text, params }: Bound, data: Uint8Array | undefined): number =>
  text.length + [...params.values()].reduce((sum, value) => sum + value.length, 0) + (data?.length ?? 0);

/** A browser says of every connection that did not come about the same three words, in no language of ours: then nothing. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error ? thrown.cause.message : thrown instanceof TypeError ? '' : thrown.message;
}
