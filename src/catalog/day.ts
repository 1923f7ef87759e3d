/**
 * A day as ISO text: `2023-3-18`, `2023/3/18`, `2023.03.18`, `2023年3月18日`, `20230318`, `18.3.2023` (with points the day is first), with or without a time behind it. Null for anything else,
 * days that do not exist, and day-or-month-first writings (`3/18/2023`), which cannot be told apart.
 */
export function parseDay(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const parts =
    /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(
      plain,
    ) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(plain);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(plain);
  if (!parts && !dotted) return null;
  const [year, month, day] = parts
    ? [parts[1], parts[3], parts[4]].map(Number)
    : (dotted ?? []).slice(1).reverse().map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1800 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
