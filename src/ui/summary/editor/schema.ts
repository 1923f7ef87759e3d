import { Schema, type DOMOutputSpec, type NodeSpec } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';

/** What the editor knows: the blocks of `ProseBlock`, and text kept as it was written. */
const tables = tableNodes({
  tableGroup: 'block',
  cellContent: 'paragraph',
  cellAttributes: {
    align: {
      default: null,
      setDOMAttr: (value, attrs) => {
        if (typeof value === 'string') attrs['style'] = `text-align: ${value}`;
      },
    },
  },
});

const heading: NodeSpec = {
  // `numbered`: its official number is counted, not typed.
  attrs: { level: { default: 2, validate: 'number' }, numbered: { default: false, validate: 'boolean' } },
  content: 'inline*',
  group: 'block',
  defining: true,
  parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  toDOM: ({ attrs }): DOMOutputSpec => [`h${Number(attrs['level'])}`, 0],
};

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'inline*',
      group: 'block flow',
      parseDOM: [{ tag: 'p' }],
      toDOM: (): DOMOutputSpec => ['p', 0],
    },
    heading,
    bullet_list: {
      attrs: { tight: { default: true } },
      content: 'list_item+',
      group: 'block flow',
      parseDOM: [{ tag: 'ul' }],
      toDOM: (): DOMOutputSpec => ['ul', 0],
    },
    ordered_list: {
      attrs: { tight: { default: true }, start: { default: 1 } },
      content: 'list_item+',
      group: 'block flow',
      parseDOM: [{ tag: 'ol' }],
      toDOM: ({ attrs }): DOMOutputSpec => ['ol', { start: Number(attrs['start']) }, 0],
    },
    list_item: {
      content: 'paragraph flow*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: (): DOMOutputSpec => ['li', 0],
    },
    quote: {
      content: 'flow+',
      group: 'block flow',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: (): DOMOutputSpec => ['blockquote', 0],
    },
    rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: (): DOMOutputSpec => ['hr'] },
    ...tables,
    // A view's table or chart; `source` is what stands in its braces.
    embed: {
      attrs: { source: { validate: 'string' } },
      group: 'block',
      atom: true,
      selectable: true,
      toDOM: ({ attrs }): DOMOutputSpec => ['div', { 'data-embed': String(attrs['source']) }],
    },
    // Markdown that the editor has no better form for: kept, and typed in, as it is.
    raw: {
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: (): DOMOutputSpec => ['pre', { class: 'raw', spellcheck: 'false' }, 0],
    },
    text: { group: 'inline' },
    // A bound number; `source` is what stands in its braces.
    chip: {
      attrs: { source: { validate: 'string' } },
      group: 'inline',
      inline: true,
      atom: true,
      selectable: true,
      toDOM: ({ attrs }): DOMOutputSpec => ['span', { 'data-chip': String(attrs['source']) }],
    },
    // `hard`: a new line is meant; else the text was wrapped there.
    line_break: {
      attrs: { hard: { default: true } },
      group: 'inline',
      inline: true,
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: (): DOMOutputSpec => ['br'],
    },
  },
  marks: {
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: (): DOMOutputSpec => ['strong', 0] },
    emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: (): DOMOutputSpec => ['em', 0] },
    code: { code: true, parseDOM: [{ tag: 'code' }], toDOM: (): DOMOutputSpec => ['code', 0] },
  },
});

/** A type of node or mark of this schema; a name that it has not is a slip of the program. */
export function nodeType(name: string): (typeof schema.nodes)[string] {
  const type = schema.nodes[name];
  if (!type) throw new Error(`no node ${name}`);
  return type;
}
export function markType(name: string): (typeof schema.marks)[string] {
  const type = schema.marks[name];
  if (!type) throw new Error(`no mark ${name}`);
  return type;
}
