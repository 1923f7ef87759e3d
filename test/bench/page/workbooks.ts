/** Milliseconds in which the reading library alone makes cells of the files, in a worker. */
export async function bareWorkbooks(files: readonly File[]): Promise<number> {
  const worker = new Worker(new URL('./workbooks.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<number>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<number>) => {
        resolve(data);
      };
      worker.onerror = (event) => {
        reject(new Error(event.message));
      };
      worker.postMessage(files);
    });
  } finally {
    worker.terminate();
  }
}
