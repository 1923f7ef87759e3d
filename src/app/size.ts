/** A file's size: 812 B, 34 KB, 1.2 MB. Not a figure of the data: rounded for orientation. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log2(bytes) / 10) : 0);
  const value = bytes / 1024 ** step;
  return `${value.toFixed(step > 1 && value < 100 ? 1 : 0)} ${units[step] ?? 'B'}`;
}
