import { newMarkdown } from './markdown';
import { MARK, mark, unmarked } from './marks';
import { placeholders } from './placeholder';
import { readDocument } from './document';

/** A document's text as a tree that a screen can draw without ever making markup out of it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inline: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inline: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

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
export const summaryBlocks = (text: string): readonly Block[] => markedBlocks(markedBody(text));

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

export const markedBlocks = (body: string): readonly Block[] =>
  blocks({ tokens: markdown.parse(body, {}), at: 0 }, null);

interface Reader {
  readonly tokens: readonly Token[];
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
      return { kind: 'paragraph', inline: inlineUntil(reader, 'paragraph_close') };
    case 'bullet_list_open':
      return { kind: 'list', ordered: false, items: items(reader, 'bullet_list_close') };
    case 'ordered_list_open':
      return { kind: 'list', ordered: true, items: items(reader, 'ordered_list_close') };
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
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++];
    if (!token || token.type === 'table_close') break;
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(inlines(token.children ?? []));
  }
  const [head = [], ...body] = rows;
  return { kind: 'table', head, rows: body };
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
