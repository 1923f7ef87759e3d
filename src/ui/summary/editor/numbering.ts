import type { Node } from 'prosemirror-model';
import { headingNumber, nextNumber, type HeadingCounts } from '../../../summary';

const counted = new WeakMap<Node, ReadonlyMap<number, string>>();

/** The counted numbers of a document's headings, by their place among its blocks; none where a number is typed or wanting. */
export function headingNumbers(doc: Node): ReadonlyMap<number, string> {
  const known = counted.get(doc) ?? count(doc);
  counted.set(doc, known);
  return known;
}

function count(doc: Node): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let counts: HeadingCounts = [];
  doc.forEach((node, _offset, index) => {
    if (node.type.name !== 'heading') return;
    const level = Number(node.attrs['level']);
    // A heading of a number alone has no text and is not counted; without any text it would be.
    const own = node.textContent === '' ? ' ' : node.textContent;
    const next = nextNumber(counts, level, node.attrs['numbered'] === true ? '' : own);
    counts = next.counts;
    if (node.attrs['numbered'] === true) found.set(index, headingNumber(level, next.value));
  });
  return found;
}
