import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import { insideOf } from './chips';

/** A view's table or chart on the page, drawn by the screen's own parts. */
export class EmbedView implements NodeView {
  readonly dom: HTMLElement;
  readonly #node: Node;
  readonly #undraw: () => void;

  constructor(node: Node, draw: (place: HTMLElement, inside: string) => () => void) {
    this.#node = node;
    this.dom = document.createElement('figure');
    this.dom.className = 'embed';
    this.dom.contentEditable = 'false';
    this.dom.dataset['embed'] = insideOf(String(node.attrs['source']));
    this.#undraw = draw(this.dom, this.dom.dataset['embed']);
  }

  update(node: Node): boolean {
    return (
      node === this.#node || (node.type === this.#node.type && node.attrs['source'] === this.#node.attrs['source'])
    );
  }
  selectNode(): void {
    this.dom.classList.add('chosen');
  }
  deselectNode(): void {
    this.dom.classList.remove('chosen');
  }
  ignoreMutation(): boolean {
    return true;
  }
  /** Buttons in it are the page's, not the editor's. */
  stopEvent(event: Event): boolean {
    return (
      event.target instanceof Element &&
      event.target.closest('button, [role="application"]') !== null &&
      !/^drag/.test(event.type)
    );
  }
  destroy(): void {
    this.#undraw();
  }
}
