/** Without the characters that file systems refuse. */
export const fileName = (name: string): string => `${name.replace(/[\\/:*?"<>|]/g, '_').trim() || 'workspace'}.almanac`;
