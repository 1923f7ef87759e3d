import { NOTHING, type Selection } from '../view';

/** Selected areas that a chart can set apart. */
const MOST_MARKED = 8;
/** The selection rests when no key has moved it for so long. */
const REST_MS = 160;

/** The selection that the chart shows; a chart of thousands of areas follows when it has come to rest, since it is drawn anew for each. */
export class RestedSelection {
  now = $state.raw<Selection>(NOTHING);
  #resting: ReturnType<typeof setTimeout> | undefined;

  follow(selection: Selection, large: boolean): void {
    clearTimeout(this.#resting);
    if (!large) this.now = selection;
    else this.#resting = setTimeout(() => (this.now = selection), REST_MS);
  }

  stop(): void {
    clearTimeout(this.#resting);
  }
}

/** Areas that stand out in the chart: of a selection of most rows, none does. */
export const standingOut = (areas: readonly string[]): readonly string[] => (areas.length <= MOST_MARKED ? areas : []);
