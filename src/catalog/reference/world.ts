import type { AreaName } from '../types';
import type { ListedArea } from './types';

/** Country codes of ISO 3166-1 as `[alpha-2, alpha-3, number, …]`, and their names by alpha-2: one, or several with the usual one first. */
export interface WorldFile {
  readonly codes: readonly (readonly string[])[];
  readonly en: Readonly<Record<string, string | readonly string[]>>;
  readonly zh: Readonly<Record<string, string | readonly string[]>>;
}

/** Countries; China and the United States stand at the head of lists of their own. */
export function readWorld({ codes, en, zh }: WorldFile): readonly ListedArea[] {
  return codes.flatMap(([two = '', three = '', number = '']): ListedArea[] => {
    if (two === 'CN' || two === 'US') return [];
    const ord = Number(number);
    const names: AreaName[] = [
      ...all(zh[two]).map((name, i): AreaName => ({ name, lang: 'zh', ord, ...(i === 0 ? { preferred: true } : {}) })),
      ...all(en[two]).map((name, i): AreaName => ({ name, lang: 'en', ord, ...(i === 0 ? { preferred: true } : {}) })),
      { name: three, lang: 'en' },
    ];
    return [{ key: `iso:${two}`, scheme: 'iso', code: two, kind: 'country', names, heirs: [], ord }];
  });
}

const all = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names;
