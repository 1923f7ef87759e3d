import { Parser } from 'htmlparser2';
import { typedNumber } from './heading_number';
import { normalBlock, type ProseBlock, type ProseTable } from './prose_block';
import { onOneLine, type Run } from './prose_runs';

/** What is in these is no text of the document. */
const SKIPPED = new Set(
  'script style head title template iframe object embed applet svg math noscript xml select textarea audio video canvas map'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'p div section article header footer main aside figure figcaption dl dt dd address pre center form fieldset caption'.split(
    ' ',
  ),
);
/** Longer than this nothing is pasted as formatted text: what a person copies is far below. */
export const MOST_HTML = 8_000_000;

interface Holder {
  readonly tag: string;
  readonly blocks: ProseBlock[];
}
interface ListHolder {
  readonly ordered: boolean;
  readonly start: number;
  readonly items: (readonly ProseBlock[])[];
}
interface TableHolder {
  readonly rows: Run[][][];
  /** Columns that a cell of a row above reaches into, and how many rows more. */
  readonly reaching: Map<number, number>;
}

/**
 * HTML as another program puts it on the clipboard, as blocks of the editor: headings, paragraphs, lists, tables, bold and italic. It is read as text,
 * never by a browser: nothing in it can run or be fetched, and what is no prose (scripts, styles, pictures, fields) is left out. Cells that were
 * joined are parted, their text in the first.
 */
export function readPastedHtml(html: string): readonly ProseBlock[] {
  const reader = new PasteReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true },
  );
  parser.write(html.slice(0, MOST_HTML));
  parser.end();
  return reader.finish();
}

