/** What TypeScript's own library does not know yet; browsers before 2023 neither. */
interface Movable {
  transfer?(length: number): ArrayBuffer;
}

/**
 * Gives the memory of an array back at once, where that can be done; nobody may look at it afterwards. Large arrays weigh nothing in the
 * collector's eyes for a while, and it would leave many of them lying about. A part of a larger buffer is left alone.
 */
export function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (byteLength > 0 && byteLength === buffer.byteLength) (buffer as Movable).transfer?.(0);
}
