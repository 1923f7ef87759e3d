/** A table as both kinds that programs read: HTML for Word and WPS, tab-separated text for spreadsheets. */
export interface ClipboardTable {
  readonly html: string;
  readonly text: string;
}

/** Fills the clipboard in a `copy` event: works on every page, secure or not. */
export function fill(event: ClipboardEvent, table: ClipboardTable): void {
  event.clipboardData?.setData('text/html', table.html);
  event.clipboardData?.setData('text/plain', table.text);
  event.preventDefault();
}

/** Copies from a button: provokes a `copy` event, since the asynchronous clipboard is missing on plain http. */
export function copyNow(table: ClipboardTable): boolean {
  const listen = (event: ClipboardEvent): void => {
    event.stopImmediatePropagation();
    fill(event, table);
  };
  document.addEventListener('copy', listen, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', listen, { capture: true });
  }
}
