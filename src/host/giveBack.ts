/** What TypeScript's own library does not know yet; browsers before 2023 neither. */
interface Movable {
  transfer?(length: number): ArrayBuffer;
}

/**
 * Gives the memory of an array back at once, where the browser can; nobody may look at it afterwards. Large arrays weigh nothing in the
 * collector's eyes for a while, and it would leave many of them lying about.
 */
export function giveBack({ buffer }: Uint8Array): void {
  (buffer as Movable).transfer?.(0);
}