class PasteReader {
  readonly #root: Holder = { tag: '', blocks: [] };
  readonly #holders: Holder[] = [this.#root];
  readonly #lists: ListHolder[] = [];
  readonly #tables: TableHolder[] = [];
  #runs: Run[] = [];
  #heading: number | null = null;
  #skip: string[] = [];
  /** The sign before an item of a list as Word writes it. */
  #listed: { sign: string } | null = null;
  readonly #looks: {
    readonly tag: string;
    readonly strong: boolean;
    readonly emphasis: boolean;
    readonly sign: boolean;
  }[] = [];

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skip.length > 0 || SKIPPED.has(tag)) {
      this.#skip.push(tag);
      return;
    }
    const style = (attributes['style'] ?? '').toLowerCase();
    if (/display\s*:\s*none|mso-hide\s*:\s*all/.test(style)) {
      this.#skip.push(tag);
      return;
    }
    const level = /^h([1-6])$/.exec(tag)?.[1] ?? /mso-outline-level\s*:\s*([1-6])/.exec(style)?.[1];
    if (tag === 'br') this.#add({ kind: 'break', text: '', strong: false, emphasis: false, code: false });
    else if (tag === 'hr') this.#flush(() => this.#put({ kind: 'rule' }));
    else if (level !== undefined || BLOCKS.has(tag)) {
      this.#flush();
      this.#heading = level === undefined ? null : Number(level);
      this.#listed = /mso-list\s*:\s*l\d/.test(style) ? { sign: '' } : null;
    } else if (tag === 'ul' || tag === 'ol') {
      this.#flush();
      this.#lists.push({ ordered: tag === 'ol', start: Number(attributes['start'] ?? 1) || 1, items: [] });
    } else if (tag === 'li' || tag === 'blockquote') {
      this.#flush();
      this.#holders.push({ tag, blocks: [] });
    } else if (tag === 'table') {
      this.#flush();
      this.#tables.push({ rows: [], reaching: new Map() });
    } else if (tag === 'tr') this.#tables.at(-1)?.rows.push([]);
    else if (tag === 'td' || tag === 'th') this.#openCell(tag, attributes);
    else {
      const bold = /(?:^|;)\s*font-weight\s*:\s*(bold|[6-9]00)/.test(style) || tag === 'b' || tag === 'strong';
      const plain = /(?:^|;)\s*font-weight\s*:\s*(normal|[1-4]00)/.test(style);
      const slanted = /(?:^|;)\s*font-style\s*:\s*italic/.test(style) || tag === 'i' || tag === 'em';
      const upright = /(?:^|;)\s*font-style\s*:\s*normal/.test(style);
      const sign = /mso-list\s*:\s*ignore/.test(style);
      this.#looks.push({ tag, strong: bold && !plain, emphasis: slanted && !upright, sign });
    }
  }

  close(tag: string): void {
    if (this.#skip.length > 0) {
      const at = this.#skip.lastIndexOf(tag);
      if (at >= 0) this.#skip.length = at;
      return;
    }
    if (/^h[1-6]$/.test(tag) || BLOCKS.has(tag)) this.#flush();
    else if (tag === 'ul' || tag === 'ol') {
      this.#flush();
      const list = this.#lists.pop();
      if (list && list.items.length > 0) this.#put({ kind: 'list', tight: true, ...list });
    } else if (tag === 'li' || tag === 'blockquote') this.#flush(() => this.#closeHolder(tag));
    else if (tag === 'td' || tag === 'th') this.#flush(() => this.#closeCell());
    else if (tag === 'table') this.#flush(() => this.#closeTable());
    else {
      const at = this.#looks.map((look) => look.tag).lastIndexOf(tag);
      if (at >= 0) this.#looks.splice(at, 1);
    }
  }

  text(text: string): void {
    if (this.#skip.length > 0) return;
    const plain = text.replace(/[\u00a0\s]+/g, (blank) => (/^[\u3000]+$/.test(blank) ? blank : ' '));
    if (this.#looks.some(({ sign }) => sign)) {
      if (this.#listed) this.#listed.sign += plain.trim();
      return;
    }
    const strong = this.#looks.some((look) => look.strong);
    const emphasis = this.#looks.some((look) => look.emphasis);
    this.#add({ kind: 'text', text: plain, strong, emphasis, code: false });
  }

  finish(): readonly ProseBlock[] {
    this.#flush();
    while (this.#tables.length > 0) this.#closeTable();
    while (this.#holders.length > 1) this.#closeHolder(this.#holders.at(-1)?.tag ?? '');
    return this.#root.blocks.flatMap((block) => normalBlock(block) ?? []);
  }

  #add(run: Run): void {
    const last = this.#runs.at(-1);
    if (run.kind === 'text' && run.text.startsWith(' ') && last?.kind === 'text' && last.text.endsWith(' ')) {
      this.#runs.push({ ...run, text: run.text.slice(1) });
    } else this.#runs.push(run);
  }

  #put(block: ProseBlock): void {
    this.#holders.at(-1)?.blocks.push(block);
  }

  /** Ends the paragraph that is being read. */
  #flush(then?: () => void): void {
    const [runs, heading, listed] = [this.#runs, this.#heading, this.#listed];
    [this.#runs, this.#heading, this.#listed] = [[], null, null];
    const words = runs.map(({ text }) => text).join('');
    if (words.trim() !== '') {
      const sign = listed?.sign ?? '';
      const level = typedNumber(words.trimStart())?.level ?? heading;
      if (heading !== null && level !== null) {
        // That it is bold is the look of a heading, nothing that was meant.
        const plain = runs.map((run) => ({ ...run, strong: false }));
        this.#put({ kind: 'heading', level, runs: [...prefix(sign), ...plain] });
      } else if (/^(?:\d{1,3}[.)]|[·•o§\-–*\uf0b7\uf0a7\uf06c\uf0d8])$/.test(sign))
        this.#item(/^\d/.test(sign), Number.parseInt(sign, 10), runs);
      else this.#put({ kind: 'paragraph', runs: [...prefix(sign), ...runs] });
    }
    then?.();
  }

  /** An item of a list that is written as a paragraph, as Word does. */
  #item(ordered: boolean, n: number, runs: readonly Run[]): void {
    const blocks = this.#holders.at(-1)?.blocks ?? [];
    const item: readonly ProseBlock[] = [{ kind: 'paragraph', runs }];
    const last = blocks.at(-1);
    if (last?.kind === 'list' && last.ordered === ordered)
      blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
    else blocks.push({ kind: 'list', ordered, start: ordered ? n : 1, tight: true, items: [item] });
  }

  #closeHolder(tag: string): void {
    const holder = this.#holders.at(-1);
    if (!holder || holder.tag !== tag || this.#holders.length === 1) return;
    this.#holders.pop();
    const list = this.#lists.at(-1);
    const blocks = holder.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'quote');
    if (tag === 'li' && list) list.items.push(blocks);
    else if (tag === 'blockquote') this.#put({ kind: 'quote', blocks });
    else for (const block of holder.blocks) this.#put(block);
  }

  #openCell(tag: string, attributes: Readonly<Record<string, string>>): void {
    this.#flush();
    const table = this.#tables.at(-1);
    this.#holders.push({ tag, blocks: [] });
    if (!table) return;
    if (table.rows.length === 0) table.rows.push([]);
    const row = table.rows.at(-1) ?? [];
    skipReached(table, row);
    const span = (name: string): number =>
      Math.max(1, Math.min(100, Number.parseInt(attributes[name] ?? '1', 10) || 1));
    const [columns, rows] = [span('colspan'), span('rowspan')];
    for (let i = 0; i < columns; i++) if (rows > 1) table.reaching.set(row.length + i, rows);
    row.push([]);
    for (let i = 1; i < columns; i++) row.push([]);
    this.#cells.push({ row, at: row.length - columns });
  }
  readonly #cells: { readonly row: Run[][]; readonly at: number }[] = [];

  #closeCell(): void {
    const holder = this.#holders.at(-1);
    if (!holder || !/^t[dh]$/.test(holder.tag)) return;
    this.#holders.pop();
    const cell = this.#cells.pop();
    const runs = holder.blocks.flatMap((block, i) => [...(i > 0 ? prefix(' ') : []), ...runsIn(block)]);
    if (cell) cell.row[cell.at] = [...onOneLine(runs)];
    else for (const block of holder.blocks) this.#put(block);
  }

  #closeTable(): void {
    while (/^t[dh]$/.test(this.#holders.at(-1)?.tag ?? '') && this.#cells.length >= this.#tables.length)
      this.#closeCell();
    const table = this.#tables.pop();
    const rows = table?.rows.filter((row) => row.length > 0) ?? [];
    if (rows.length === 0) return;
    const width = Math.max(...rows.map((row) => row.length));
    this.#put({ kind: 'table', align: Array.from({ length: width }, () => null), rows } satisfies ProseTable);
  }
}

