/** Without the characters that file systems refuse. */
export const fileName = (name: string, ending = 'almanac'): string =>
  `${name.replace(/[\\/:*?"<>|]/g, '_').trim() || 'workspace'}.${ending}`;
