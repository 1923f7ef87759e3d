import type { FileIn } from '../flow';
import { fileIn } from './files';

interface LaunchParams {
  readonly files: readonly { getFile(): Promise<File> }[];
}
interface LaunchQueue {
  setConsumer(consumer: (params: LaunchParams) => void): void;
}

/**
 * Files that the person opened with this program from outside (double click), where the browser can: once it is installed, in
 * Chromium. Elsewhere nothing ever comes.
 */
export function onLaunchFiles(take: (files: readonly FileIn[]) => void): void {
  const queue = (globalThis as { readonly launchQueue?: LaunchQueue }).launchQueue;
  queue?.setConsumer((params) => {
    void Promise.all(params.files.map((handle) => handle.getFile())).then((files) => {
      if (files.length > 0) take(files.map((file) => fileIn(file)));
    });
  });
}
