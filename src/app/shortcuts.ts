/** What of a keyboard event decides a shortcut. */
export interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const isMac = (platform: string): boolean => /mac|iphone|ipad/i.test(platform);

/** True when the keys pressed are `shortcut` ('Mod+Shift+Z', 'F2'), exactly: no further modifier may be down. */
export function matches(shortcut: string, keys: Keys, platform = ''): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = isMac(platform) ? keys.metaKey : keys.ctrlKey;
  const otherMod = isMac(platform) ? keys.ctrlKey : keys.metaKey;
  return (
    keys.key.toLowerCase() === key.toLowerCase() &&
    mod === wants('Mod') &&
    !otherMod &&
    keys.altKey === wants('Alt') &&
    keys.shiftKey === wants('Shift')
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
};

/** As menus write it: `Ctrl+Shift+Z`, on a Mac `⌘⇧Z`. */
export function shownShortcut(shortcut: string, platform = ''): string {
  const mac = isMac(platform);
  const modifiers: Readonly<Record<string, string>> = mac ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' } : { Mod: 'Ctrl' };
  const parts = shortcut.split('+').map((part) => modifiers[part] ?? SIGNS[part] ?? part);
  return parts.join(mac ? '' : '+');
}

/** As `aria-keyshortcuts` wants it. */
export const ariaShortcut = (shortcut: string, platform = ''): string =>
  shortcut.replace('Mod', isMac(platform) ? 'Meta' : 'Control');
