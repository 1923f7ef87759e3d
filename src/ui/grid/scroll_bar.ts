/**
 * Tells the height that the grid keeps for its bar below the columns, at once and when it changes, also where the platform draws bars over the
 * cells; 0 where all columns are in sight. The library says nothing of it. Returns what ends it.
 */
export function watchScrollBar(node: HTMLElement, tell: (height: number) => void): () => void {
  const bar = node.querySelector<HTMLElement>('.ag-body-horizontal-scroll');
  if (!bar) return () => {};
  const sizes = new ResizeObserver(() => tell(bar.offsetHeight));
  sizes.observe(bar);
  return () => sizes.disconnect();
}
