import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, NodeSelection, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Chip, EditorPort } from '../../../app';
import { chipIndex, ChipView, paintChips } from './chips';
import { clipboardPlugin, markdownSlice } from './clipboard';
import { keyPlugins } from './keys';
import { numberingPlugin } from './numbering_plugin';
import { numberPlugin } from './numbers';
import { placeIn } from './place';
import { rulesPlugin } from './rules';
import { EditorText } from './text';

/** What the page around it gives to the editor. */
export interface PageHost {
  readonly label: string;
  chips(): readonly Chip[];
  chipLabel(chip: Chip): string;
  /** The text after a change that was made here. */
  typed(text: string): void;
  /** A number is looked at; null: none. */
  chosen(index: number | null): void;
  trace(index: number): void;
  /** The words of a number are to be changed, at its place on screen. */
  edit(index: number): void;
  undo(): void;
  redo(): void;
  editable(): boolean;
  /** After every change, of the text or of the cursor. */
  moved(): void;
}

/** The page on which a summary is written: an editor over the stored text. */
export class PageEditor implements EditorPort {
  readonly view: EditorView;
  readonly #host: PageHost;
  readonly #text = new EditorText();
  #last: string;
  #waiting: string | null = null;
  #foreign = false;

  constructor(place: HTMLElement, text: string, host: PageHost) {
    this.#host = host;
    this.#last = text;
    const state = EditorState.create({
      doc: this.#text.docOf(text),
      plugins: [
        rulesPlugin(),
        ...keyPlugins({
          trace: () => host.trace(this.chosenChip()),
          edit: () => host.edit(this.chosenChip()),
          undo: () => host.undo(),
          redo: () => host.redo(),
        }),
        history(),
        numberPlugin(),
        numberingPlugin(),
        clipboardPlugin((inside) => host.chips().find((chip) => chip.inside === inside)?.shown ?? inside),
      ],
    });
    this.view = new EditorView(place, {
      state,
      nodeViews: { chip: (node) => new ChipView(node) },
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': host.label,
        spellcheck: 'false',
        class: 'prose',
      },
      editable: () => host.editable(),
      dispatchTransaction: (tr) => this.#dispatch(tr),
      handleClickOn: (view, _pos, node, nodePos, _event, direct) => {
        if (!direct || node.type.name !== 'chip') return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos)));
        host.trace(this.chosenChip());
        return true;
      },
      handleDoubleClickOn: (_view, _pos, node, _nodePos, _event, direct) => {
        if (!direct || node.type.name !== 'chip') return false;
        host.edit(this.chosenChip());
        return true;
      },
      handleDOMEvents: {
        compositionend: () => {
          // What waited for the input method, once the library has read what it wrote.
          setTimeout(() => this.#catchUp(), 60);
          return false;
        },
      },
    });
    this.paint();
  }

  /** Place among the document's numbers of the one that is selected; -1 where none is. */
  chosenChip(): number {
    const { selection } = this.view.state;
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'chip') return -1;
    return chipIndex(this.view.dom, this.view.nodeDOM(selection.from));
  }

  /** Takes on a text that came from elsewhere: undo, a citation. After an input method has ended. */
  setText(text: string): void {
    if (text === this.#last) return;
    if (this.view.composing) {
      this.#waiting = text;
      return;
    }
    this.#last = text;
    const { state } = this.view;
    const tr = replaced(state, this.#text.docOf(text));
    this.#foreign = true;
    if (tr) this.view.dispatch(tr.setMeta('addToHistory', false));
    this.#foreign = false;
    this.paint();
  }

  paint(): void {
    paintChips(this.view.dom, this.#host.chips(), (chip) => this.#host.chipLabel(chip));
  }

  run(command: Command): void {
    command(this.view.state, (tr) => this.view.dispatch(tr), this.view);
    this.view.focus();
  }

  insert(markdown: string): void {
    const { state } = this.view;
    this.view.dispatch(state.tr.replaceSelection(markdownSlice(markdown, true)).scrollIntoView());
    this.view.focus();
  }

  reveal(start: number, end: number, take: boolean): void {
    const { state } = this.view;
    const pieces = this.#text.piecesOf(state.doc);
    const piece = pieces[Math.max(0, pieces.filter((each) => each.start <= start).length - 1)];
    if (!piece) return;
    const place = placeIn(piece, start, end);
    const tr = state.tr.setSelection(
      place.chip
        ? NodeSelection.create(state.doc, place.from)
        : TextSelection.between(state.doc.resolve(place.from), state.doc.resolve(place.to)),
    );
    this.view.dispatch(tr.scrollIntoView());
    if (take) this.view.focus();
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
  }

  #catchUp(): void {
    if (this.view.isDestroyed || this.view.composing) return;
    const text = this.#waiting;
    this.#waiting = null;
    if (text !== null) this.setText(text);
    this.paint();
  }

  #dispatch(tr: Transaction): void {
    const state = this.view.state.apply(tr);
    this.view.updateState(state);
    if (tr.docChanged && !this.#foreign) {
      this.#last = this.#text.textOf(state.doc);
      this.#host.typed(this.#last);
      if (!this.view.composing) this.paint();
    }
    const chip = this.chosenChip();
    if (chip >= 0) this.#host.chosen(chip);
    this.#host.moved();
  }
}

/** The change from the document to another: from the first block that differs to the last. The cursor stays as near as it can. */
function replaced(state: EditorState, next: Node): Transaction | null {
  const { doc } = state;
  let head = 0;
  while (head < Math.min(doc.childCount, next.childCount) && doc.child(head) === next.child(head)) head += 1;
  let tail = 0;
  const most = Math.min(doc.childCount, next.childCount) - head;
  while (tail < most && doc.child(doc.childCount - 1 - tail) === next.child(next.childCount - 1 - tail)) tail += 1;
  if (head === doc.childCount && head === next.childCount) return null;
  const start = (node: Node, count: number): number => {
    let at = 0;
    for (let i = 0; i < count; i++) at += node.child(i).nodeSize;
    return at;
  };
  const from = start(doc, head);
  const to = start(doc, doc.childCount - tail);
  const blocks = Array.from({ length: next.childCount - tail - head }, (_, i) => next.child(head + i));
  const tr = state.tr.replaceWith(from, to, blocks);
  const { head: cursor } = state.selection;
  const inside = cursor >= from && cursor <= to;
  const at = inside ? Math.min(cursor, from + blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0)) : null;
  return at === null ? tr : tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)), -1));
}
