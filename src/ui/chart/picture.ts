/**
 * Puts a picture on the clipboard; where the page may not (an intranet address has no async clipboard), saves it as a file. Says
 * which it was.
 */
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
  saveFile(await picture, name);
  return 'saved';
}

/** SVG text on the clipboard: as a picture where the browser can, and as text; false where it may do neither. */
export async function copySvg(svg: string): Promise<boolean> {
  const write = navigator.clipboard as Clipboard | undefined;
  if (!write || typeof ClipboardItem !== 'function') return false;
  const text = new Blob([svg], { type: 'text/plain' });
  const picture = new Blob([svg], { type: 'image/svg+xml' });
  for (const item of [{ 'image/svg+xml': picture, 'text/plain': text }, { 'text/plain': text }]) {
    try {
      await write.write([new ClipboardItem(item)]);
      return true;
    } catch {
      // Not this form: the next.
    }
  }
  return false;
}

export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
