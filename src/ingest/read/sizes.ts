import { issue, type Issue } from '../../core';

/** Above this a delimited file is planned on its beginning and read by the engine. */
export const LARGE_TEXT = 5 * 1024 * 1024;
/** Above this a file is refused by its size, before its bytes are asked for. */
export const MAX_BYTES = 1024 * 1024 * 1024;
/** Above this many cells a typed table (Parquet, Arrow, JSON) is handed to the engine as delimited text. */
export const LARGE_CELLS = 2_000_000;

/** Says of a size alone whether the file can be taken. Ask before reading its bytes. */
export function refuseBySize(name: string, size: number): Issue | null {
  const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);
  if (size <= MAX_BYTES) return null;
  return issue('error', 'too_large', { file: name }, { size: gigabytes(size), limit: gigabytes(MAX_BYTES) });
}
