/** Height that the grid keeps for its bar below the columns, also where the platform draws bars over the cells; 0 where all columns are in sight. */
export function scrollBarHeight(node: HTMLElement): number {
  return node.querySelector<HTMLElement>('.ag-body-horizontal-scroll:not(.ag-hidden)')?.offsetHeight ?? 0;
}
