import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { App, TableFront } from '../../app';
import { copyNow } from '../grid/clipboard';

interface LiveTable<Spec> extends TableFront {
  readonly spec: Spec | null;
  asks: { focus(): void; copyNow: typeof copyNow };
  load(spec: Spec): Promise<void>;
  leave(): void;
}

/** A tab that is a grid of texts: in front while it is there, asked again whenever its question or the data change. */
export const liveTable =
  <Spec>(app: App, front: LiveTable<Spec>, focus: () => void): Attachment =>
  () => {
    untrack(() => {
      app.front = front;
      front.asks = { focus, copyNow };
    });
    // Of their own, so that no other change of status asks again.
    const askable = $derived(app.status?.engine === 'ready' || app.status?.engine === 'starting');
    const dataVersion = $derived(app.status?.dataVersion ?? -1);
    $effect(() => {
      const { spec } = front;
      if (spec && askable && dataVersion >= 0) untrack(() => void front.load(spec));
    });
    return () => {
      front.leave();
      if (app.front === front) app.front = null;
    };
  };
