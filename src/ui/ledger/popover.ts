import type { Attachment } from 'svelte/attachments';
import { onAway } from '../shell/away';

/** A panel over the page: takes the focus, closes when the pointer goes elsewhere or at Escape; `at` is what it stands below. */
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
    const stop = onAway(() => [node], onclose, { focus: false });
    const keys = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onclose();
      if (before instanceof HTMLElement) before.focus();
    };
    node.addEventListener('keydown', keys);
    return () => {
      stop();
      node.removeEventListener('keydown', keys);
    };
  };
