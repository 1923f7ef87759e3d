/**
 * Copies text from within a click. By the `copy` event, since the asynchronous clipboard exists in secure contexts only and
 * offices open this page over plain http. False when the browser refused.
 */
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', put, { once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put);
  }
}
