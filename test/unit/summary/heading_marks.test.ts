import { EditorState } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import { expect, test } from 'vitest';
import { numberingPlugin } from '../../../src/ui/summary/editor/numbering_plugin';
import { schema } from '../../../src/ui/summary/editor/schema';

test('a text that is put in anew keeps the number before each heading, also where the headings are the very same', () => {
  const heading = (text: string) => schema.node('heading', { level: 2, numbered: true }, [schema.text(text)]);
  const paragraph = (text: string) => schema.node('paragraph', null, [schema.text(text)]);
  const [first, second] = [heading('知识产权'), heading('科技企业')];
  const plugin = numberingPlugin();
  const doc = schema.node('doc', null, [first, paragraph('甲'), second, paragraph('乙')]);
  const state = EditorState.create({ doc, plugins: [plugin] });
  const marks = (of: EditorState): number => (plugin.getState(of) as DecorationSet).find().length;
  expect(marks(state)).toBe(2);
  const next = [paragraph('丙'), second, paragraph('丁')];
  expect(marks(state.apply(state.tr.replaceWith(first.nodeSize, doc.content.size, next)))).toBe(2);
});
