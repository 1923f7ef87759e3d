import { read, utils } from '@e965/xlsx';

/** Every sheet of every file as rows of cells: what any program that uses the library has to wait for. */
self.onmessage = async ({ data }: MessageEvent<readonly File[]>) => {
  const from = performance.now();
  for (const file of data) {
    const book = read(new Uint8Array(await file.arrayBuffer()), { type: 'array', dense: true });
    for (const name of book.SheetNames) utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 });
  }
  self.postMessage(performance.now() - from);
};
