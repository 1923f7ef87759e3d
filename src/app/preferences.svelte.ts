import type { Lang } from '../text';

export type Theme = 'light' | 'dark';

/** Language and colours, kept in this browser where it lets us (a page from a file or in private mode may not). */
export class Preferences {
  lang = $state<Lang>('zh');
  theme = $state<Theme>('light');
  /** Files whose every sheet goes by a known profile are loaded at once, with a notice and a way back. */
  unasked = $state(read('unasked') !== 'no');

  constructor() {
    const lang = read('lang');
    const theme = read('theme');
    if (lang === 'zh' || lang === 'en') this.lang = lang;
    if (theme === 'light' || theme === 'dark') this.theme = theme;
    this.#show();
  }

  setLang(lang: Lang): void {
    this.lang = lang;
    write('lang', lang);
    this.#show();
  }

  setUnasked(unasked: boolean): void {
    this.unasked = unasked;
    write('unasked', unasked ? 'yes' : 'no');
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    write('theme', theme);
    this.#show();
  }

  /** On the root element, so that styles, screen readers and line breaking follow at once. */
  #show(): void {
    if (typeof document === 'undefined') return;
    document.documentElement.lang = this.lang === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset['theme'] = this.theme;
  }
}

const KEY = 'almanac.';

export function read(name: string): string | null {
  try {
    return localStorage.getItem(KEY + name);
  } catch {
    return null; // storage is refused: the default stands
  }
}

export function write(name: string, value: string): void {
  try {
    localStorage.setItem(KEY + name, value);
  } catch {
    // storage is refused: the choice lasts as long as the page
  }
}
