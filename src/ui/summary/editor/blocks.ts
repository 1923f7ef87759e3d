import { lift, setBlockType, wrapIn } from 'prosemirror-commands';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { typedNumber } from '../../../summary';
import { nodeType, schema } from './schema';

/** Levels of headings by the names of their commands; `title` is the document's own. */
const LEVELS: Readonly<Record<string, number>> = { title: 1, heading2: 2, heading3: 3, heading4: 4, heading5: 5 };

/** What the block in which the cursor stands is, by the name of the command that makes one. */
export function blockName({ selection }: EditorState): string {
  const { parent } = selection.$head;
  if (parent.type.name !== 'heading') return 'paragraph';
  const level = Number(parent.attrs['level']);
  return Object.keys(LEVELS).find((name) => LEVELS[name] === level) ?? 'paragraph';
}

/** Makes the block where the cursor stands another, or puts one in. A name that is none does nothing. */
export function blockCommand(name: string): Command {
  const level = LEVELS[name];
  if (level !== undefined) return heading(level);
  switch (name) {
    case 'paragraph':
      return paragraph;
    case 'bullets':
      return wrapInList(nodeType('bullet_list'));
    case 'numbers':
      return wrapInList(nodeType('ordered_list'));
    case 'quote':
      return wrapIn(nodeType('quote'));
    case 'rule':
      return (state, dispatch) => {
        dispatch?.(state.tr.replaceSelectionWith(nodeType('rule').create()).scrollIntoView());
        return true;
      };
    case 'table':
      return emptyTable;
    default:
      return () => false;
  }
}

/** A heading whose number is counted: one that was typed before its words goes. */
function heading(level: number): Command {
  return (state, dispatch, view) => {
    const { $head } = state.selection;
    const typed = $head.parent.firstChild?.isText === true ? typedNumber($head.parent.textContent) : null;
    const numbered = level > 1;
    return setBlockType(nodeType('heading'), { level, numbered })(
      state,
      dispatch &&
        ((tr) => {
          const start = $head.start();
          dispatch(typed && numbered ? tr.delete(start, start + typed.sign.length) : tr);
        }),
      view,
    );
  };
}

/** Plain text, out of a heading, a list or a quotation. */
const paragraph: Command = (state, dispatch, view) =>
  setBlockType(nodeType('paragraph'))(state, dispatch, view) ||
  liftListItem(nodeType('list_item'))(state, dispatch, view) ||
  lift(state, dispatch, view);

/** Two rows and three columns, the cursor in the first cell. */
const emptyTable: Command = (state, dispatch) => {
  const { $head } = state.selection;
  if ($head.depth !== 1) return false;
  const cells = (type: string): ReturnType<typeof schema.node>[] =>
    Array.from({ length: 3 }, () => schema.node(type, null, schema.node('paragraph')));
  const rows = ['table_header', 'table_cell'].map((type) => schema.node('table_row', null, cells(type)));
  const empty = $head.parent.content.size === 0;
  const at = empty ? $head.before() : $head.after();
  const tr = state.tr.replaceWith(at, $head.after(), schema.node('table', null, rows));
  if (tr.doc.lastChild?.type.name === 'table') tr.insert(tr.doc.content.size, schema.node('paragraph'));
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};
