import type { Attachment } from 'svelte/attachments';

/** A panel over the page: takes the focus, closes when pointer or focus go elsewhere or at Escape; `at` is what it stands below. */
export const popover =
  (onclose: () => void, at?: DOMRect): Attachment<HTMLElement> =>
  (node) => {
    const before = document.activeElement;
    if (at) {
      const { width, height } = node.getBoundingClientRect();
      node.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
      node.style.top = `${at.bottom + height + 8 <= innerHeight ? at.bottom + 2 : Math.max(8, innerHeight - height - 8)}px`;
    }
    node.querySelector<HTMLElement>('input, select, button')?.focus();
    const away = (event: Event): void => {
      if (event.target instanceof Node && !node.contains(event.target)) onclose();
    };
    const keys = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onclose();
      if (before instanceof HTMLElement) before.focus();
    };
    document.addEventListener('pointerdown', away, true);
    node.addEventListener('keydown', keys);
    return () => {
      document.removeEventListener('pointerdown', away, true);
      node.removeEventListener('keydown', keys);
    };
  };
