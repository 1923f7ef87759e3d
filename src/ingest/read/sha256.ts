import { sha256 } from '@noble/hashes/sha2.js';

type Subtle = { digest(name: string, bytes: Uint8Array): Promise<ArrayBuffer> };

/** SHA-256 in hex. The platform's own where there is one (only secure contexts have it), else the library's. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: Subtle } };
  const subtle = crypto?.subtle;
  const digest = subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes);
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('');
}
