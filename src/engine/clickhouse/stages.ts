import { tokens, type Token } from './lexer';

/** A statement in steps: tables for the while of one question, then the statement over them. */
export interface Stages {
  readonly tables: readonly { readonly name: string; readonly text: string }[];
  readonly text: string;
}

interface Part {
  readonly name: string;
  /** `name (columns) AS `, as written. */
  readonly head: string;
  readonly body: string;
  /** Earlier parts by how often it speaks of them. */
  readonly uses: ReadonlyMap<string, number>;
}

/** So many subqueries in one statement are taken apart and planned within milliseconds. */
const FEW = 40;
/** A table is worth its round trip when it saves so many. */
const WORTH = 5;

/**
 * ClickHouse puts a common table expression in at each place that names it, and all that it is made of with it: a statement of twenty grows
 * to thousands. Where it would, those that are used more than once become tables. The meaning is the same; the order of steps is that of the
 * statement.
 */
export function stagesOf(text: string): Stages {
  const { parts, rest } = partsOf(text);
  const last: Part = { name: '', head: '', body: rest, uses: usesOf(rest, parts) };
  const users = new Map<string, number>();
  for (const { uses } of [...parts, last]) {
    for (const [name, times] of uses) users.set(name, (users.get(name) ?? 0) + times);
  }
  const cost = new Map<string, number>();
  const costOf = ({ uses }: Part): number =>
    [...uses].reduce((sum, [name, times]) => sum + times * (cost.get(name) ?? 1), 1);
  for (const part of parts) cost.set(part.name, costOf(part));
  if (costOf(last) <= FEW) return { tables: [], text };
  const kept = new Set<string>();
  for (const part of parts) {
    const own = costOf(part);
    const keep = (users.get(part.name) ?? 0) > 1 && own >= WORTH;
    if (keep) kept.add(part.name);
    cost.set(part.name, keep ? 1 : own);
  }
  const within = (part: Part): string => {
    const needed = new Set<string>();
    const need = ({ uses }: Part): void => {
      for (const name of uses.keys()) {
        const other = parts.find((each) => each.name === name);
        if (!other || kept.has(name) || needed.has(name)) continue;
        needed.add(name);
        need(other);
      }
    };
    need(part);
    const inner = parts.filter(({ name }) => needed.has(name)).map(({ head, body }) => `${head}(${body})`);
    return inner.length === 0 ? part.body : `WITH ${inner.join(',\n')}\n${part.body}`;
  };
  return {
    tables: parts.filter(({ name }) => kept.has(name)).map((part) => ({ name: part.name, text: within(part) })),
    text: within(last),
  };
}

/** The common table expressions of a statement and the SELECT after them. Those of a part's own WITH join the others where all names differ. */
function partsOf(text: string, lift = true): { readonly parts: readonly Part[]; readonly rest: string } {
  const found = tokens(text);
  if (found[0]?.text.toUpperCase() !== 'WITH') return { parts: [], rest: text };
  const parts: Part[] = [];
  const add = (name: string, head: string, body: string): void => {
    parts.push({ name, head, body, uses: usesOf(body, parts) });
  };
  let i = 1;
  for (;;) {
    const name = found[i];
    const open = found.findIndex(({ text: word }, at) => at > i && word.toUpperCase() === 'AS') + 1;
    const body = found[open];
    const close = closing(found, open);
    const end = found[close];
    if (!name || !body || !end || body.text !== '(') return { parts: [], rest: text };
    const inner = text.slice(body.at + 1, end.at);
    const own = lift ? partsOf(inner) : { parts: [], rest: inner };
    for (const part of own.parts) add(part.name, part.head, part.body);
    add(name.text, text.slice(name.at, body.at), own.rest);
    const after = found[close + 1];
    if (after?.text === ',') {
      i = close + 2;
      continue;
    }
    const differ = new Set(parts.map((part) => part.name)).size === parts.length;
    return lift && !differ ? partsOf(text, false) : { parts, rest: text.slice(end.at + 1).trimStart() };
  }
}

function closing(found: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < found.length; i += 1) {
    if (found[i]?.text === '(') depth += 1;
    if (found[i]?.text === ')') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}

/** How often a text names earlier parts as tables: after FROM, JOIN or a comma between them. */
function usesOf(text: string, parts: readonly Part[]): ReadonlyMap<string, number> {
  const known = new Set(parts.map(({ name }) => name));
  const uses = new Map<string, number>();
  const found = tokens(text);
  found.forEach(({ text: word }, i) => {
    if (known.has(word) && /^(FROM|JOIN)$/iu.test(found[i - 1]?.text ?? '')) uses.set(word, (uses.get(word) ?? 0) + 1);
  });
  return uses;
}
