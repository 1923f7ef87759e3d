import type { IHeaderComp, IHeaderGroupComp, IHeaderGroupParams, IHeaderParams } from 'ag-grid-community';

export interface HeadParams {
  readonly title: string;
  readonly texts: { readonly sort: string; readonly menu: string };
  readonly sort: () => { readonly place: number; readonly desc: boolean; readonly many: boolean } | null;
  readonly filtered: () => boolean;
}

/**
 * The head of a column of figures: its name (a click selects the column), an arrow that sorts, with its number where there are several,
 * and a button for its menu, which shows whether the column is filtered. The grid's holder listens to the clicks.
 */
export class FigureHead implements IHeaderComp {
  readonly #box = document.createElement('div');
  readonly #sort = document.createElement('button');
  readonly #menu = document.createElement('button');
  #params: HeadParams | null = null;

  init(params: IHeaderParams & HeadParams): void {
    const label = document.createElement('span');
    label.className = 'head-text';
    label.textContent = params.title;
    this.#box.className = 'head';
    this.#button(this.#menu, 'menu', `${params.title} ${params.texts.menu}`);
    this.#button(this.#sort, 'sort', `${params.title} ${params.texts.sort}`);
    this.#menu.setAttribute('aria-haspopup', 'menu');
    this.#box.append(this.#menu, this.#sort, label);
    this.#params = params;
    this.#say();
  }

  getGui(): HTMLElement {
    return this.#box;
  }

  /** True: drawn anew in place. */
  refresh(params: IHeaderParams & HeadParams): boolean {
    const same = this.#params?.title === params.title;
    this.#params = params;
    if (same) this.#say();
    return same;
  }

  #button(node: HTMLButtonElement, act: string, label: string): void {
    node.type = 'button';
    node.tabIndex = -1;
    node.className = `head-${act}`;
    node.dataset['act'] = act;
    node.setAttribute('aria-label', label);
  }

  #say(): void {
    const sort = this.#params?.sort() ?? null;
    this.#sort.dataset['way'] = sort === null ? 'none' : sort.desc ? 'desc' : 'asc';
    this.#sort.dataset['place'] = sort?.many === true ? String(sort.place) : '';
    this.#menu.dataset['filtered'] = String(this.#params?.filtered() ?? false);
  }
}

/** The name above several columns: cut where they are narrower, and then said in full where it is pointed at. */
export class GroupHead implements IHeaderGroupComp {
  readonly #name = document.createElement('span');

  init({ displayName }: IHeaderGroupParams): void {
    this.#name.className = 'group-name';
    this.#name.textContent = displayName;
    this.#name.title = displayName;
  }

  getGui(): HTMLElement {
    return this.#name;
  }
}

/** A button that adds a column; the grid's holder listens to its clicks. */
export class AddHead implements IHeaderComp {
  readonly #button = document.createElement('button');

  init({ displayName }: IHeaderParams): void {
    this.#button.type = 'button';
    this.#button.tabIndex = -1;
    this.#button.className = 'head-add';
    this.#button.dataset['act'] = 'add';
    this.#button.title = displayName;
    this.#button.setAttribute('aria-label', displayName);
  }

  getGui(): HTMLElement {
    return this.#button;
  }

  refresh({ displayName }: IHeaderParams): boolean {
    this.#button.setAttribute('aria-label', displayName);
    return true;
  }
}
