import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';
import { headingNumbers } from './numbering';

/** The counted number before each heading; drawn by the style sheet, read out with the heading. */
export const numberingPlugin = (): Plugin<DecorationSet> => {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => drawn(doc),
      apply: (tr, before) => (tr.docChanged ? drawn(tr.doc) : before),
    },
    props: { decorations: (state) => plugin.getState(state) ?? null },
  });
  return plugin;
};

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
