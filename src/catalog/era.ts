/** First years of the eras of Japan that statistics still count in. */
const NENGO: Readonly<Record<string, number>> = { 明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 };

/**
 * Years of the Republic and of Japan's eras as years of our era: 民國112年 and 民国112年 are 2023年, 民國元年 is 1912年, 令和元年 is 2019年 and
 * 平成30年 2018年. Sheets of Taiwan and Japan count so. Japan's 年度 begins
 * in April and ends in the next year: 平成30年度 is 2018-2019年度.
 */
export const withoutEra = (text: string): string =>
  withoutNengo(
    /民[國国]/.test(text)
      ? text.replace(/(?:中華|中华)?民[國国]\s*(\d{1,3}|元)\s*年/g, (_, year: string) =>
          String((year === '元' ? 1 : Number(year)) + 1911).padEnd(5, '年'),
        )
      : inHan(text),
  );

/** 2023년01월, 2023.01 월, 2023년 1분기 and 상반기 in Han signs; ปี 2562 and พ.ศ. 2562 are 2019. */
const inHan = (text: string): string =>
  /[년월분반ป\u0e1e]/u.test(text)
    ? text
        .replace(/(?<=\d{4})\s*년도?/g, '年')
        .replace(/(?<=\d)\s*월/g, '月')
        .replace(/([1-4])(?:\/4)?\s*분기/g, '$1季度')
        .replace(/상반기/g, '上半年')
        .replace(/하반기/g, '下半年')
        .replace(/(?:ปี(?:\s*พ\.?ศ\.?)?|พ\.?\s?ศ\.?)\s*(25\d{2})/g, (_, year: string) => `${Number(year) - 543}年`)
    : text;

const withoutNengo = (text: string): string =>
  /[治正和成]/.test(text)
    ? text.replace(
        /(明治|大正|昭和|平成|令和)\s*(\d{1,2}|元)(?:\s*年(\s*度(?!末))?|(?=\D|$))/g,
        (_, era: string, year: string, fiscal?: string) => {
          const first = (NENGO[era] ?? 0) + (year === '元' ? 0 : Number(year) - 1);
          return fiscal === undefined ? `${first}年` : `${first}-${first + 1}年度`;
        },
      )
    : text;
