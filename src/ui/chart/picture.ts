/** Puts a picture on the clipboard; where the page may not, saves it as a file. Says which it was. */
export async function copyPicture(picture: Promise<Blob>, name: string): Promise<'copied' | 'saved'> {
  const write = navigator.clipboard as Clipboard | undefined;
  if (write && typeof ClipboardItem === 'function') {
    try {
      // The promise itself: Safari wants the write to begin inside the click.
      await write.write([new ClipboardItem({ 'image/png': picture })]);
      return 'copied';
    } catch {
      // Refused by the browser or the person: the file below is the other way.
    }
  }
  save(await picture, name);
  return 'saved';
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