/** Columns of this row that a cell above reaches into are empty. */
function skipReached({ reaching, rows }: TableHolder, row: Run[][]): void {
  for (let left = reaching.get(row.length); left !== undefined && rows.length > 1; left = reaching.get(row.length)) {
    if (left <= 1) {
      reaching.delete(row.length);
      return;
    }
    reaching.set(row.length, left - 1);
    row.push([]);
  }
}

const prefix = (text: string): readonly Run[] =>
  text === '' ? [] : [{ kind: 'text', text, strong: false, emphasis: false, code: false }];

function runsIn(block: ProseBlock): readonly Run[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.runs;
    case 'list':
      return block.items.flat().flatMap((each, i) => [...(i > 0 ? prefix(' ') : []), ...runsIn(each)]);
    case 'quote':
      return block.blocks.flatMap(runsIn);
    case 'table':
      return block.rows.flat().flatMap((each, i) => [...(i > 0 ? prefix(' ') : []), ...each]);
    default:
      return [];
  }
}

/** Text without any form: a line is a paragraph, and lines of as many tabs are a table. */
export function readPastedText(text: string): readonly ProseBlock[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const cells = lines.map((line) => line.split('\t'));
  const width = cells[0]?.length ?? 0;
  const plain = (each: string): readonly Run[] => prefix(each);
  if (lines.length > 1 && width > 1 && cells.every((row) => row.length === width)) {
    const table = normalBlock({
      kind: 'table',
      align: Array.from({ length: width }, () => null),
      rows: cells.map((row) => row.map(plain)),
    });
    return table ? [table] : [];
  }
  return lines.flatMap((line) => normalBlock({ kind: 'paragraph', runs: plain(line) }) ?? []);
}
