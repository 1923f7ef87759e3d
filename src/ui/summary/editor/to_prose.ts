import type { Fragment, Node } from 'prosemirror-model';
import { normalBlock, type ProseBlock, type ProseTable, type Run } from '../../../summary';

/** A block of the editor, and what stands in the braces of its numbers. */
export interface Written {
  /** Null where there is nothing to write: an empty paragraph. */
  readonly block: ProseBlock | null;
  readonly numbers: readonly string[];
}

/** A node of the editor in normal form. `prefix` is put before a heading's text: its counted number. Not for `raw`. */
export function proseOf(node: Node, prefix = ''): Written {
  const numbers: string[] = [];
  const block = blockOf(node, numbers, prefix);
  return { block: block && normalBlock(block), numbers };
}

function blockOf(node: Node, numbers: string[], prefix: string): ProseBlock | null {
  const inside = (each: Node): ProseBlock[] => children(each.content, (child) => blockOf(child, numbers, '') ?? []);
  switch (node.type.name) {
    case 'paragraph':
      return { kind: 'paragraph', runs: runsOf(node, numbers) };
    case 'heading': {
      const runs = runsOf(node, numbers);
      const number: Run[] =
        prefix === '' ? [] : [{ kind: 'text', text: prefix, strong: false, emphasis: false, code: false }];
      return { kind: 'heading', level: Number(node.attrs['level']), runs: [...number, ...runs] };
    }
    case 'bullet_list':
    case 'ordered_list': {
      const ordered = node.type.name === 'ordered_list';
      const items = children(node.content, (item) => [inside(item)]);
      const start = ordered ? Number(node.attrs['start']) : 1;
      return { kind: 'list', ordered, start, tight: node.attrs['tight'] === true, items };
    }
    case 'quote':
      return { kind: 'quote', blocks: inside(node) };
    case 'rule':
      return { kind: 'rule' };
    case 'embed':
      return { kind: 'embed', index: numbers.push(String(node.attrs['source'])) - 1 };
    case 'table':
      return tableOf(node, numbers);
    default:
      return null;
  }
}

function tableOf(table: Node, numbers: string[]): ProseTable {
  const rows = children(table.content, (row) => [
    children(row.content, (cell) => [
      { align: alignOf(cell), runs: cell.firstChild ? runsOf(cell.firstChild, numbers) : [] },
    ]),
  ]);
  const width = Math.max(...rows.map((row) => row.length));
  return {
    kind: 'table',
    align: Array.from({ length: width }, (_, i) => rows[0]?.[i]?.align ?? null),
    rows: rows.map((row) => row.map(({ runs }) => runs)),
  };
}

function alignOf(cell: Node): 'left' | 'center' | 'right' | null {
  const align: unknown = cell.attrs['align'];
  return align === 'left' || align === 'center' || align === 'right' ? align : null;
}

/** The running text of a paragraph or heading. Its numbers are added to `numbers`. */
export function runsOf(node: Node, numbers: string[]): readonly Run[] {
  return children(node.content, (child): Run[] => {
    const has = (name: string): boolean => child.marks.some(({ type }) => type.name === name);
    const look = { strong: has('strong'), emphasis: has('emphasis'), code: has('code') };
    if (child.type.name === 'chip') {
      return [{ kind: 'number', text: String(numbers.push(String(child.attrs['source'])) - 1), ...look, code: false }];
    }
    if (child.type.name === 'line_break') {
      return [{ kind: child.attrs['hard'] === true ? 'break' : 'soft', text: '', ...look, code: false }];
    }
    return [{ kind: 'text', text: child.text ?? '', ...look }];
  });
}

function children<T>(content: Fragment, each: (child: Node) => T | readonly T[]): T[] {
  const out: T[] = [];
  content.forEach((child) => {
    const made = each(child);
    if (Array.isArray(made)) out.push(...(made as readonly T[]));
    else out.push(made as T);
  });
  return out;
}
