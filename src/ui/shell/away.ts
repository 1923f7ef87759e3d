/** Calls `leave` when the pointer, or with `focus` the focus too, goes to somewhere else on the page than these. Returns the way to stop. */
export function onAway(
  inside: () => readonly (Node | null | undefined)[],
  leave: () => void,
  { focus = true }: { readonly focus?: boolean } = {},
): () => void {
  const away = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Node) || !inside().some((node) => node?.contains(target))) leave();
  };
  const events = focus ? ['pointerdown', 'focusin'] : ['pointerdown'];
  for (const name of events) document.addEventListener(name, away, true);
  return () => {
    for (const name of events) document.removeEventListener(name, away, true);
  };
}
