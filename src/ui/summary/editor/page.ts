import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, NodeSelection, Plugin, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { namesIn, withNames } from '../../../summary';
import type { Chip, EditorPort, Suggestion } from '../../../app';
import { chipIndex, ChipView, paintChips } from './chips';
import { clipboardPlugin, markdownSlice } from './clipboard';
import { blockCommand } from './blocks';
import { EmbedView } from './embed_view';
import { keyPlugins } from './keys';
import { numberingPlugin } from './numbering_plugin';
import { numberPlugin } from './numbers';
import { placeIn } from './place';
import { rulesPlugin } from './rules';
import { nodeType } from './schema';
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
  /** After every change of the text (`typed`) or of the cursor. */
  moved(typed: boolean): void;
  /** Keys that are for the suggestions. */
  key(event: KeyboardEvent): boolean;
  /** 成句 where the cursor stands. */
  sentences(): void;
  /** Draws a view's table or chart into an element, until the function that it gives is called. */
  embed(place: HTMLElement, inside: string): () => void;
}

/** More paragraphs than this are laid out only where they are seen. */
const MANY = 200;

/** The page on which a summary is written: an editor over the stored text. */
export class PageEditor implements EditorPort {
  readonly view: EditorView;
  readonly #host: PageHost;
  readonly #text = new EditorText();
  #last: string;
  #waiting: string | null = null;
  #foreign = false;
  /** A number came, or says something else, since the numbers were painted last. */
  #unpainted = true;

  constructor(place: HTMLElement, text: string, host: PageHost) {
    this.#host = host;
    this.#last = text;
    const state = EditorState.create({
      doc: this.#text.docOf(text),
      plugins: [
        new Plugin({ props: { handleKeyDown: (view, event) => !view.composing && host.key(event) } }),
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
      nodeViews: {
        chip: (node) => new ChipView(node, () => (this.#unpainted = true)),
        embed: (node) => new EmbedView(node, (place, inside) => host.embed(place, inside)),
      },
      attributes: ({ doc }) => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': host.label,
        spellcheck: 'false',
        class: doc.childCount > MANY ? 'prose long' : 'prose',
      }),
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
    this.#unpainted = false;
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

  /** The words before the cursor in its paragraph, from the last number on; null where text cannot be put in, or an input method composes. */
  before(): string | null {
    const { $head, empty } = this.view.state.selection;
    if (!empty || this.view.composing || !$head.parent.isTextblock || $head.parent.type.spec.code === true) return null;
    return $head.parent.textBetween(0, $head.parentOffset, null, '\uFFFC').split('\uFFFC').at(-1) ?? null;
  }

  /** Where the cursor stands on the screen. */
  caret(): { readonly left: number; readonly top: number; readonly bottom: number } {
    return this.view.coordsAtPos(this.view.state.selection.head);
  }

  /** Takes a suggestion in place of so many letters before the cursor. */
  take({ act }: Suggestion, length: number): void {
    const { head } = this.view.state.selection;
    const tr = this.view.state.tr.delete(head - length, head);
    if (act.kind === 'words') {
      this.view.dispatch(tr.insertText(act.text).scrollIntoView());
    } else if (act.kind === 'insert') {
      const markdown = withNames(act.markdown, namesIn(this.#last));
      const slice = markdownSlice(markdown, true);
      if (act.block === true) this.view.dispatch(tr);
      if (act.block === true) this.#putBlock(slice.content.firstChild);
      else this.view.dispatch(tr.replaceSelection(slice).scrollIntoView());
    } else {
      this.view.dispatch(tr);
      if (act.kind === 'block') blockCommand(act.name)(this.view.state, this.view.dispatch, this.view);
      else this.#host.sentences();
    }
    this.view.focus();
  }

  /** Changes what stands in the braces of the number that is selected; null takes it away. */
  setChip(source: string | null): void {
    const { state } = this.view;
    const { selection } = state;
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'chip') return;
    const tr =
      source === null
        ? state.tr.deleteSelection()
        : state.tr.setNodeMarkup(selection.from, null, { source }, selection.node.marks);
    this.view.dispatch(source === null ? tr : tr.setSelection(NodeSelection.create(tr.doc, selection.from)));
    this.view.focus();
  }

  /** The number that is selected, on the screen. */
  chipBox(): DOMRect | null {
    const { selection } = this.view.state;
    const dom = selection instanceof NodeSelection ? this.view.nodeDOM(selection.from) : null;
    return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null;
  }

  /** A block in place of an empty paragraph, else behind the one where the cursor stands. */
  #putBlock(node: Node | null): void {
    const { state } = this.view;
    const { $head } = state.selection;
    if (!node || $head.depth === 0) return;
    const [from, to] =
      $head.depth === 1 && $head.parent.content.size === 0
        ? [$head.before(1), $head.after(1)]
        : [$head.after(1), $head.after(1)];
    const tr = state.tr.replaceWith(from, to, node);
    const behind = from + node.nodeSize;
    if (behind === tr.doc.content.size) tr.insert(behind, nodeType('paragraph').create());
    this.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(behind), 1)).scrollIntoView());
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
    // A final document: whatever would change it (a command, a drop) is left undone.
    if (tr.docChanged && !this.#foreign && !this.#host.editable()) return;
    const state = this.view.state.apply(tr);
    this.view.updateState(state);
    if (tr.docChanged && !this.#foreign) {
      this.#last = this.#text.textOf(state.doc);
      this.#host.typed(this.#last);
      if (!this.view.composing && this.#unpainted) this.paint();
    }
    const chip = this.chosenChip();
    if (chip >= 0) this.#host.chosen(chip);
    this.#host.moved(tr.docChanged && !this.#foreign && tr.getMeta('paste') !== true);
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
