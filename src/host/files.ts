import type { FileIn } from '../flow';

/** A browser's File as the flows take it. From a dropped folder only the last part of its path is the name. */
export const fileIn = (file: File): FileIn => ({
  name: file.webkitRelativePath.split('/').pop() || file.name,
  size: file.size,
  host: file,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});
