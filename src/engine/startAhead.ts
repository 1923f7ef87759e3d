import type { Engine } from './engine';

/**
 * Begins a start at once, for the first who will ask; whoever asks after that gets a start of his own. The database is
 * thus on its way while the page is still looking for its storage. A failure is told to the first who asks.
 */
export function startAhead(start: () => Promise<Engine>): () => Promise<Engine> {
  let first: Promise<Engine> | null = start();
  first.catch(() => undefined); // told to whoever asks
  return () => {
    const mine = first ?? start();
    first = null;
    return mine;
  };
}
