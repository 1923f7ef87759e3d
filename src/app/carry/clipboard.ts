/** A table as both kinds that programs read: HTML for Word and WPS, tab-separated text for spreadsheets. */
export interface CopiedTable {
  readonly html: string;
  readonly text: string;
}

/** Copies from within a click, by the `copy` event: the asynchronous clipboard is missing over plain http. False when refused. */
export function copyTableNow(table: CopiedTable): boolean {
  const put = putter(table);
  document.addEventListener('copy', put, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put, { capture: true });
  }
}

/** For where too much time went by since the click: the next Ctrl+C takes it. */
export function keepForCopy(table: CopiedTable): void {
  document.addEventListener('copy', putter(table), { capture: true, once: true });
}

const putter =
  (table: CopiedTable) =>
  (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/html', table.html);
    event.clipboardData?.setData('text/plain', table.text);
  };
