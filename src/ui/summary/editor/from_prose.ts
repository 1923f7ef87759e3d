import type { Mark, Node } from 'prosemirror-model';
import type { ProseBlock, ProseChunk, Run } from '../../../summary';
import { markType, nodeType, schema } from './schema';

/** A chunk of a text as the editor shows it. */
export function nodeOf({ source, block, numbers }: ProseChunk): Node {
  if (!block) return nodeType('raw').create(null, source === '' ? null : schema.text(source));
  return blockNode(block, numbers);
}

export function blockNode(block: ProseBlock, numbers: readonly string[]): Node {
  const inside = (blocks: readonly ProseBlock[]): Node[] => blocks.map((each) => blockNode(each, numbers));
  const text = (runs: readonly Run[]): Node[] => inlineNodes(runs, numbers);
  switch (block.kind) {
    case 'heading':
      return nodeType('heading').create({ level: block.level }, text(block.runs));
    case 'paragraph':
      return nodeType('paragraph').create(null, text(block.runs));
    case 'quote':
      return nodeType('quote').create(null, inside(block.blocks));
    case 'rule':
      return nodeType('rule').create();
    case 'embed':
      return nodeType('embed').create({ source: numbers[block.index] ?? '' });
    case 'list': {
      const items = block.items.map((item) => {
        // An item begins with a paragraph, though it be empty.
        const first = item[0]?.kind === 'paragraph' ? [] : [nodeType('paragraph').create()];
        return nodeType('list_item').create(null, [...first, ...inside(item)]);
      });
      const { tight, start } = block;
      return block.ordered
        ? nodeType('ordered_list').create({ tight, start }, items)
        : nodeType('bullet_list').create({ tight }, items);
    }
    case 'table':
      return nodeType('table').create(
        null,
        block.rows.map((row, i) =>
          nodeType('table_row').create(
            null,
            row.map((runs, k) =>
              nodeType(i === 0 ? 'table_header' : 'table_cell').create(
                { align: block.align[k] ?? null },
                nodeType('paragraph').create(null, text(runs)),
              ),
            ),
          ),
        ),
      );
  }
}

export function inlineNodes(runs: readonly Run[], numbers: readonly string[]): Node[] {
  return runs.map((run) => {
    const marks = marksOf(run);
    if (run.kind === 'number') return nodeType('chip').create({ source: numbers[Number(run.text)] ?? '' }, null, marks);
    if (run.kind === 'text') return schema.text(run.text, marks);
    return nodeType('line_break').create({ hard: run.kind === 'break' }, null, marks);
  });
}

const marksOf = ({ strong, emphasis, code }: Run): readonly Mark[] => [
  ...(strong ? [markType('strong').create()] : []),
  ...(emphasis ? [markType('emphasis').create()] : []),
  ...(code ? [markType('code').create()] : []),
];
