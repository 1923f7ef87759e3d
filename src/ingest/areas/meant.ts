import { codeKey } from '../../catalog';
import type { AreaText } from './finder';

/** Whether a key is the one that the code alone would give. */
function isOfCode(key: string, code: string): boolean {
  const at = key.indexOf('@');
  const own = key.slice(key.indexOf(':') + 1, at < 0 ? undefined : at);
  return own === code || codeKey(own) === codeKey(code);
}

/**
 * What the area texts of a source were taken for: name, behind its parent and a stroke where one is stated → key, as in `FileAnswer.areas`. Kept with
 * the source, so that an area renamed or added later does not change what an older file says. Names that stood for several areas, told apart
 * by where they stand, are left out, and so are rows whose code says it.
 */
export class Meant {
  private readonly keys = new Map<string, string | null>();
  private readonly called = new Map<string, string>();

  note({ name, parent, code }: AreaText, key: string | null): void {
    if (name === '' || key === null) return;
    if (!this.called.has(key)) this.called.set(key, name);
    // saidOf asks for the name with its parent first, and for the name alone.
    const text = parent === '' ? name : `${parent}/${name}`;
    const known = this.keys.get(text);
    if (known === undefined) this.keys.set(text, code !== '' && isOfCode(key, code) ? null : key);
    else if (known !== key) this.keys.set(text, null);
  }

  /** For each area the name by which the source calls it, as it first stood there. */
  names(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.called);
  }

  list(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.keys].flatMap(([text, key]) => (key === null ? [] : [[text, key] as const])));
  }
}
