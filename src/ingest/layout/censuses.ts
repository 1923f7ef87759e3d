import { yearPeriod, type Period } from '../../catalog';
import { clean } from './cells';

/** The years of China's censuses, by their number: the National Bureau of Statistics names them so. */
const YEARS: Readonly<Record<string, readonly number[]>> = {
  人口: [1953, 1964, 1982, 1990, 2000, 2010, 2020],
  经济: [2004, 2008, 2013, 2018, 2023],
  农业: [1996, 2006, 2016],
};
const NUMBERS = '一二三四五六七八九';
const NAMED = /第([一二三四五六七八九])次(?:全国|全[省市县区]|[\p{Script=Han}]{2,6}[省市县区])?(人口|经济|农业)普查/gu;
const SHORT =
  /(?<![一二三四五六七八九十第])([五六七])普(?![通及法遍惠])|(?<![一二三四五六七八九十])([一二三四五])([经农])普/gu;

/** The year of the one census that these texts name: 第七次全国人口普查, 七普, 四经普; undefined where they name none or several. */
export function censusIn(texts: readonly string[]): Period | undefined {
  const years = new Set<number>();
  for (const text of texts.map(clean)) {
    for (const [, number = '', kind = ''] of text.matchAll(NAMED)) years.add(yearOf(number, kind));
    for (const [, people, number = '', kind] of text.matchAll(SHORT))
      years.add(people === undefined ? yearOf(number, kind === '经' ? '经济' : '农业') : yearOf(people, '人口'));
  }
  const [year, ...more] = [...years];
  return year === undefined || more.length > 0 || Number.isNaN(year) ? undefined : yearPeriod(year);
}

const yearOf = (number: string, kind: string): number => YEARS[kind]?.[NUMBERS.indexOf(number)] ?? NaN;
