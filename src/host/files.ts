import type { FileIn } from '../flow';
import { isLeftover } from '../ingest';

/** A browser's File as the flows take it. One out of a folder is named by its path, folder first: `2024/专利/授权.csv`. */
export const fileIn = (file: File, path = file.webkitRelativePath): FileIn => ({
  name: path || file.name,
  size: file.size,
  host: file,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** Files of a chosen folder in the order of their paths, without what systems leave there. Files chosen singly are all meant. */
export const folderFiles = (files: readonly File[]): readonly FileIn[] =>
  files.some(({ webkitRelativePath }) => webkitRelativePath !== '')
    ? inOrder(files.map((file) => fileIn(file)).filter(({ name }) => !isLeftover(name)))
    : files.map((file) => fileIn(file));

/**
 * Files and folders that were dropped; folders with all that is in them. The entries are taken at once: behind the event they are gone.
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly FileIn[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some((entry) => entry.isDirectory))
    return Promise.resolve([...transfer.files].map((file) => fileIn(file)));
  return Promise.all(entries.map((entry) => filesBelow(entry))).then((all) => all.flat());
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly FileIn[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) return [fileIn(await new Promise<File>((resolve, reject) => { entry.file(resolve, reject); }), path)]; // prettier-ignore
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inner: FileSystemEntry[] = [];
  // A reader gives a folder in parts, and nothing when it has given all.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) break;
    inner.push(...part);
  }
  const wanted = inner.filter(({ fullPath }) => !isLeftover(fullPath.replace(/^\//, '')));
  return inOrder((await Promise.all(wanted.map((each) => filesBelow(each)))).flat());
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** As a file manager lists them: 2月 before 10月. */
const inOrder = (files: readonly FileIn[]): readonly FileIn[] =>
  [...files].sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }));
