import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { freshName, readEmbed } from '../../../summary';
import { insideOf, nameOf } from './chips';
import { nodeType } from './schema';

const TYPED = /(?:\{\{|｛｛)((?:(?!\{\{|\}\}|｛｛|｝｝)[^\n])*\S(?:(?!\{\{|\}\}|｛｛|｝｝)[^\n])*)(?:\}\}|｝｝)/g;

/**
 * `{{…}}` that came to stand in the text becomes a number as soon as it is closed, and a number that was copied gets a name of its own. Never while an
 * input method composes.
 */
export function numberPlugin(): Plugin {
  let view: EditorView | null = null;
  return new Plugin({
    view: (own) => {
      view = own;
      return {
        destroy: () => {
          view = null;
        },
      };
    },
    appendTransaction: (transactions, _before, state) => {
      if (view?.composing === true || !transactions.some(({ docChanged }) => docChanged)) return null;
      const tr = state.tr;
      closeTyped(tr, changed(transactions, state));
      if (transactions.some(bringsNumbers)) renameCopies(tr);
      return tr.docChanged ? tr : null;
    },
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the document changed, as places of the new one. */
function changed(transactions: readonly Transaction[], state: EditorState): readonly Range[] {
  const size = state.doc.content.size;
  return transactions.flatMap((transaction, i) => {
    const ranges: Range[] = [];
    transaction.mapping.maps.forEach((map, k) => {
      map.forEach((_from, _to, from, to) => {
        let [a, b] = [transaction.mapping.slice(k + 1).map(from, -1), transaction.mapping.slice(k + 1).map(to, 1)];
        for (const later of transactions.slice(i + 1)) [a, b] = [later.mapping.map(a, -1), later.mapping.map(b, 1)];
        ranges.push({ from: Math.min(a, size), to: Math.min(b, size) });
      });
    });
    return ranges;
  });
}

function closeTyped(tr: Transaction, ranges: readonly Range[]): void {
  const found = new Map<number, { readonly to: number; readonly inside: string; readonly node: Node }>();
  for (const { from, to } of ranges) {
    tr.doc.nodesBetween(from, to, (node, pos, parent) => {
      if (!node.isText || parent?.type.spec.code === true || node.marks.some(({ type }) => type.spec.code === true))
        return;
      for (const match of (node.text ?? '').matchAll(TYPED)) {
        const at = pos + match.index;
        found.set(at, { to: at + match[0].length, inside: match[1] ?? '', node });
      }
    });
  }
  if (found.size === 0) return;
  const taken = names(tr.doc);
  for (const [at, { to, inside, node }] of [...found].sort(([a], [b]) => b - a)) {
    tr.replaceWith(at, to, numberNode(inside, taken, node));
  }
}

/** A number of its own name; a table or chart stands as the words of it until it has a paragraph of its own. */
function numberNode(inside: string, taken: Set<string>, { marks }: Node): Node {
  const said = inside.trim();
  const name = nameOf(said);
  const own = readEmbed(said) ? said : name !== null && !taken.has(name) ? said : named(said, taken);
  return nodeType('chip').create({ source: own }, null, marks);
}

function named(source: string, taken: Set<string>): string {
  const name = freshName(taken);
  taken.add(name);
  return `${insideOf(source)} #${name}`;
}

const names = (doc: Node): Set<string> => {
  const found = new Set<string>();
  doc.descendants((node) => {
    const name = node.type.name === 'chip' ? nameOf(String(node.attrs['source'])) : null;
    if (name !== null) found.add(name);
  });
  return found;
};

function bringsNumbers(transaction: Transaction): boolean {
  return transaction.steps.some((step) => {
    const slice: unknown = Reflect.get(step, 'slice');
    if (typeof slice !== 'object' || slice === null || !('content' in slice)) return false;
    let found = false;
    (slice as { content: Node['content'] }).content.descendants((node) => {
      found ||= node.type.name === 'chip';
      return !found;
    });
    return found;
  });
}

function renameCopies(tr: Transaction): void {
  const seen = new Set<string>();
  const all = names(tr.doc);
  tr.doc.descendants((node, pos) => {
    if (node.type.name !== 'chip') return;
    const source = String(node.attrs['source']);
    const name = nameOf(source);
    if (name === null) return;
    if (seen.has(name)) tr.setNodeMarkup(pos, null, { source: named(source, all) });
    seen.add(name);
  });
}
