/**
 * Years of the Republic as years of our era: 民國112年 and 民国112年 are 2023年, 民國元年 is 1912年. Sheets of Taiwan count so; the first year is 1912.
 */
export const withoutEra = (text: string): string =>
  /民[國国]/.test(text)
    ? text.replace(/(?:中華|中华)?民[國国]\s*(\d{1,3}|元)\s*年/g, (_, year: string) =>
        String((year === '元' ? 1 : Number(year)) + 1911).padEnd(5, '年'),
      )
    : text;
