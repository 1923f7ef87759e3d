import type { DocumentDrawing } from '../../app';

/** What draws charts comes when the first one is drawn. */
export const documentDrawing: DocumentDrawing = {
  png: async (picture) => (await import('../chart/render')).renderPngBytes(picture),
};
