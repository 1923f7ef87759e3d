/** Height of the grid's bar below its columns: 0 where all of them are in sight, or where the platform lays bars over the cells. */
export function scrollBarHeight(node: HTMLElement): number {
  const bar = node.querySelector<HTMLElement>('.ag-body-horizontal-scroll:not(.ag-scrollbar-invisible)');
  return bar?.offsetHeight ?? 0;
}
