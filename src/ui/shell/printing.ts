/**
 * Opens the print window once every picture in the sheet is there; `done` is called after it. While the sheet stands, the page has its title:
 * what the file is called when it is saved as PDF. Returns what takes all of it back.
 */
export function openPrinting(sheet: HTMLElement, title: string, done: () => void): () => void {
  const before = document.title;
  document.title = title;
  const images = [...sheet.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined));
  let gone = false;
  // Not when `print` returns: some browsers only begin then.
  addEventListener('afterprint', done, { once: true });
  void Promise.all(images).then(() => {
    if (!gone) window.print();
  });
  return () => {
    gone = true;
    removeEventListener('afterprint', done);
    document.title = before;
  };
}
