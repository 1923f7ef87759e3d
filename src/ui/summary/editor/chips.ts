import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import { placeholders } from '../../../summary';
import type { Chip } from '../../../app';

/** What a number's braces say, without its name and the blanks around it. */
export const insideOf = (source: string): string => placeholders(`{{${source}}}`)[0]?.inside ?? source.trim();
export const nameOf = (source: string): string | null => placeholders(`{{${source}}}`)[0]?.name ?? null;

/** A bound number on the page. What it shows is painted by `paintChips`, by its place among all numbers. */
export class ChipView implements NodeView {
  readonly dom: HTMLElement;
  #node: Node;
  readonly #fresh: () => void;

  /** `fresh` is called whenever it says something that is not painted yet. */
  constructor(node: Node, fresh: () => void) {
    this.#node = node;
    this.#fresh = fresh;
    this.dom = document.createElement('span');
    this.dom.className = 'chip waiting';
    this.dom.setAttribute('role', 'button');
    this.dom.textContent = '…';
    this.#mark();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    if (node.attrs['source'] === this.#node.attrs['source']) {
      this.#node = node;
      return true;
    }
    this.#node = node;
    painted.delete(this.dom);
    this.#mark();
    return true;
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

  #mark(): void {
    this.dom.dataset['number'] = insideOf(String(this.#node.attrs['source']));
    this.#fresh();
  }
}

const PLACES = '[data-number], [data-embed], pre.raw';

/** Numbers in text that is kept as it is; the same texts are asked about at every key. */
const counted = new Map<string, number>();
function numbersIn(text: string): number {
  const known = counted.get(text);
  if (known !== undefined) return known;
  if (counted.size > 200) counted.clear();
  const count = placeholders(text).length;
  counted.set(text, count);
  return count;
}

/** Every number on the page with its place among those of the text. */
function* placesIn(root: HTMLElement): Generator<readonly [HTMLElement, number]> {
  let index = 0;
  for (const element of root.querySelectorAll<HTMLElement>(PLACES)) {
    if (element.matches('pre.raw')) index += numbersIn(element.textContent ?? '');
    else yield [element, index++];
  }
}

export const chipIndex = (root: HTMLElement, wanted: globalThis.Node | null): number => {
  for (const [element, index] of placesIn(root)) if (element === wanted) return index;
  return -1;
};

/** What was painted last on each number: most stay as they are from one key to the next. */
const painted = new WeakMap<HTMLElement, Chip>();

const sameChip = (a: Chip, b: Chip): boolean =>
  a === b || (a.shown === b.shown && a.state === b.state && a.title === b.title && a.inside === b.inside);

/**
 * Shows on every number what it has come to. While a long text is read again after typing, the list may lag: a number whose words are not those of
 * its place in the list stays as it is.
 */
export function paintChips(root: HTMLElement, chips: readonly Chip[], label: (chip: Chip) => string): void {
  for (const [element, index] of placesIn(root)) {
    const chip = chips[index];
    if (!chip || element.dataset['number'] !== chip.inside) continue;
    const before = painted.get(element);
    if (before && sameChip(before, chip)) continue;
    painted.set(element, chip);
    element.textContent = chip.shown;
    element.title = chip.title;
    element.setAttribute('aria-label', label(chip));
    for (const state of ['waiting', 'bound', 'missing', 'problem'])
      element.classList.toggle(state, state === chip.state);
  }
}
