import { baseKeymap, chainCommands, setBlockType, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { NodeSelection, Selection, TextSelection, type Command, type Plugin } from 'prosemirror-state';
import { goToNextCell, isInTable, tableEditing } from 'prosemirror-tables';
import { blockCommand } from './blocks';
import { markType, nodeType } from './schema';

/** What the keys need of the page around the editor. */
export interface KeyHost {
  /** Enter on a number. */
  trace(): void;
  /** F2 on a number. */
  edit(): void;
  /** Nothing is left that was typed here: the workspace's own undo. */
  undo(): void;
  redo(): void;
}

const onChip: Command = (state) =>
  state.selection instanceof NodeSelection && state.selection.node.type.name === 'chip';
const when =
  (test: Command, run: () => void): Command =>
  (state) => {
    if (!test(state)) return false;
    run();
    return true;
  };

/** A new line that is meant; a cell of a table has one line. */
const newLine: Command = (state, dispatch) => {
  if (isInTable(state) || state.selection.$from.parent.type.spec.code === true) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodeType('line_break').create()).scrollIntoView());
  return true;
};

/** Enter in a cell goes to the cell below; below the last, behind the table. */
const downInTable: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { $head } = state.selection;
  const depth = Array.from({ length: $head.depth }, (_, i) => i + 1).find(
    (d) => $head.node(d).type.name === 'table_row',
  );
  if (depth === undefined || !dispatch) return depth !== undefined;
  const column = $head.index(depth);
  const table = $head.node(depth - 1);
  const next = $head.index(depth - 1) + 1;
  let at = $head.after(depth);
  if (next < table.childCount) {
    const row = table.child(next);
    at += 1;
    for (let i = 0; i < Math.min(column, row.childCount - 1); i++) at += row.child(i).nodeSize;
    dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at + 1))).scrollIntoView());
    return true;
  }
  const behind = $head.after(depth - 1);
  const tr = behind === state.doc.content.size ? state.tr.insert(behind, nodeType('paragraph').create()) : state.tr;
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(behind + 1))).scrollIntoView());
  return true;
};

/** Enter at the end of text that is kept as it is, twice: out of it. */
const leaveRaw: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.parent.type.name !== 'raw') return false;
  if ($head.parentOffset === $head.parent.content.size && $head.parent.textContent.endsWith('\n')) {
    const tr = state.tr.delete($head.pos - 1, $head.pos);
    const behind = tr.mapping.map($head.after());
    tr.insert(behind, nodeType('paragraph').create());
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(behind + 1))).scrollIntoView());
  } else dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

export const strong: Command = toggleMark(markType('strong'));
export const emphasis: Command = toggleMark(markType('emphasis'));

const listItem = nodeType('list_item');

/** A heading that is empty, or at whose start Backspace is pressed, becomes a paragraph. */
const plainAgain: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.parentOffset > 0 || $head.parent.type.name !== 'heading') return false;
  return setBlockType(nodeType('paragraph'))(state, dispatch);
};

export function keyPlugins(host: KeyHost): readonly Plugin[] {
  const or =
    (command: Command, run: () => void): Command =>
    (state, dispatch, view) => {
      if (!command(state, dispatch, view)) run();
      return true;
    };
  const onEmptyHeading: Command = (state, dispatch) =>
    state.selection.$head.parent.content.size === 0 && plainAgain(state, dispatch);
  return [
    keymap({
      'Mod-z': or(undo, () => host.undo()),
      'Mod-y': or(redo, () => host.redo()),
      'Shift-Mod-z': or(redo, () => host.redo()),
      'Mod-b': strong,
      'Mod-i': emphasis,
      'Shift-Enter': newLine,
      Enter: chainCommands(
        when(onChip, () => host.trace()),
        leaveRaw,
        downInTable,
        onEmptyHeading,
        splitListItem(listItem),
      ),
      F2: when(onChip, () => host.edit()),
      Backspace: plainAgain,
      Tab: chainCommands(goToNextCell(1), sinkListItem(listItem)),
      'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(listItem)),
      'Mod-Alt-0': blockCommand('paragraph'),
      'Mod-Alt-1': blockCommand('heading2'),
      'Mod-Alt-2': blockCommand('heading3'),
      'Mod-Alt-3': blockCommand('heading4'),
      'Mod-Alt-4': blockCommand('heading5'),
    }),
    keymap(baseKeymap),
    tableEditing(),
  ];
}
