import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';
import { headingNumbers } from './numbering';

/** The counted number before each heading; drawn by the style sheet, read out with the heading. */
export const numberingPlugin = (): Plugin<DecorationSet> => {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => drawn(doc),
      apply: (tr, before) => {
        if (!tr.docChanged) return before;
        if (!sameHeadings(tr.before, tr.doc)) return drawn(tr.doc);
        // Typing in a paragraph leaves the headings as they are: their marks only move. A text that is put in anew (定稿 names its numbers) has the
        // same headings in it, but what it replaced took their marks with it.
        const moved = before.map(tr.mapping, tr.doc);
        return moved.find().length === before.find().length ? moved : drawn(tr.doc);
      },
    },
    props: { decorations: (state) => plugin.getState(state) ?? null },
  });
  return plugin;
};

function sameHeadings(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  for (let i = 0; i < after.childCount; i += 1) {
    const [old, now] = [before.child(i), after.child(i)];
    if (old !== now && (old.type.name === 'heading' || now.type.name === 'heading')) return false;
  }
  return true;
}

function drawn(doc: Node): DecorationSet {
  const numbers = headingNumbers(doc);
  if (numbers.size === 0) return DecorationSet.empty;
  const found: Decoration[] = [];
  doc.forEach((node, pos, index) => {
    const number = numbers.get(index);
    if (number !== undefined) found.push(Decoration.node(pos, pos + node.nodeSize, { 'data-count': number }));
  });
  return DecorationSet.create(doc, found);
}
