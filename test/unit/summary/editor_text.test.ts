import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { plainLines, withNames } from '../../../src/summary';
import { EditorText } from '../../../src/ui/summary/editor/text';
import { headingNumbers } from '../../../src/ui/summary/editor/numbering';

const TEXT = `---
标题: 题
地区: 青溪县
---

## 一、知识产权

全县授权{{[专利授权量] #k3f9}}，
比上年{{[专利授权量] 同比 | 增降}}。


- 甲
- 乙

\`\`\`
码 {{x}}
\`\`\`

## 二、投入

### （一）经费

{{表 [县际对比]}}

| 县 | 数 |
|:--|--:|
| 甲 | {{[a] | 0.0}} |
`;

const all = [
  '---\n标题: 题\n---\n',
  '## 一、甲\n',
  '## 二、乙\n',
  '## 三、{{x}}\n',
  '### （一）丙\n',
  '#### 1.丁\n',
  '# 题\n',
  '- 甲\n',
  '* 乙\n',
  '1. x\n',
  '> 引\n',
  '```\n',
  '---\n',
  '| a |\n|---|\n| {{x | 0.0}} |\n',
  '{{专利 #ab12}}',
  '{{表 [甲]}}\n',
  '**粗{{a}}**',
  '`码`',
  '\n',
  '\n\n',
  '\r\n',
  '文字',
  '  ',
  '\uE000',
  '<b>',
];

const isList = (node: Node | null | undefined): boolean => /_list$/.test(node?.type.name ?? '');
const rawBesideList = (doc: Node): boolean =>
  doc.children.some(
    (node, i) => node.type.name === 'raw' && (isList(doc.maybeChild(i - 1)) || isList(doc.maybeChild(i + 1))),
  );

describe('an editor over the stored text', () => {
  test('a text that is opened and not touched is stored as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        const own = new EditorText();
        const doc = own.docOf(text);
        doc.check();
        expect(own.textOf(doc)).toBe(plainLines(text));
      }),
      { numRuns: 500 },
    );
  });

  test('what is written anew, every block of it, is the same document', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 14 }), (parts) => {
        const doc = new EditorText().docOf(parts.join(''));
        // What is kept verbatim may look like a part of a list: beside one that is written anew it can become that.
        fc.pre(!rawBesideList(doc));
        // Another keeper of texts has no memory of how it was written.
        const written = new EditorText().textOf(doc);
        const own = new EditorText();
        const again = own.docOf(written);
        expect(again.toString()).toBe(doc.toString());
        expect(new EditorText().textOf(again)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  test('typing in one paragraph changes that paragraph of the text and nothing else', () => {
    const own = new EditorText();
    const doc = own.docOf(TEXT);
    let state = EditorState.create({ doc });
    let at = -1;
    doc.descendants((node, pos) => {
      if (node.isText && node.text?.startsWith('全县')) at = pos;
    });
    state = state.apply(state.tr.insertText('今年', at));
    const text = own.textOf(state.doc);
    expect(text).toBe(TEXT.replace('全县授权', '今年全县授权'));
    const back = own.docOf(text);
    expect(back.child(0)).toBe(own.docOf(text).child(0));
    expect(back.childCount).toBe(doc.childCount);
  });

  test('what is kept from one change to the next gives the text that would be written anew, whatever is put in, taken out and put back', () => {
    const blocks = fc.array(
      fc.record({ at: fc.nat(12), what: fc.constantFrom('words', 'paragraph', 'heading', 'gone', 'list', 'first') }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(blocks, (changes) => {
        const [own, plain] = [new EditorText(), new EditorText()];
        let state = EditorState.create({ doc: own.docOf(TEXT) });
        plain.docOf(TEXT);
        for (const { at, what } of changes) {
          const { doc, schema } = state;
          const index = at % doc.childCount;
          let pos = 0;
          for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
          const paragraph = schema.node('paragraph', null, schema.text('新的一段'));
          const { tr } = state;
          if (what === 'words' && doc.child(index).isTextblock) tr.insertText('今', pos + 1);
          if (what === 'paragraph') tr.insert(pos, paragraph);
          if (what === 'heading')
            tr.insert(pos, schema.node('heading', { level: 2, numbered: true }, schema.text('间')));
          if (what === 'list')
            tr.insert(pos, schema.node('bullet_list', null, schema.node('list_item', null, paragraph)));
          if (what === 'gone' && doc.childCount > 1) tr.delete(pos, pos + doc.child(index).nodeSize);
          if (what === 'first') tr.insert(0, doc.child(index));
          state = state.apply(tr);
          own.textOf(state.doc);
        }
        const text = own.textOf(state.doc);
        const pieces = own.piecesOf(state.doc);
        for (const { source, start } of pieces) expect(text.slice(start, start + source.length)).toBe(source);
        for (const { node, pos } of pieces) expect(state.doc.nodeAt(pos)).toBe(node);
        // Read anew, it is the same document as far as a text can say it.
        expect(plain.textOf(plain.docOf(text))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('headings that follow one another are counted: one put between moves those behind it on', () => {
    const own = new EditorText();
    const doc = own.docOf(TEXT);
    expect([...headingNumbers(doc).values()]).toEqual(['一、', '二、', '（一）']);
    const { schema } = doc.type;
    const more = schema.nodes['heading']?.create({ level: 2, numbered: true }, schema.text('间'));
    if (!more) throw new Error('no heading');
    const state = EditorState.create({ doc });
    const text = own.textOf(state.apply(state.tr.insert(doc.child(0).nodeSize, more)).doc);
    expect(text).toContain('## 一、知识产权\n\n## 二、间\n\n全县');
    expect(text).toContain('## 三、投入\n\n### （一）经费');
  });

  test('a heading whose typed number does not follow keeps it as its words', () => {
    const own = new EditorText();
    const doc = own.docOf('## 三、甲\n\n## 四、乙\n\n## 五大任务\n');
    expect([...headingNumbers(doc)]).toEqual([[1, '四、']]);
    expect(doc.child(0).textContent).toBe('三、甲');
  });

  test('a number that is put in gets a name that no other has', () => {
    const named = withNames('{{a}}、{{b #k3f9}}、{{表 [甲]}}、{{c #free}}', new Set(['k3f9']), () => 0.5);
    expect(named).toMatch(/^\{\{a #\w{4}\}\}、\{\{b #\w{4,}\}\}、\{\{表 \[甲\]\}\}、\{\{c #free\}\}$/);
    expect(new Set([...named.matchAll(/#(\w+)/g)].map(([, name]) => name)).size).toBe(3);
  });
});
