import { newMarkdown } from './markdown';
import { MARK, mark, unmarked } from './marks';
import { placeholders } from './placeholder';
import { readDocument } from './document';
import { readEmbed, type Embed } from './embed';

/** A document's text as a tree that a screen can draw without ever making markup out of it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inline: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inline: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** The number of the first item of an ordered list. */
      readonly start: number;
      /** No blank lines between its items. */
      readonly tight: boolean;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  /** A view's table or chart, alone in its paragraph; `index` is its place among the `{{…}}`. */
  | ({ readonly kind: 'embed'; readonly index: number } & Embed)
  | {
      readonly kind: 'table';
      readonly align: readonly Align[];
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

export type Align = 'left' | 'center' | 'right' | null;

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly inline: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly inline: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  /** The `{{…}}` of that place in the document, from 0. */
  | { readonly kind: 'number'; readonly index: number };

const markdown = newMarkdown();
type Token = ReturnType<typeof markdown.parse>[number];

/** The text below the head, numbers in their places. Links and pictures stay the text that was typed. */
export function summaryBlocks(text: string): readonly Block[] {
  const clean = unmarked(text);
  const numbers = placeholders(clean, readDocument(clean).bodyStart);
  return markedBlocks(markedBody(text), (i) => readEmbed(numbers[i]?.inside ?? ''));
}

/** The text below the head with a mark for each number: what stands in braces must not be read as Markdown. */
export function markedBody(text: string): string {
  const clean = unmarked(text);
  const { bodyStart } = readDocument(clean);
  let body = '';
  let at = bodyStart;
  placeholders(clean, bodyStart).forEach(({ start, end }, i) => {
    body += clean.slice(at, start) + mark(i);
    at = end;
  });
  return body + clean.slice(at);
}

/** `embed` says of the `{{…}}` at a place whether it is a table or a chart. */
export const markedBlocks = (body: string, embed: (index: number) => Embed | null = () => null): readonly Block[] =>
  blocks({ tokens: markdown.parse(body, {}), at: 0, embed }, null);

interface Reader {
  readonly tokens: readonly Token[];
  readonly embed: (index: number) => Embed | null;
  at: number;
}

function blocks(reader: Reader, until: string | null): readonly Block[] {
  const out: Block[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++];
    if (!token || token.type === until) break;
    const block = blockOf(token, reader);
    if (block) out.push(block);
  }
  return out;
}

function blockOf(token: Token, reader: Reader): Block | null {
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), inline: inlineUntil(reader, 'heading_close') };
    case 'paragraph_open':
      return paragraph(inlineUntil(reader, 'paragraph_close'), token, reader);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return list(token, reader);
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocks(reader, 'blockquote_close') };
    case 'fence':
    case 'code_block':
      return { kind: 'code', text: codeText(token.content) };
    case 'hr':
      return { kind: 'rule' };
    case 'table_open':
      return table(reader);
    default:
      return null;
  }
}

function paragraph(inline: readonly Inline[], { level }: Token, reader: Reader): Block {
  const [only, more] = inline;
  const embed = only?.kind === 'number' && !more && level === 0 ? reader.embed(only.index) : null;
  return embed && only?.kind === 'number'
    ? { kind: 'embed', index: only.index, ...embed }
    : { kind: 'paragraph', inline };
}

function list(open: Token, reader: Reader): Block {
  const from = reader.at;
  const ordered = open.type === 'ordered_list_open';
  const found = items(reader, open.type.replace('_open', '_close'));
  const tight = !reader.tokens
    .slice(from, reader.at)
    .some(({ type, level, hidden }) => type === 'paragraph_open' && level === open.level + 2 && !hidden);
  return { kind: 'list', ordered, start: Number(open.attrGet('start') ?? 1), tight, items: found };
}

function items(reader: Reader, until: string): readonly (readonly Block[])[] {
  const out: (readonly Block[])[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++];
    if (!token || token.type === until) break;
    if (token.type === 'list_item_open') out.push(blocks(reader, 'list_item_close'));
  }
  return out;
}

function table(reader: Reader): Block {
  const rows: (readonly Inline[])[][] = [];
  const align: Align[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++];
    if (!token || token.type === 'table_close') break;
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'th_open') align.push(alignOf(token));
    if (token.type === 'inline') rows.at(-1)?.push(inlines(token.children ?? []));
  }
  const [head = [], ...body] = rows;
  return { kind: 'table', align, head, rows: body };
}

function alignOf(token: Token): Align {
  const [, side] = /^text-align:(left|center|right)$/.exec(token.attrGet('style') ?? '') ?? [];
  return side === 'left' || side === 'center' || side === 'right' ? side : null;
}

function inlineUntil(reader: Reader, until: string): readonly Inline[] {
  let found: readonly Inline[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++];
    if (!token || token.type === until) break;
    if (token.type === 'inline') found = inlines(token.children ?? []);
  }
  return found;
}

function inlines(tokens: readonly Token[]): readonly Inline[] {
  const stack: { kind: 'strong' | 'emphasis' | null; inline: Inline[] }[] = [{ kind: null, inline: [] }];
  const add = (...inline: readonly Inline[]): void => {
    stack.at(-1)?.inline.push(...inline);
  };
  for (const token of tokens) {
    if (token.type === 'strong_open' || token.type === 'em_open') {
      stack.push({ kind: token.type === 'em_open' ? 'emphasis' : 'strong', inline: [] });
    } else if (token.type === 'strong_close' || token.type === 'em_close') {
      const closed = stack.pop();
      if (closed?.kind) add({ kind: closed.kind, inline: closed.inline });
    } else if (token.type === 'code_inline') add({ kind: 'code', text: codeText(token.content) });
    else if (token.type === 'hardbreak') add({ kind: 'break' });
    else if (token.type === 'softbreak') add({ kind: 'text', text: '\n' });
    else add(...pieces(token.content));
  }
  return stack[0]?.inline ?? [];
}

/** Code whose braces the finder of numbers took for live ones (quoted or nested code): never the marks themselves. */
const codeText = (text: string): string => text.replace(MARK, '{{…}}');

function pieces(text: string): readonly Inline[] {
  const out: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > at) out.push({ kind: 'text', text: text.slice(at, match.index) });
    out.push({ kind: 'number', index: Number(match[1]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) out.push({ kind: 'text', text: text.slice(at) });
  return out;
}
