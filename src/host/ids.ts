/** A random id. `crypto.randomUUID` needs a secure context, which an office's intranet address is not. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
