import type { Issue } from '../core';
import type { MessageKey, Params } from '../text';

export type Tone = 'info' | 'good' | 'warning' | 'error';

/** A short message at the corner of the screen. `text` comes from messages, `issue` from what went wrong. */
export interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly key?: MessageKey;
  readonly params?: Params;
  readonly issue?: Issue;
  /** One thing the person can do about it. */
  readonly action?: { readonly label: MessageKey; readonly run: () => void };
  /** Stays until it is closed. */
  readonly sticky: boolean;
}

/** Errors and warnings stay; the rest leaves after a few seconds, long enough to be read (WCAG 2.2.1: nothing is lost). */
const SHOWN_FOR = 6_000;

export class Messages {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  /** `stays`: until it is closed, as warnings and errors do. */
  say(tone: Tone, key: MessageKey, params: Params = {}, action?: Toast['action'], stays = false): number {
    return this.#add({
      tone,
      key,
      params,
      ...(action ? { action } : {}),
      sticky: stays || tone === 'warning' || tone === 'error',
    });
  }

  issue(issue: Issue): number {
    const tone = issue.severity;
    return this.#add({ tone, issue, sticky: tone !== 'info' });
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>): number {
    const id = this.#next++;
    // The same trouble again replaces its message instead of piling up.
    const rest = this.list.filter(
      (old) => !(old.key !== undefined && old.key === toast.key && old.tone === toast.tone),
    );
    this.list = [...rest, { ...toast, id }].slice(-4);
    if (!toast.sticky) setTimeout(() => this.close(id), SHOWN_FOR);
    return id;
  }
}
