import type { PictureWish } from '../view';
import { read, write } from './preferences.svelte';

/** How pictures were wanted last, kept in this browser: an office puts all its charts into the same template. */
export type KeptWish = Omit<PictureWish, 'heightCm'>;

const FIRST: KeptWish = { widthCm: 14.7, dpi: 300, title: true, notes: true };

export function readWish(): KeptWish {
  try {
    const kept: unknown = JSON.parse(read('picture') ?? 'null');
    if (typeof kept !== 'object' || kept === null) return FIRST;
    const { widthCm, dpi, title, notes } = { ...FIRST, ...kept } as Record<keyof KeptWish, unknown>;
    return {
      widthCm: typeof widthCm === 'number' && Number.isFinite(widthCm) ? widthCm : FIRST.widthCm,
      dpi: typeof dpi === 'number' && dpi >= 72 && dpi <= 1200 ? dpi : FIRST.dpi,
      title: title !== false,
      notes: notes !== false,
    };
  } catch {
    return FIRST; // not ours, or of another time
  }
}

export const writeWish = (wish: KeptWish): void => write('picture', JSON.stringify(wish));
